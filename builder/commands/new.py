"""`parcours new`: a course to begin from, which checks clean."""

from pathlib import Path

import click

from builder.errors import ParcoursError


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--empty", is_flag=True, help="Le strict minimum, plutôt qu'un petit cours commenté.")
@click.option("--from", "model", metavar="COURS", help="Partir d'un cours entier : « baom », ou le dossier d'un cours.")
@click.option("--title", help="Titre du cours. [d'après DIR]")
@click.option("--id", "id", help="Identifiant du cours. [d'après DIR]")
def new(folder: Path, empty: bool, model: str | None, title: str | None, id: str | None) -> None:
    """Créer un cours dans un dossier vide ou qui n'existe pas encore."""
    from builder.scaffold.create import EMPTY, STARTER, create
    from builder.scaffold.pieces import slug

    if empty and model:
        raise click.UsageError("« --empty » et « --from » ne vont pas ensemble.")
    name = folder.resolve().name
    own = id if id is not None else slug(name)
    if not own or own != slug(own):
        said = "Écrivez un identifiant en minuscules, chiffres et traits d'union, sans accent : --id mon-cours."
        raise click.BadParameter(said, param_hint="--id")
    source = _model(model) if model else EMPTY if empty else STARTER
    create(folder, source, own, title or name.replace("-", " ").replace("_", " ").capitalize())
    click.echo(f"Le cours « {own} » est dans {folder}. Pour le voir et le vérifier :")
    click.echo(f"  parcours preview {folder}\n  parcours check {folder}")


def _model(named: str) -> Path:
    from builder.scaffold.create import BAOM

    """The folder of a course to copy. An installed package carries the starters, not the BAOM course."""
    if named != "baom":
        return Path(named)
    if not (BAOM / "course" / "course.yaml").is_file():
        said = "Le cours BAOM n'est pas dans cette installation."
        raise ParcoursError(f"{said} Prenez le dépôt de Parcours, puis donnez son dossier : --from DOSSIER.")
    return BAOM
