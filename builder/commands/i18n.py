"""`parcours i18n`: what is translated, a place for what is not, and the mark of what is."""

from pathlib import Path

import click

from builder.i18n import report
from builder.i18n.status import progress, translated
from builder.i18n.sync import Change, accepted, page_accepted, skeletons, write
from builder.source import front_matter, read_text
from builder.translation import Overlay, Part, Twin

_FOLDER = click.argument(
    "folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, exists=True, path_type=Path)
)
_LANGUAGE = click.option("--lang", default="", help="Une seule langue.")


@click.group()
def i18n() -> None:
    """Traduire un cours, et savoir où l'on en est."""


@i18n.command()
@_FOLDER
@_LANGUAGE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Forme du relevé.")
@click.option("--detail", is_flag=True, help="Compter aussi leçons, questions, scènes, termes…")
def status(folder: Path, lang: str, form: str, detail: bool) -> None:
    """Dire, module par module, ce qui est à jour, à revoir, à traduire."""
    found = [progress(each) for each in translated(folder, lang)]
    click.echo(report.as_json(found) if form == "json" else report.text(found, detail))


@i18n.command()
@_FOLDER
@_LANGUAGE
def sync(folder: Path, lang: str) -> None:
    """Préparer les fichiers et les textes qui manquent. Ce qui est traduit n'est jamais touché."""
    written = 0
    for found in translated(folder, lang):
        for change in [*skeletons(folder, found)]:
            write(folder, change)
            click.echo(change[0])
            written += 1
    click.echo(
        f"{written} {'fichiers complétés' if written > 1 else 'fichier complété'}." if written else "Tout y est."
    )


@i18n.command()
@click.argument("names", metavar="CHEMIN…", nargs=-1, required=True)
@click.pass_context
def done(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Déclarer qu'une traduction est faite sur l'original d'aujourd'hui.

    CHEMIN est un fichier traduit ; « fichier#partie » n'en déclare qu'une : une question, une scène, un terme.
    """
    refused = [said for name in names if (said := _done(name))]
    for said in refused:
        click.echo(said, err=True)
    if refused:
        ctx.exit(1)


def _done(name: str) -> str:
    """Declare one file or one of its parts; say why not, if not."""
    path, _, part = name.partition("#")
    file = Path(path).resolve()
    root = next((folder for folder in file.parents if (folder / "course" / "course.yaml").is_file()), None)
    if root is None or not file.is_file():
        return f"{path} : ce fichier n'est pas dans un cours."
    own = file.relative_to(root).as_posix()
    for found in translated(root):
        for twin in (twin for twin in found.draft.twins if twin.path == own):
            return _page(root, twin)
        for overlay in (overlay for overlay in found.draft.overlays if overlay.path == own):
            return _overlay(root, overlay, part)
    return f"{path} : ce fichier n'est la traduction d'aucun autre."


def _page(root: Path, twin: Twin) -> str:
    bodies = [front_matter(read_text(root / path, path), path)[1].strip() for path in (twin.original, twin.path)]
    if bodies[0] == bodies[1] and bodies[0]:
        return f"{twin.path} : cette page est encore l'original, mot pour mot."
    return _declared(root, page_accepted(root, twin), 1)


def _overlay(root: Path, overlay: Overlay, key: str) -> str:
    parts = [part for part in overlay.parts if key in ("", part.key, part.key.rpartition("/")[2])]
    if not parts:
        return f"{overlay.path} : aucune partie ne s'appelle « {key} »."
    ready = [part for part in parts if overlay.complete(part)]
    if key and not ready:
        return f"{overlay.path}#{key} : il reste {_left(overlay, parts)} à traduire."
    return (
        _declared(root, accepted(root, overlay, ready), len(ready)) if ready else f"{overlay.path} : rien de traduit."
    )


def _left(overlay: Overlay, parts: list[Part]) -> str:
    left = [string for part in parts for string in part.needed if string.name not in overlay.strings]
    return f"{len(left)} textes" if len(left) > 1 else "un texte"


def _declared(root: Path, change: Change, count: int) -> str:
    write(root, change)
    click.echo(f"{change[0]} : {count} {'parties' if count > 1 else 'partie'} à jour.")
    return ""
