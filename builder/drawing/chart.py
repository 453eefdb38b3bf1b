"""A map of nodes in circles: one column of boxes, and beside it a lane for each link, as on a plan of a railway.

Lines never cross a box, and two lines share a lane only where they do not meet. The same records give the same drawing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from builder.drawing.box import Box
from builder.drawing.lettering import LEADING, Lines, laid, wrapped
from builder.drawing.lines import SIDES, Line, Link, lanes, line, ports

PAD, GAP, PORT, TALL = 8.0, 8.0, 7.0, 44.0
"""Inside a band; between two boxes; between two lines at a box; the least that a finger finds."""


@dataclass(frozen=True)
class Sheet:
    """The paper: its width, the boxes', its lettering, and whether lanes run on both sides of the boxes.

    `tall` is the least height of a box, `pad` what is left inside it, `gap` what is left under it.
    """

    width: float
    box: float
    size: float
    both: bool
    tall: float = TALL
    pad: float = PAD
    gap: float = GAP

    @property
    def left(self) -> float:
        """Where boxes begin."""
        return (self.width - self.box) / 2 if self.both else self.pad

    @property
    def room(self) -> float:
        """What is left for lanes on one side."""
        return (self.width - self.box) / 2 - self.pad if self.both else self.width - self.box - 2 * self.pad


NARROW = Sheet(width=328, box=188, size=14, both=False)
WIDE = Sheet(width=760, box=300, size=15, both=True)
PAPER = Sheet(width=760, box=340, size=17, both=True, tall=26, pad=5, gap=5)
"""A printed page: nobody points at it, and all of a map stands on one."""


@dataclass(frozen=True)
class Node:
    id: str
    label: str


@dataclass(frozen=True)
class Circle:
    """Nodes that belong together, under a title."""

    id: str
    title: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Band:
    """The ground of a circle, and the lines of its title: each with the baseline it stands on."""

    id: str
    x: float
    y: float
    width: float
    height: float
    title_x: float
    title: Lines


@dataclass(frozen=True)
class Chart:
    width: float
    height: float
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def chart(circles: Sequence[Circle], links: Sequence[Link], sheet: Sheet, *, mirrored: bool = False) -> Chart:
    """Place everything on the sheet; `mirrored` for languages that read from right to left."""
    order = [node.id for circle in circles for node in circle.nodes]
    found = [link for link in links if link.start in order and link.end in order and link.start != link.end]
    taken = lanes(found, order, both=sheet.both)
    doors = ports(found, order, taken, both=sheet.both)
    bands, boxes, height = _column(circles, sheet, doors)
    places = {box.id: box for box in boxes}
    flip: Callable[[float], float] = (lambda x: sheet.width - x) if mirrored else (lambda x: x)
    drawn = [
        line(link, (_door(link, "start", places, doors), _door(link, "end", places, doors)), taken, sheet, flip)
        for link in found
    ]
    if mirrored:
        bands = [replace(band, x=flip(band.x + band.width), title_x=flip(band.title_x)) for band in bands]
        boxes = [replace(box, x=flip(box.x + box.width)) for box in boxes]
    return Chart(sheet.width, height, tuple(bands), tuple(boxes), tuple(drawn))


Doors = dict[tuple[str, int], list[tuple[str, str]]]
"""For a box and a side: which end of which link stands at each door, from top to bottom."""


def _column(circles: Iterable[Circle], sheet: Sheet, doors: Doors) -> tuple[list[Band], list[Box], float]:
    bands: list[Band] = []
    boxes: list[Box] = []
    y = 0.0
    for circle in circles:
        top = y
        title = _set(circle.title, sheet, y + sheet.pad)
        y += sheet.pad + len(title) * _leading(sheet) + sheet.pad / 2
        for node in circle.nodes:
            box = _box(node, y, sheet, max(len(doors.get((node.id, side), ())) for side in SIDES))
            boxes.append(box)
            y += box.height + sheet.gap
        ground = (sheet.left - sheet.pad, top, sheet.box + 2 * sheet.pad, y - sheet.gap + sheet.pad - top)
        bands.append(Band(circle.id, *ground, sheet.left, title))
        y += sheet.pad + sheet.gap
    return bands, boxes, max(y - sheet.gap - sheet.pad + sheet.pad, sheet.pad)


def _box(node: Node, y: float, sheet: Sheet, most: int) -> Box:
    lines = wrapped(node.label, sheet.size, sheet.box - 2 * sheet.pad)
    text = len(lines) * _leading(sheet)
    height = max(sheet.tall, text + 2 * sheet.pad, most * PORT + sheet.pad)
    label = _set(node.label, sheet, y + (height - text) / 2)
    return Box(node.id, sheet.left, y, sheet.box, height, label)


def _set(text: str, sheet: Sheet, top: float) -> Lines:
    """Each line of a text with its baseline."""
    return laid(text, sheet.size, sheet.box - 2 * sheet.pad, top)


def _leading(sheet: Sheet) -> float:
    return sheet.size * LEADING


def _door(link: Link, end: str, places: dict[str, Box], doors: Doors) -> tuple[float, int]:
    """How high a link meets its box, and on which side."""
    box = places[link.start if end == "start" else link.end]
    for side in SIDES:
        row = doors.get((box.id, side), [])
        if (link.id, end) in row:
            rank = row.index((link.id, end)) - (len(row) - 1) / 2
            return box.y + box.height / 2 + rank * PORT, side
    raise KeyError(link.id)
