"""The lines of a map: which lane each takes, at which door it leaves and enters its boxes, and its path."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

SIDES = (1, -1)
"""After the boxes, in the direction of reading; before them."""
ROUND, HEAD, PITCH = 8.0, 8.0, 9.0


@dataclass(frozen=True)
class Link:
    id: str
    start: str
    end: str
    kind: str


@dataclass(frozen=True)
class Line:
    """A link drawn: its path, and its head, which says its kind by its shape."""

    id: str
    start: str
    end: str
    kind: str
    path: str
    head: str


class Paper(Protocol):
    @property
    def left(self) -> float: ...
    @property
    def room(self) -> float: ...
    @property
    def box(self) -> float: ...


Lanes = dict[str, tuple[int, int]]
"""A link's side and lane; lane 0 is nearest to the boxes."""


def lanes(links: Sequence[Link], order: Sequence[str], *, both: bool) -> Lanes:
    """Short links first: each takes the nearest lane where it overlaps no other."""
    taken: dict[tuple[int, int], list[tuple[int, int]]] = {}
    found: Lanes = {}
    spans = {link.id: _span(link, order) for link in links}
    for link in sorted(links, key=lambda one: spans[one.id][1] - spans[one.id][0]):
        low, high = spans[link.id]
        side = -1 if both and order.index(link.start) > order.index(link.end) else 1
        lane = 0
        while any(a < high and low < b for a, b in taken.get((side, lane), ())):
            lane += 1
        taken.setdefault((side, lane), []).append((low, high))
        found[link.id] = (side, lane)
    return found


def ports(
    links: Sequence[Link], order: Sequence[str], taken: Lanes, *, both: bool
) -> dict[tuple[str, int], list[tuple[str, str]]]:
    """At each box, from top to bottom: what comes from above, nearest lane first; then what goes down, farthest first.

    In that order no line crosses another that leaves the same box.
    """
    doors: dict[tuple[str, int], list[tuple[tuple[int, int], str, str]]] = {}
    for link in links:
        side, lane = taken[link.id]
        for end, box, other in (("start", link.start, link.end), ("end", link.end, link.start)):
            rank = (0, lane) if order.index(other) < order.index(box) else (1, -lane)
            doors.setdefault((box, side), []).append((rank, link.id, end))
    return {place: [(id, end) for _, id, end in sorted(row)] for place, row in doors.items()}


def line(
    link: Link,
    doors: tuple[tuple[float, int], tuple[float, int]],
    taken: Lanes,
    sheet: Paper,
    flip: Callable[[float], float],
) -> Line:
    """From a box out to the lane, along it, and back into the other box."""
    (y1, side), (y2, _) = doors
    edge = sheet.left + sheet.box if side > 0 else sheet.left
    most = max(lane for its, lane in taken.values() if its == side) + 1
    pitch = min(PITCH, (sheet.room - HEAD - 6) / most)
    far = edge + side * (HEAD + 6 + pitch * (taken[link.id][1] + 0.5))
    bend = min(ROUND, abs(y2 - y1) / 2, abs(far - edge) - HEAD + 2)
    down = bend if y2 > y1 else -bend

    def x(value: float) -> str:
        return _short(flip(value))

    path = (
        f"M{x(edge)} {_short(y1)}H{x(far - side * bend)}Q{x(far)} {_short(y1)} {x(far)} {_short(y1 + down)}"
        f"V{_short(y2 - down)}Q{x(far)} {_short(y2)} {x(far - side * bend)} {_short(y2)}H{x(edge + side * 5)}"
    )
    return Line(link.id, link.start, link.end, link.kind, path, _head(link.kind, edge, side, y2, x))


def _head(kind: str, edge: float, side: int, y: float, x: Callable[[float], str]) -> str:
    """authority: a full arrow; influence: an open one; cause: a diamond; flow: two open ones."""

    def at(out: float, up: float) -> str:
        return f"{x(edge + side * out)} {_short(y + up)}"

    if kind == "authority":
        return f"M{at(0, 0)}L{at(8, -3.5)}V{_short(y + 3.5)}Z"
    if kind == "cause":
        return f"M{at(0, 0)}L{at(4.5, -3.5)}L{at(9, 0)}L{at(4.5, 3.5)}Z"
    chevron = f"M{at(5, -3.5)}L{at(0.5, 0)}L{at(5, 3.5)}"
    return chevron if kind == "influence" else f"{chevron}M{at(9, -3.5)}L{at(4.5, 0)}L{at(9, 3.5)}"


def _span(link: Link, order: Sequence[str]) -> tuple[int, int]:
    ends = sorted((order.index(link.start), order.index(link.end)))
    return ends[0], ends[1]


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
