"""The drawing of the home page: one path from the sea to the hills, a station for each module."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from webapp.progress import Journey, State

TURNS = (
    (70, 250), (170, 232), (280, 252), (380, 258), (490, 236), (590, 208), (690, 210), (790, 200),
    (870, 170), (940, 128), (1020, 104), (1090, 86), (1140, 62),
)  # fmt: skip
"""Where the path goes: x to the right, y downwards, in a field of 1200 by 300."""
STEP = 10


@dataclass(frozen=True)
class Stop:
    """A module on the drawing."""

    number: int
    state: State
    x: int
    y: int


@dataclass(frozen=True)
class Landscape:
    """The stations, the whole path, and the part already walked, as SVG points."""

    stops: tuple[Stop, ...]
    way: str
    walked: str


def landscape(journey: Journey) -> Landscape:
    """Spread the modules along the path: the first near the sea, the last near the top."""
    first, last = TURNS[0][0], TURNS[-1][0]
    gap = (last - first) / max(1, len(journey.stations))
    stops = tuple(
        Stop(station.module.number, station.state, x := round(first + gap * (place + 0.5)), round(height(x)))
        for place, station in enumerate(journey.stations)
    )
    return Landscape(stops, _points(first, last), _points(first, _reached(stops, first)))


@cache
def height(x: float) -> float:
    """How high the path is there: a smooth curve through its turns (Catmull–Rom)."""
    place = max(i for i, (turn, _) in enumerate(TURNS[:-1]) if turn <= x or i == 0)
    before, (x0, y0), (x1, y1), after = _around(TURNS, place)
    t = (x - x0) / (x1 - x0)
    bend = (2 * before - 5 * y0 + 4 * y1 - after) * t**2 + (3 * y0 - before - 3 * y1 + after) * t**3
    return (2 * y0 + (y1 - before) * t + bend) / 2


def _around(turns: Sequence[tuple[int, int]], place: int) -> tuple[int, tuple[int, int], tuple[int, int], int]:
    return turns[max(0, place - 1)][1], turns[place], turns[place + 1], turns[min(len(turns) - 1, place + 2)][1]


def _reached(stops: Sequence[Stop], first: int) -> int:
    """How far one walked: to where one is, or to the last module finished."""
    return max((stop.x for stop in stops if stop.state in ("here", "done")), default=first)


@cache
def _points(start: int, end: int) -> str:
    return " ".join(f"{x},{height(x):.0f}" for x in [*range(start, end, STEP), end])
