"""`parcours add`: one more piece, at its place in a course."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

_FOLDER = click.option(
    "--in", "folder", default=".", metavar="DIR", help="Dossier du cours. [.]",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
)  # fmt: skip
_ID = click.option("--id", "id", help="Identifiant. [d'après le titre]")
_MODULE = click.argument("module", metavar="MODULE")
_TITLE = click.argument("title", metavar="TITRE")


@click.group()
def add() -> None:
    """Ajouter un morceau au cours, au bon endroit, prêt à remplir."""


def _piece(*parameters: Callable[[Any], Any]) -> Callable[[Callable[..., None]], click.Command]:
    def command(function: Callable[..., None]) -> click.Command:
        for parameter in reversed((*parameters, _ID, _FOLDER)):
            function = parameter(function)
        return add.command()(function)

    return command


@_piece(_TITLE)
def module(folder: Path, **given: str) -> None:
    """Un module, à la suite des autres."""
    _write("module", folder, given)


@_piece(_MODULE, _TITLE)
def lesson(folder: Path, **given: str) -> None:
    """Une leçon, à la fin du module."""
    _write("lesson", folder, given)


@_piece(_MODULE, _TITLE)
def aid(folder: Path, **given: str) -> None:
    """Une fiche à imprimer."""
    _write("aid", folder, given)


@_piece(_MODULE)
def quiz(folder: Path, **given: str) -> None:
    """Le quiz du module."""
    _write("quiz", folder, given)


@_piece(_MODULE, _TITLE)
def case(folder: Path, **given: str) -> None:
    """Un cas à embranchements."""
    _write("case", folder, given)


@_piece(_MODULE, _TITLE)
def worksheet(folder: Path, **given: str) -> None:
    """Une feuille de travail."""
    _write("worksheet", folder, given)


@_piece(_TITLE)
def document(folder: Path, **given: str) -> None:
    """Un document modèle, pour tout le cours."""
    _write("document", folder, given)


def _write(piece: str, folder: Path, given: dict[str, str]) -> None:
    from builder.scaffold.pieces import Pieces

    click.echo(getattr(Pieces.of(folder), piece)(**given))
