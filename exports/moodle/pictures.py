"""A drawing of the course as a file of its own: outside our pages no style gives it its colours."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree
from markupsafe import Markup

import builder.player
from builder.svg.node import CLASS, PAINT, PLACE, SPACE

_LIGHT = re.compile(r"--([a-z0-9-]+): var\(--if-light, ([^)]+)\)")
_NUMBERED = {
    "circle": {"fill": "surface", "stroke": "ink", "stroke-width": "1.5"},
    "text": {"fill": "ink", "font-family": "sans-serif", "font-weight": "700", "text-anchor": "middle"},
}
"""The discs on the regions of a question, as `spots.css` paints them."""


def standalone(drawing: Markup) -> bytes:
    """An SVG file in the colours of our light pages, from a drawing as a page holds it."""
    inline = etree.fromstring(drawing, etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False))
    _, _, width, height = inline.get("viewBox", "").split()
    root = etree.Element(f"{{{SPACE}}}svg", nsmap={None: SPACE}, width=width, height=height, fill=_colours()["ink"])
    _fill(root, inline)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _fill(made: etree._Element, inline: etree._Element, numbered: bool = False) -> None:
    """The attributes, the words and the parts of an element; only pages understand the others."""
    made.attrib.update({name: value for name, value in inline.items() if name in PAINT or name in PLACE})
    made.attrib.update(_painted(inline, numbered))
    made.text = inline.text
    for child in inline:
        copy = etree.SubElement(made, f"{{{SPACE}}}{child.tag!s}")
        _fill(copy, child, inline.get("class") == "drawing__number")
        copy.tail = child.tail


def _painted(element: etree._Element, numbered: bool) -> Iterator[tuple[str, str]]:
    """Classes as the attributes that they stand for."""
    if numbered:
        for name, value in _NUMBERED[str(element.tag)].items():
            yield name, _colours().get(value, value)
    for one in element.get("class", "").split():
        if found := CLASS.fullmatch(one):
            yield found[1], _colours()[found[2]]


@cache
def _colours() -> dict[str, str]:
    """The light side of each colour in the player's tokens."""
    tokens = Path(builder.player.__file__).parent / "css" / "tokens.css"
    return dict(_LIGHT.findall(tokens.read_text("utf-8"))) | {"none": "none"}
