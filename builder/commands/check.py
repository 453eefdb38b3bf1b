"""`parcours check`: everything there is to fix in a course, at once."""

from datetime import datetime
from pathlib import Path

import click

from builder.commands.reports import FORMS, rules
from builder.haste import uncollected


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice([*FORMS]), default="text", help="Forme du relevé.")
@click.option("--context", default=None, help="Contexte local à appliquer.")
@click.option("--strict", is_flag=True, help="Un avertissement compte comme une erreur.")
@click.option("--silenced", is_flag=True, help="Montrer aussi ce qui est sous silence, et pourquoi.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Relire comme si l'on était ce jour-là.")
@click.option("--list", "listed", is_flag=True, help="Donner les règles, sans rien relire.")
@click.pass_context
@uncollected()
def check(
    ctx: click.Context,
    folder: Path,
    form: str,
    context: str | None,
    strict: bool,
    silenced: bool,
    day: datetime | None,
    listed: bool,
) -> None:
    """Relire tout le cours et donner d'un coup ce qui est à corriger.

    Code de sortie : 0 aucune erreur, 1 des erreurs, 2 commande mal écrite.
    """
    from builder.load import survey

    if listed:
        click.echo(rules())
        return
    report = survey(folder, context, day.date() if day else None)
    click.echo(FORMS[form](report, silenced))
    if any(strict or problem.severity == "error" for problem in report.problems):
        ctx.exit(1)
