"""Drawings on paper: an SVG of the page, made to stand alone with the page's colours."""

import re
from html import unescape

from exports.pdf.nodes import Element, node
from exports.pdf.palette import drawing_style

_OPENING = re.compile(r"<svg\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_TITLE = re.compile(r"<title>([^<]*)</title>")
_SAMPLES = frozenset({"map__sample", "scheme__sample"})
"""Signs of a legend: they stand in its line."""
_SIGNS = re.compile("[\u2066-\u2069\u064b-\u0652]")
"""Marks of direction, which no font has; vowel signs, which the typesetter would print without their letter."""
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_SPACE = 'xmlns="http://www.w3.org/2000/svg"'


def drawing(svg: str, *, mirrored: bool) -> Element | None:
    """The drawing of an `<svg>` of ours, and its size in pixels; None for an icon, which repeats the words beside."""
    opening = _OPENING.match(svg)
    given = dict(_ATTRIBUTE.findall(opening[1])) if opening else {}
    classes = given.get("class", "").split()
    box = [float(number) for number in _NUMBER.findall(given.get("viewBox", ""))]
    if not opening or "icon" in classes or len(box) != 4:
        return None
    style = drawing_style(mirrored=mirrored)
    inside = _SIGNS.sub("", svg[opening.end() :])
    head = f'<svg {_SPACE} class="{given.get("class", "")}" viewBox="{given["viewBox"]}" '
    if mirrored and "map__sample" in classes:
        turned = f'<g transform="translate({2 * box[0] + box[2]:g} 0) scale(-1 1)">'
        inside = turned + inside.replace("</svg>", "</g></svg>")
    source = f'{head}width="{box[2]:g}" height="{box[3]:g}"><style>{style}</style>{inside}'
    named = _TITLE.search(svg)
    alt = given.get("aria-label", "") or (named[1] if named else "")
    kind = "drawing" if _SAMPLES.isdisjoint(classes) else "sample"
    return node(kind, src=source, width=box[2], height=box[3], alt=unescape(alt))
