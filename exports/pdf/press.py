"""The press: a book as data and the files that it shows, to the bytes of a PDF."""

import json
import re
import shutil
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, cast

from builder.errors import ExportError
from exports.base import File
from exports.pdf.fonts import typefaces
from exports.pdf.palette import painted

TEMPLATES = Path(__file__).parent / "templates"
STANDARD: Literal["ua-1"] = "ua-1"
"""ISO 14289-1 (PDF/UA): tagged, titled, in a named language; every drawing has its words. The compiler refuses less."""

_LONG = re.compile(r'^panicked with: "?fiche:(.+?)"?$', re.DOTALL)
_PICTURE = re.compile(r"failed to (?:decode|parse|load).+", re.DOTALL)
_UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')


def printed(book: dict[str, Any], files: Iterable[File], day: date, *, strict: bool = True) -> bytes:
    """Typeset a book. `files` are the pictures that it names; `day` dates the file: same book, same bytes.

    When it is not `strict`, a sign that no font has costs the file its claim to PDF/UA, and is left blank.

    Raises ExportError when no font has a sign, when a fiche is longer than its page, when a picture cannot be read.
    """
    import typst  # eighty megabytes that no other command needs

    with TemporaryDirectory() as folder:
        place = Path(folder)
        lay(place, book, files)
        fonts, at = typefaces(), datetime.combine(day, time(), UTC)
        compiled = partial(typst.compile, place / "main.typ", root=place, font_paths=fonts, timestamp=at)
        try:
            return cast(bytes, compiled(pdf_standards=[STANDARD]))
        except typst.TypstError as error:
            if not strict and _UNSHOWN.search(error.message):
                return cast(bytes, compiled())
            raise ExportError(f"{_sentence(error.message)} Rien n'a été écrit.") from error


def lay(place: Path, book: dict[str, Any], files: Iterable[File]) -> None:
    """Lay out all that the typesetter reads: our templates, the book as data, its pictures."""
    shutil.copytree(TEMPLATES, place, dirs_exist_ok=True)
    for drawing in place.glob("*.svg"):
        drawing.write_text(painted(drawing.read_text("utf-8")), "utf-8")
    (place / "book.json").write_text(json.dumps(book, ensure_ascii=False), "utf-8")
    for file in files:
        target = place / "files" / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)


def _sentence(message: str) -> str:
    if unshown := _UNSHOWN.search(message):
        return f"Aucune police du PDF n'a le signe « {unshown[1]} » : remplacez-le dans le cours."
    if long := _LONG.search(message):
        return f"La fiche « {long[1]} » ne tient pas sur une page A4, même en petits caractères : raccourcissez-la."
    if picture := _PICTURE.search(message):
        return f"Une image du cours ne se lit pas ({picture[0]}) : enregistrez-la de nouveau, en SVG, PNG ou JPEG."
    return f"Le PDF ne se compose pas : {message}."
