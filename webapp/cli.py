"""The LMS at the command line: serve it, seed its demo, send and forget what is due."""

import gc
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.haste import uncollected
from webapp.settings import Settings, read_settings

if TYPE_CHECKING:
    from flask import Flask

    from webapp.server import Server


@click.command()
@click.option("--demo", is_flag=True, help="Créer d'abord les comptes de démonstration.")
def serve(demo: bool) -> None:
    """Servir le cours aux apprenant·es et aux formatrices et formateurs.

    Réglages : PARCOURS_HOST, PARCOURS_PORT, PARCOURS_WORKERS, PARCOURS_THREADS, PARCOURS_COURSE, PARCOURS_CONTEXT,
    PARCOURS_VAR, PARCOURS_SECRET, PARCOURS_SECURE, PARCOURS_PROXIES, PARCOURS_MAKERS, PARCOURS_SCHEMAS,
    PARCOURS_API_RATE, PARCOURS_REDIS, DATABASE_URL ; pour ce qui part vers d’autres serveurs, PARCOURS_HOOKS_INSIDE,
    PARCOURS_LRS, PARCOURS_LRS_KEY, PARCOURS_LRS_SECRET, PARCOURS_LRS_NAMES ; pour qui surveille, PARCOURS_LOG_LEVEL,
    PARCOURS_LOG_FORMAT, PARCOURS_METRICS_TOKEN ;
    pour les liens et les lettres, PARCOURS_ADDRESS, PARCOURS_MAIL, PARCOURS_SENDER ; pour les données des personnes,
    PARCOURS_CONTACT, PARCOURS_KEEP_PEOPLE, PARCOURS_KEEP_ACCESSES, PARCOURS_KEEP_MESSAGES ; pour l’heure des séances,
    PARCOURS_TIMEZONE ; pour ce qui est servi d’un cours qui change, PARCOURS_PUBLISH.
    """
    settings = _with_the_guide(read_settings()) if demo else read_settings()
    with uncollected():
        server = _server(settings, demo=demo)
    gc.freeze()  # what it is built of stays: no search for cycles goes through it again, here or in its processes
    click.echo(f"Parcours : http://{settings.host}:{settings.port}  (Ctrl+C pour arrêter)")
    server.run()


@click.command()
def demo() -> None:
    """Créer les comptes de démonstration, une seule fois, et les dire."""
    _seed(ready_app(_with_the_guide(read_settings())))


@click.command()
@click.option("--dry-run", is_flag=True, help="Dire ce qui partirait, sans rien supprimer.")
def forget(dry_run: bool) -> None:
    """Supprimer ce qui est plus ancien que ce que l'on garde.

    Les comptes d'apprenant·es que personne n'a utilisés depuis PARCOURS_KEEP_PEOPLE mois, avec tout ce qui est à eux ;
    les lignes du journal des accès et les invitations de plus de PARCOURS_KEEP_ACCESSES mois ; les messages de plus de
    PARCOURS_KEEP_MESSAGES mois ; les énoncés du cours d'autrefois auxquels plus aucune réponse ne renvoie. À lancer
    chaque mois.
    """
    from webapp.forgetting import forget as forget_old

    app = ready_app()
    with app.app_context():
        found = forget_old(app.extensions["settings"], really=not dry_run)
    click.echo("Partiraient :" if dry_run else "Supprimés :")
    click.echo(f"  comptes      {len(found.people)}  {' '.join(found.people)}".rstrip())
    click.echo(f"  accès        {found.accesses}")
    click.echo(f"  invitations  {found.invitations}")
    click.echo(f"  messages     {found.messages}")
    click.echo(f"  énoncés      {found.wordings}")


@click.command()
@click.option("--dry-run", is_flag=True, help="Dire à qui une lettre partirait, sans rien envoyer.")
def remind(dry_run: bool) -> None:
    """Envoyer les rappels du jour : une lettre par personne au plus, jamais deux fois la même.

    À lancer toutes les heures, sans crainte : la nuit et le dimanche, rien ne part, et ce qui a été dit ne l'est plus.
    Sans PARCOURS_MAIL, rien ne part non plus : les rappels se lisent sur la page d'accueil de chacun.
    """
    from webapp.models import now
    from webapp.remind import rounds

    app = ready_app()
    with app.app_context():
        if not app.extensions["mail"].works or rounds.is_quiet(now()):
            click.echo("Rien ne part : pas de serveur de courrier, ou c'est la nuit, ou c'est dimanche.")
            return
        waiting = rounds.letters(now())
        if dry_run:
            click.echo(f"Partiraient : {len(waiting)}  {' '.join(one.user.username for one in waiting)}".rstrip())
            return
        click.echo(f"Lettres envoyées : {sum(rounds.send(one, now()) for one in waiting)} sur {len(waiting)}")


def _server(settings: Settings, *, demo: bool) -> "Server":
    from webapp.server import Server, try_port
    from webapp.start import begin
    from webapp.vitals import metrics
    from webapp.vitals.log import configure

    configure(settings)
    try_port(settings)
    if settings.workers > 1:
        metrics.share(settings.var / "metrics")
    app = ready_app(settings)
    if demo:
        _seed(app)
    begin(app)
    return Server(app, settings)


def _with_the_guide(settings: Settings) -> Settings:
    """The demo shows two courses: the authors' guide stands beside the one there is, when it is here."""
    guide = settings.folders[0] / "docs" / "authors"
    if len(settings.folders) > 1 or not (guide / "course" / "course.yaml").is_file():
        return settings
    return replace(settings, course=Path(os.pathsep.join(map(str, (*settings.folders, guide)))))


def ready_app(settings: Settings | None = None) -> "Flask":
    """The app with its database brought up to date. Flask is imported only when a command runs."""
    from webapp import create_app
    from webapp.migrate import migrate

    app = create_app(settings or read_settings())
    migrate(app)
    return app


def _seed(app: "Flask") -> None:
    from webapp.demo import PASSWORD, seed

    with app.app_context():
        people = seed()
    click.echo(f"Comptes de démonstration (mot de passe : {PASSWORD})")
    for username, says in people:
        click.echo(f"  {username:<10} {says}")
