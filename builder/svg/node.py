"""An element of a drawing, and what a page may take of it."""

import re
from dataclasses import dataclass, field

SPACE = "http://www.w3.org/2000/svg"
LINK = "http://www.w3.org/1999/xlink href"


def _named(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _named(
    """svg g defs path rect circle ellipse line polyline polygon text tspan
    linearGradient radialGradient stop marker clipPath"""
)
IGNORED = _named("title desc metadata")
"""Words beside the drawing: the author's alternative text says it better."""

PAINT = _named(
    """fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-dasharray stroke-dashoffset opacity color stop-color stop-opacity clip-path clip-rule marker-start marker-mid
    marker-end font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing vector-effect
    display visibility"""
)
PLACE = _named(
    """id x y x1 y1 x2 y2 cx cy r rx ry dx dy width height d points transform viewBox preserveAspectRatio offset
    gradientUnits gradientTransform spreadMethod fx fy markerWidth markerHeight markerUnits refX refY orient
    clipPathUnits direction"""
)
HUES = _named("ink ink-2 line edge paper surface sunk none") | {
    f"{hue}{soft}" for hue in ("atlas", "argan", "terre", "safran", "grenade") for soft in ("", "-soft")
}
CLASS = re.compile(rf"(fill|stroke)-({'|'.join(sorted(HUES))})")
"""`class="fill-argan-soft stroke-ink"`: colours of the course, which follow light, dark and print."""


@dataclass
class Node:
    """An element, the attributes that were kept, and what is in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Node | str"] = field(default_factory=list)
