"""Files as an author wrote them: text, YAML and front matter, remembering where each value stands."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from builder.base import Location
from builder.errors import ContentError, Problem
from builder.values import Place, Refused, values

_FRONT = re.compile(r"---[ \t]*\n(.*?\n|)---[ \t]*(?:\n|$)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Document:
    """The data of a YAML text and the place of each of its values. `over` says which come from another file."""

    path: str
    data: Any
    places: dict[Location, Place] = field(default_factory=dict, repr=False)
    over: dict[Location, tuple[str, Place]] = field(default_factory=dict, repr=False)

    def place(self, at: Location) -> Place:
        """Where a value stands, or else the nearest thing around it."""
        while at and at not in self.places:
            at = at[:-1]
        return self.places.get(at, (1, 1))

    def spot(self, at: Location) -> tuple[str, int, int]:
        """The file, line and column of a value, or else of the nearest thing around it."""
        while at and at not in self.over and at not in self.places:
            at = at[:-1]
        path, place = self.over.get(at) or (self.path, self.place(at))
        return path, *place

    def problem(self, at: Location, code: str, what: str, fix: str = "") -> Problem:
        return Problem(*self.spot(at), code, what, fix)


def read_text(file: Path, path: str) -> str:
    """The text of a file that is at hand whatever it is: not one of a course, which `load` reads with more care.

    Raises ContentError when it cannot be read, is not UTF-8 or holds control characters.
    """
    try:
        return decoded(file.read_bytes(), path)
    except OSError as error:
        raise _error(path, 1, 1, "file-unreadable", f"Ce fichier ne se lit pas : {error.strerror}.") from None


def decoded(content: bytes, path: str) -> str:
    """The text of a file, its line ends made plain.

    Raises ContentError when it is not UTF-8 or holds control characters.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        fix = "Enregistrez-le en UTF-8."
        raise _error(path, line, 1, "file-encoding", "Ce fichier n'est pas en UTF-8.", fix) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _CONTROL.search(text):
        line, column = position(text, found.start())
        what = f"Caractère de commande U+{ord(found[0]):04X}."
        raise _error(path, line, column, "file-control", what, "Effacez-le.")
    return text


def position(text: str, offset: int) -> Place:
    """Line and column of an offset in a text."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def read_yaml(text: str, path: str, first_line: int = 1) -> Document:
    """Parse YAML that starts at `first_line` of its file. Raises ContentError at the first thing it cannot read.

    Aliases, duplicate keys and tags beyond plain YAML are refused: a course needs none of them.
    """
    places: dict[Location, Place] = {}
    try:
        return Document(path, values(text, first_line, places), places)
    except Refused as found:
        raise _error(path, *found.place, found.code, found.what) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        what = f"YAML illisible : {_FRENCH.get(str(error.problem), error.problem or error.context)}."
        fix = "Vérifiez les retraits, et mettez entre guillemets un texte qui contient « : »."
        raise _error(path, line, column, "yaml-syntax", what, fix) from None
    except yaml.YAMLError as error:
        raise _error(path, first_line, 1, "yaml-syntax", f"YAML illisible : {error}.") from None


def front_matter(text: str, path: str) -> tuple[Document, str, int]:
    """Split a page into its front matter, its body, and the line the body starts at.

    Raises ContentError when there is no front matter or it is not a mapping.
    """
    found = _FRONT.match(text)
    if not found:
        fix = "Commencez le fichier par « --- », les champs, puis « --- »."
        raise _error(path, 1, 1, "front-matter", "Cette page n'a pas d'en-tête.", fix)
    head = read_yaml(found[1], path, first_line=2)
    if not isinstance(head.data, dict):
        raise _error(path, 1, 1, "front-matter", "L'en-tête de cette page est vide.")
    return head, text[found.end() :], found[0].count("\n") + 1


_FRENCH = {
    "mapping values are not allowed in this context": "un « : » là où il n'est pas permis",
    "did not find expected node content": "une liste ou un groupe n'est pas fermé",
    "did not find expected key": "une clé est attendue ici",
    "found character that cannot start any token": "ce caractère ne peut pas commencer un texte sans guillemets",
    "could not find expected ':'": "il manque « : » après une clé",
    "found unexpected end of stream": "un guillemet n'est pas fermé",
}


def _error(path: str, line: int, column: int, code: str, what: str, fix: str = "") -> ContentError:
    return ContentError([Problem(path, line, column, code, what, fix)])
