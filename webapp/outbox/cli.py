"""`parcours deliver`: a round of deliveries, for cron."""

import click

from webapp.settings import read_settings


@click.command()
def deliver() -> None:
    """Envoyer ce qui attend : évènements aux abonnements (webhooks), traces d’apprentissage au LRS.

    Le serveur s’en charge à chaque évènement ; à lancer chaque quart d’heure là où ses processus ne peuvent pas durer.
    """
    from webapp import db as database
    from webapp.outbox.courier import round_

    click.echo(f"Envoyés : {round_(database.bare_app(read_settings()))}")
