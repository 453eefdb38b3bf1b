"""Steps as a way that turns: out along one row, back along the other, so that coming back is a short way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.drawing.lettering import Lines, laid, tall

PAD, DISC, LANE, HEAD = 12.0, 15.0, 24.0, 8.0
"""Inside a card; a number's radius; between two ways back; an arrow's head."""
SMALL = 0.87


@dataclass(frozen=True)
class Step:
    """A step: its title, and how long it takes, in words."""

    id: str
    title: str
    time: str = ""


@dataclass(frozen=True)
class Again:
    """A way back from a step to an earlier one, and why."""

    start: str
    end: str
    why: str


@dataclass(frozen=True)
class Card:
    id: str
    x: float
    y: float
    width: float
    height: float
    number: int
    title: Lines
    title_x: float
    time: Lines
    time_x: float
    time_ends: bool
    why: Lines = ()

    @property
    def disc(self) -> tuple[float, float]:
        return self.x + PAD + DISC, self.y + PAD + DISC


@dataclass(frozen=True)
class Arrow:
    """A line, its head, and what is said beside it, from `x` on."""

    path: str
    head: str
    x: float = 0
    words: Lines = ()


@dataclass(frozen=True)
class Turn:
    width: float
    height: float
    cards: tuple[Card, ...]
    ways: tuple[Arrow, ...]
    again: tuple[Arrow, ...]


def column(steps: Sequence[Step], again: Sequence[Again], width: float = 328, size: float = 15) -> Turn:
    """For a narrow sheet: one step under the other; ways back run beside, the shortest nearest."""
    numbers = {step.id: i for i, step in enumerate(steps)}
    lanes = sorted(again, key=lambda one: numbers[one.start] - numbers[one.end])
    reasons = {one.start: one.why for one in again}
    room = width - (LANE * len(again) + HEAD if again else 0)
    cards: list[Card] = []
    y = 0.0
    for step in steps:
        x = PAD + 2 * DISC + PAD
        title = laid(step.title, size, room - x - PAD, y + PAD + 4)
        under = y + PAD + 5 + tall(title, size)
        time = laid(step.time, size * SMALL, room - x - PAD, under)
        under += tall(time, size * SMALL)
        why = laid(reasons.get(step.id, ""), size * SMALL, room - x - PAD, under)
        height = max(2 * PAD + 2 * DISC, under + tall(why, size * SMALL) - y + PAD)
        cards.append(Card(step.id, 0, y, room, height, numbers[step.id] + 1, title, x, time, x, False, why))
        y += height + 20
    places = {card.id: card for card in cards}
    down = [_down(PAD + DISC, one.y + one.height, other.y) for one, other in pairwise(cards)]
    back = [_beside(places[one.start], places[one.end], room, i) for i, one in enumerate(lanes)]
    return Turn(width, y - 20, tuple(cards), tuple(down), tuple(back))


def around(steps: Sequence[Step], again: Sequence[Again], width: float = 760, size: float = 15) -> Turn:
    """For a wide sheet: half the steps out, one at the turn when they are odd, half back below."""
    half, odd = divmod(len(steps), 2)
    between, gap = 20.0, 74.0 if again else 40.0
    wide = (width - between * (half + odd - 1)) / (half + odd)
    heights = [_tall(step, wide, size) for step in steps]
    tall_one, low = max(heights[:half], default=0), max(heights[half + odd :], default=0)
    if not half:
        gap = 0
    total = max(tall_one + gap + low, *heights)
    cards = []
    for i, step in enumerate(steps):
        turning = odd and i == half
        spot = i if i <= half - (0 if odd else 1) else len(steps) - 1 - i
        height = heights[i] if turning else tall_one if i < half else low
        y = (total - height) / 2 if turning else 0 if i < half else total - low
        cards.append(_card(step, i + 1, (spot * (wide + between), y, wide, height), size))
    ways = [_way(one, other) for one, other in pairwise(cards)]
    places = {card.id: card for card in cards}
    middle = tall_one + gap / 2
    back = [_back(places[one.start], places[one.end], middle, one.why, (wide, size)) for one in again]
    return Turn(width, total, tuple(cards), tuple(ways), tuple(back))


def _tall(step: Step, wide: float, size: float) -> float:
    return PAD + 2 * DISC + 6 + tall(laid(step.title, size, wide - 2 * PAD + 8, 0), size) + PAD - 2


def _card(step: Step, number: int, place: tuple[float, float, float, float], size: float) -> Card:
    x, y, wide, height = place
    title = laid(step.title, size, wide - 2 * PAD + 8, y + PAD + 2 * DISC + 6)
    time = laid(step.time, size * SMALL, wide, y + PAD + DISC - size * SMALL * 0.62)
    return Card(step.id, x, y, wide, height, number, title, x + PAD, time, x + wide - PAD, True)


def _down(x: float, top: float, foot: float) -> Arrow:
    return Arrow(f"M{x} {top:.0f}V{foot - HEAD + 2:.0f}", _head(x, foot, (0, 1)))


def _beside(start: Card, end: Card, edge: float, lane: int) -> Arrow:
    """Out of one card, along its lane, and back into the other."""
    x, low, high = edge + HEAD + LANE * (lane + 0.5), start.y + start.height / 2, end.y + end.height / 2
    path = f"M{edge} {low:.0f}H{x - 8}Q{x} {low:.0f} {x} {low - 8:.0f}V{high + 8:.0f}Q{x} {high:.0f} {x - 8} {high:.0f}"
    return Arrow(f"{path}H{edge + HEAD - 2}", _head(edge, high, (-1, 0)))


def _way(one: Card, other: Card) -> Arrow:
    """From a card to the next: straight in a row, bent at the turn."""
    y, to = one.y + one.height / 2, other.y + other.height / 2
    side = 1 if other.x > one.x else -1
    if one.x == other.x:
        return _down(one.x + one.width / 2, one.y + one.height, other.y)
    start, end = (one.x + one.width, other.x) if side > 0 else (one.x, other.x + other.width)
    if y == to:
        return Arrow(f"M{start:.0f} {y:.0f}H{end - side * (HEAD - 2):.0f}", _head(end, y, (side, 0)))
    if side > 0:
        x = other.x + other.width / 2
        path = f"M{start:.0f} {y:.0f}H{x - 12:.0f}Q{x:.0f} {y:.0f} {x:.0f} {y + 12:.0f}V{other.y - HEAD + 2:.0f}"
        return Arrow(path, _head(x, other.y, (0, 1)))
    x = one.x + one.width / 2
    path = f"M{x:.0f} {one.y + one.height:.0f}V{to - 12:.0f}Q{x:.0f} {to:.0f} {x - 12:.0f} {to:.0f}"
    return Arrow(f"{path}H{end + HEAD - 2:.0f}", _head(end, to, (-1, 0)))


def _back(start: Card, end: Card, middle: float, why: str, measures: tuple[float, float]) -> Arrow:
    """Through the room between the rows; why, beside it."""
    wide, size = measures
    (x, y), (to_x, to_y) = _door(start, middle), _door(end, middle)
    up = 1 if to_y > middle else -1
    path = f"M{x:.0f} {y:.0f}" + (f"V{middle:.0f}H{to_x:.0f}" if x != to_x else "") + f"V{to_y - up * (HEAD - 2):.0f}"
    words = laid(why, size * SMALL, wide * 0.95, 0)
    top = middle - tall(words, size * SMALL) / 2 - 1
    return Arrow(path, _head(to_x, to_y, (0, up)), x + 10, laid(why, size * SMALL, wide * 0.95, top))


def _door(card: Card, middle: float) -> tuple[float, float]:
    """Where a card looks into the room between the rows."""
    if card.y < middle < card.y + card.height:
        return card.x, middle
    return card.x + card.width / 2, card.y + card.height if card.y < middle else card.y


def _head(x: float, y: float, way: tuple[int, int]) -> str:
    """A full arrow whose point is at x, y, and which looks `way`."""
    dx, dy = way
    at = [(x - dx * HEAD + dy * side, y - dy * HEAD + dx * side) for side in (-4, 4)]
    return f"M{x:.0f} {y:.0f}L{at[0][0]:.0f} {at[0][1]:.0f}L{at[1][0]:.0f} {at[1][1]:.0f}Z"
