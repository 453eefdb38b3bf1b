"""A curve over weeks as geometry: the middle of a group, the band between its quarters, a grid. No HTML, no clock."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """The sheet: its size, what is left around the drawing for words, and how many weeks may be named."""

    width: int
    height: int
    start: int
    top: int
    foot: int
    names: int


NARROW = Paper(width=328, height=240, start=42, top=14, foot=34, names=3)
WIDE = Paper(width=760, height=280, start=48, top=14, foot=36, names=8)


@dataclass(frozen=True)
class Mark:
    """A place with its words: a week under the drawing, a percentage beside it."""

    x: float
    y: float
    index: int


@dataclass(frozen=True)
class Curve:
    paper: Paper
    band: str
    line: str
    dots: tuple[tuple[float, float], ...]
    weeks: tuple[Mark, ...]
    grid: tuple[Mark, ...]
    mirrored: bool


def curve(points: Sequence[tuple[int, int, int]], paper: Paper, *, mirrored: bool = False) -> Curve:
    """Points are (quarter, middle, three quarters) in percent, one a week; the first is oldest."""
    room = paper.width - paper.start - 12
    step = room / max(1, len(points) - 1)
    tall = paper.height - paper.top - paper.foot

    def across(n: float) -> float:
        x = paper.start + (n * step if len(points) > 1 else room / 2)
        return round(paper.width - x if mirrored else x, 1)

    def high(percent: int) -> float:
        return round(paper.top + tall * (1 - percent / 100), 1)

    uppers = [f"{across(n)} {high(top)}" for n, (_, _, top) in enumerate(points)]
    lowers = [f"{across(n)} {high(low)}" for n, (low, _, _) in enumerate(points)]
    dots = tuple((across(n), high(middle)) for n, (_, middle, _) in enumerate(points))
    every = -(-len(points) // paper.names)
    named = [n for n in range(len(points)) if (len(points) - 1 - n) % every == 0]
    edge = paper.width - paper.start if mirrored else paper.start
    return Curve(
        paper,
        f"M{'L'.join([*uppers, *reversed(lowers)])}Z" if points else "",
        f"M{'L'.join(f'{x} {y}' for x, y in dots)}" if points else "",
        dots,
        tuple(Mark(across(n), paper.height - paper.foot + 20, n) for n in named),
        tuple(Mark(edge, high(percent), percent) for percent in (0, 25, 50, 75, 100)),
        mirrored,
    )
