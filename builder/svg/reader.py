"""Reads a drawing with the standard library's parser: known elements and attributes are kept, dangers are refused."""

import re
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

from builder.errors import ContentError, Problem
from builder.svg.node import CLASS, ELEMENTS, IGNORED, LINK, PAINT, PLACE, SPACE, Node
from builder.svg.writer import Drawing

LARGEST = 200_000
"""Bytes: beyond, a page would be too heavy for a phone."""

DEEPEST = 60

_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!['\"]?#)|javascript:|expression\(|@import", re.IGNORECASE)


def read_svg(data: bytes, path: str) -> Drawing:
    """The drawing of a file. Raises ContentError with all that keeps it out of a page."""
    reader = _Reader(path)
    if len(data) > LARGEST:
        reader.refuse("svg-unreadable", f"Ce dessin pèse plus de {LARGEST // 1000} ko.", "Simplifiez-le.")
    else:
        reader.read(data)
    if reader.problems:
        raise ContentError(reader.problems)
    return Drawing(reader.root)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root = Node("svg", {})
        self.open: list[Node] = []
        self.skipping = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def read(self, data: bytes) -> None:
        try:
            self.parser.Parse(data, True)
        except expat.ExpatError as error:
            self.refuse(
                "svg-unreadable",
                "Ce dessin n'est pas un SVG lisible.",
                "Enregistrez-le de nouveau en SVG.",
                line=error.lineno,
            )
        except _Stop:
            return
        if not self.problems and not Drawing(self.root).size:
            fix = 'Ajoutez viewBox="0 0 largeur hauteur".'
            self.refuse("svg-unreadable", "Ce dessin n'a pas de « viewBox ».", fix, line=1)

    def refuse(self, code: str, what: str, fix: str, line: int = 0) -> None:
        here = line or self.parser.CurrentLineNumber or 1
        self.problems.append(Problem(self.path, here, 1, code, what, fix))

    def _doctype(self, *_: object) -> None:
        self.refuse("svg-unsafe", "Ce dessin déclare un DOCTYPE.", "Retirez la ligne « <!DOCTYPE … > ».")
        raise _Stop

    def _start(self, name: str, given: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        if not self.open and (space, tag) != (SPACE, "svg"):
            what = "Ce fichier n'est pas un dessin SVG."
            self.refuse("svg-unreadable", what, "Enregistrez-le de nouveau en SVG.")
            raise _Stop
        if len(self.open) > DEEPEST:
            self.refuse("svg-unreadable", "Ce dessin est trop profondément emboîté.", "Dégroupez ses éléments.")
            raise _Stop
        if self.skipping or space != SPACE or tag in IGNORED:
            self.skipping += 1
            return
        if tag not in ELEMENTS:
            styled = "Exportez le dessin avec des attributs de présentation."
            fix = styled if tag == "style" else "Retirez-le du dessin."
            self.refuse("svg-unsafe", f"L'élément « {tag} » n'est pas permis dans un dessin.", fix)
            self.skipping += 1
            return
        node = Node(tag, dict(self._kept(given)))
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _end(self, _name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.open.pop()

    def _text(self, text: str) -> None:
        if self.open and not self.skipping and self.open[-1].tag in {"text", "tspan"}:
            self.open[-1].children.append(text)

    def _kept(self, given: dict[str, str]) -> Iterator[tuple[str, str]]:
        """What is known, and the style's own declarations made attributes: a page forbids `style`."""
        for name, value in given.items():
            if name.lower().startswith("on") or _OUTSIDE.search(value) or name in {"href", LINK}:
                self.refuse("svg-unsafe", f"L'attribut « {name.split(' ')[-1]} » n'est pas permis ici.", "Retirez-le.")
            elif name in PAINT or name in PLACE:
                yield name, value
            elif name == "class" and (classes := [one for one in value.split() if CLASS.fullmatch(one)]):
                yield name, " ".join(classes)
            elif name == "style":
                yield from _declared(value)


class _Stop(Exception):  # nothing more to read
    pass


def _declared(style: str) -> Iterator[tuple[str, Any]]:
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in PAINT:
            yield name.strip(), value.strip()
