"""Years as an axis, and beside it what happened: each label as near to its date as the others allow.

Where both sides serve, a year is as high as any other. Where only one does, a year takes the height of what it holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor

from builder.drawing.lettering import Lines, laid, tall

SMALL, GAP, APART = 0.86, 12.0, 11.0
"""How much smaller a date is than what it dates; between two labels; between two marks."""
LEAD, HEAD, BAND, LEAST = 26.0, 14.0, 44.0, 27.0
"""From the axis to a label; the axis's arrow; the axis's width; the least height of a year."""


@dataclass(frozen=True)
class Moment:
    """What happened at `start`, until `end`, both in years (2013.7). Its `side` of the axis: 0 before, 1 after."""

    id: str
    start: float
    end: float
    track: int
    side: int
    date: str
    title: str


@dataclass(frozen=True)
class Ruler:
    """The paper: its width, where the axis begins, its lettering, and whether labels stand on both sides."""

    width: float
    axis: float
    size: float
    both: bool


SCROLL = Ruler(width=328, axis=0, size=14, both=False)
SPREAD = Ruler(width=760, axis=358, size=15, both=True)


@dataclass(frozen=True)
class Flag:
    """A moment on paper: its mark on the axis's edge, how long it lasts there, its line, and its words from `x` on."""

    id: str
    track: int
    mark: tuple[float, float]
    lasts: tuple[float, float] | None
    path: str
    x: float
    ends: bool
    date: Lines
    title: Lines


@dataclass(frozen=True)
class Axis:
    width: float
    height: float
    left: float
    foot: float
    years: tuple[tuple[int, float], ...]
    ticks: tuple[float, ...]
    flags: tuple[Flag, ...]

    @property
    def middle(self) -> float:
        return self.left + BAND / 2


def axis(moments: Sequence[Moment], ruler: Ruler) -> Axis:
    """Place every moment. The same moments give the same drawing."""
    sides = _sides(moments, ruler)
    scale = _scale(moments, sides, ruler)
    flags = {flag.id: flag for side in sides for flag in _flags(side, ruler, scale)}
    years = tuple((year, scale.at(year + 0.5)) for year in range(scale.first, scale.first + len(scale.feet) - 1))
    ticks = scale.feet[1:-1]
    return Axis(
        ruler.width, scale.foot + HEAD, ruler.axis, scale.foot, years, ticks, tuple(flags[one.id] for one in moments)
    )


def spread(wanted: Sequence[tuple[float, float]], low: float, high: float) -> list[float]:
    """Tops of things of these (middle, height), in their order: none on another, each as near as can be."""
    groups: list[_Group] = []
    for middle, height in wanted:
        group = _Group([middle - height / 2], height)
        while groups and groups[-1].top(low, high) + groups[-1].height > group.top(low, high):
            before = groups.pop()
            wants = [*before.wants, *(want - before.height for want in group.wants)]
            group = _Group(wants, before.height + group.height)
        groups.append(group)
    tops, heights = [], [height for _, height in wanted]
    for group in groups:
        top = group.top(low, high)
        for _ in group.wants:
            tops.append(top)
            top += heights[len(tops) - 1]
    return tops


@dataclass(frozen=True)
class _Group:
    """Things that touch: where each would have the first of them stand."""

    wants: list[float]
    height: float

    def top(self, low: float, high: float) -> float:
        return max(low, min(sum(self.wants) / len(self.wants), high - self.height))


@dataclass(frozen=True)
class _Scale:
    """Where the first year begins, and how high each year ends."""

    first: int
    feet: tuple[float, ...]

    @property
    def foot(self) -> float:
        return self.feet[-1]

    def at(self, moment: float) -> float:
        year = min(floor(moment) - self.first, len(self.feet) - 2)
        return self.feet[year] + (moment - self.first - year) * (self.feet[year + 1] - self.feet[year])


def _scale(moments: Sequence[Moment], sides: Sequence[Sequence[Moment]], ruler: Ruler) -> _Scale:
    first, last = floor(min(one.start for one in moments)), ceil(max(one.end for one in moments))
    if ruler.both:
        most = max(sum(_height(one, ruler) for one in side) for side in sides)
        heights = [max(LEAST, most / (last - first))] * (last - first)
    else:
        heights = [LEAST * 0.7] * (last - first)
        for year in range(first, last):
            held = sum(_height(one, ruler) for one in moments if floor((one.start + one.end) / 2) == year)
            heights[year - first] = max(heights[year - first], held)
    return _Scale(first, (0.0, *accumulate(heights)))


def _sides(moments: Sequence[Moment], ruler: Ruler) -> list[list[Moment]]:
    """Before the axis and after it, or all after it; each side in time."""
    found: list[list[Moment]] = [[], []]
    for one in sorted(moments, key=lambda one: one.start + one.end):
        found[one.side if ruler.both else 1].append(one)
    return found


def _words(one: Moment, ruler: Ruler, top: float) -> tuple[Lines, Lines]:
    small = ruler.size * SMALL
    room = (ruler.axis if ruler.both else ruler.width - BAND) - LEAD
    date = laid(one.date, small, room, top)
    return date, laid(one.title, ruler.size, room, top + tall(date, small))


def _height(one: Moment, ruler: Ruler) -> float:
    date, title = _words(one, ruler, 0)
    return tall(date, ruler.size * SMALL) + tall(title, ruler.size) + GAP


def _flags(side: Sequence[Moment], ruler: Ruler, scale: _Scale) -> list[Flag]:
    after = not ruler.both or (side and side[0].side == 1)
    edge, out = (ruler.axis + BAND, 1) if after else (ruler.axis, -1)
    heights = [_height(one, ruler) for one in side]
    points = [scale.at((one.start + one.end) / 2) for one in side]
    tops = spread([*zip(points, heights, strict=True)], 0, scale.foot)
    marks = [top + APART / 2 for top in spread([(point, APART) for point in points], 0, scale.foot)]
    made = []
    for one, top, mark in zip(side, tops, marks, strict=True):
        date, title = _words(one, ruler, top + GAP / 2)
        level = date[0][1] - ruler.size * SMALL * 0.32
        path = f"M{edge} {mark:.0f}L{edge + out * (LEAD - 12)} {level:.0f}H{edge + out * (LEAD - 5)}"
        lasts = (scale.at(one.start), scale.at(one.end)) if one.end - one.start > 1 / 4 else None
        made.append(Flag(one.id, one.track, (edge, mark), lasts, path, edge + out * LEAD, not after, date, title))
    return made
