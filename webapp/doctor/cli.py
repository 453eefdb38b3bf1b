"""`parcours doctor`: everything that is wrong, at once."""

import os

import click


@click.command()
@click.option("--mail", "to", default="", metavar="ADRESSE", help="Envoyer aussi une lettre d’essai à cette adresse.")
def doctor(to: str) -> None:
    """Dire ce qui ne va pas dans cette installation, et quoi faire.

    Lit les mêmes réglages que « serve », et ne change rien. Le code de sortie est 1 dès que quelque chose est grave.
    """
    from webapp.doctor import around, served, setup, storage

    settings, found = setup.readable(os.environ)
    about_settings = (
        setup.contradictions, setup.unfinished, setup.letters, setup.secrets, setup.clocks, setup.fonts, served.courses,
    )  # fmt: skip
    about_the_rest = (storage.disk, storage.database, storage.backups, around.counter, around.memory)
    for check in about_settings + about_the_rest:
        found.extend(check(settings))
    found.extend(around.post(settings, to))
    for one in found:
        click.echo(f"{'✗' if one.grave else '!'} {one.what}\n  → {one.fix}")
    grave = sum(one.grave for one in found)
    click.echo(f"{grave} à corriger, {len(found) - grave} à savoir." if found else "Rien à signaler.")
    if grave:
        raise SystemExit(1)
