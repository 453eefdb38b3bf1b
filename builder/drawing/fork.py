"""A way with forks as geometry: what is done, what is asked, two answers side by side, and where they meet again."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder.drawing.box import Box
from builder.drawing.lettering import Lines, laid, tall, width

PAD, GAP, HEAD, LEAST, APART = 11.0, 24.0, 8.0, 46.0, 14.0
"""Inside a box; from a box to the next; an arrow's head; the least height of a box; between two answers."""


@dataclass(frozen=True)
class Stop:
    """Something done; or asked, when it has `ways`: an answer and what follows it. `doubt`: it is to be verified."""

    id: str
    title: str
    doubt: bool = False
    ways: tuple[tuple[str, tuple["Stop", ...]], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The paper: its width, the widest box, its lettering."""

    width: float
    box: float
    size: float


TIGHT = Sheet(width=328, box=300, size=14)
ROOMY = Sheet(width=760, box=340, size=15)


@dataclass(frozen=True)
class Shape(Box):
    """A stop on paper. `kind`: start, step, question or end."""

    kind: str
    doubt: bool


@dataclass(frozen=True)
class Answer:
    """What leads into a way, written over its line."""

    x: float
    y: float
    height: float
    width: float
    label: Lines


@dataclass(frozen=True)
class Fork:
    width: float
    height: float
    shapes: tuple[Shape, ...]
    answers: tuple[Answer, ...]
    lines: tuple[str, ...]
    heads: tuple[str, ...]


def fork(stops: Sequence[Stop], sheet: Sheet) -> Fork:
    """Place every stop, from top to bottom."""
    pen = _Pen(sheet)
    foot = pen.follow(stops, (0, sheet.width), 0, whole=True)
    return Fork(sheet.width, foot, tuple(pen.shapes), tuple(pen.answers), tuple(pen.lines), tuple(pen.heads))


class _Pen:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.shapes: list[Shape] = []
        self.answers: list[Answer] = []
        self.lines: list[str] = []
        self.heads: list[str] = []

    def follow(self, stops: Sequence[Stop], band: tuple[float, float], y: float, *, whole: bool = False) -> float:
        """Stops one under the other within a band; where the last of them ends."""
        middle = sum(band) / 2
        for i, stop in enumerate(stops):
            if i:
                self._arrow(middle, y, y + GAP)
                y += GAP
            y = self._stop(stop, _kind(stop, i, len(stops), whole=whole), band, y)
            if stop.ways:
                y = self._ways(stop, band, y, rejoin=i + 1 < len(stops))
        return y

    def _stop(self, stop: Stop, kind: str, band: tuple[float, float], y: float) -> float:
        width = min(self.sheet.box, band[1] - band[0])
        inset = PAD + (12 if kind == "question" else 0)
        lines = laid(stop.title, self.sheet.size, width - 2 * inset, 0)
        height = max(LEAST, tall(lines, self.sheet.size) + 2 * PAD)
        top = y + (height - tall(lines, self.sheet.size)) / 2
        label = laid(stop.title, self.sheet.size, width - 2 * inset, top)
        x = sum(band) / 2 - width / 2
        self.shapes.append(Shape(stop.id, x, y, width, height, label, kind, stop.doubt))
        return y + height

    def _ways(self, stop: Stop, band: tuple[float, float], y: float, *, rejoin: bool) -> float:
        """Each answer in its column; the lines meet again under the longer."""
        middle, high = sum(band) / 2, y + 12
        wide = (band[1] - band[0] - APART) / len(stop.ways)
        size = self.sheet.size * 0.93
        labels = [laid(answer, size, wide - 2 * PAD, 0) for answer, _ in stop.ways]
        tallest = max(tall(label, size) for label in labels) + 8
        feet = []
        for i, (answer, stops) in enumerate(stop.ways):
            left = band[0] + i * (wide + APART)
            x = left + wide / 2
            self.lines.append(f"M{middle} {y:.0f}V{high:.0f}H{x:.0f}V{high + 12:.0f}")
            label = laid(answer, size, wide - 2 * PAD, high + 12 + (tallest - tall(labels[i], size)) / 2)
            broad = min(wide, max(width(words, size) for words, _ in label) + 2 * PAD)
            self.answers.append(Answer(x - broad / 2, high + 12, tallest, broad, label))
            foot = high + 12 + tallest
            if stops:
                self._arrow(x, foot, foot + 18)
                foot = self.follow(stops, (left, left + wide), foot + 18)
            feet.append((x, foot))
        low = max(foot for _, foot in feet) + (14 if rejoin else 0)
        if rejoin:
            self.lines.extend(f"M{x:.0f} {foot:.0f}V{low:.0f}H{middle}" for x, foot in feet)
        return low

    def _arrow(self, x: float, y: float, to: float) -> None:
        self.lines.append(f"M{x:.0f} {y:.0f}V{to - HEAD + 2:.0f}")
        self.heads.append(f"M{x:.0f} {to:.0f}L{x - 4:.0f} {to - HEAD:.0f}H{x + 4:.0f}Z")


def _kind(stop: Stop, place: int, of: int, *, whole: bool) -> str:
    if stop.ways:
        return "question"
    if whole and place in {0, of - 1}:
        return "start" if place == 0 else "end"
    return "step"
