"""The map of the actors as geometry: always the same, nothing overlaps, words stay on the sheet, Arabic mirrors it."""

import re
from itertools import combinations, pairwise
from random import Random

import pytest

from builder.drawing import NARROW, WIDE, Box, Chart, Circle, Link, Node, Sheet, chart
from builder.drawing.lettering import width, wrapped

LABELS = (
    "BAOM", "Président·e du conseil communal", "Commission régionale des droits humains", "Caïd",
    "Associations et leaders communautaires", "مكتب استقبال وتوجيه المهاجرين", "Caisse-de-retraite-complémentaire",
)  # fmt: skip
SIZES = [
    pytest.param(25, 40, id="a real territory"),
    pytest.param(60, 110, id="a large one"),
    pytest.param(2, 1, id="two"),
]


def drawn(actors: int, relations: int, sheet: Sheet, *, mirrored: bool = False) -> Chart:
    chance = Random(actors)
    ids = [f"a{n}" for n in range(actors)]
    nodes = [Node(id, LABELS[n % len(LABELS)]) for n, id in enumerate(ids)]
    circles = [Circle(f"c{n}", f"Le cercle numéro {n}, et son long titre", tuple(nodes[n::5])) for n in range(5)]
    links = [Link(f"r{n}", *chance.sample(ids, 2), chance.choice(KINDS)) for n in range(relations)]
    return chart([circle for circle in circles if circle.nodes], links, sheet, mirrored=mirrored)


KINDS = ("authority", "influence", "cause", "flow")
every = pytest.mark.parametrize(("actors", "relations"), SIZES)
both = pytest.mark.parametrize("sheet", [pytest.param(NARROW, id="narrow"), pytest.param(WIDE, id="wide")])


@every
@both
def test_the_same_records_give_the_same_drawing(actors: int, relations: int, sheet: Sheet) -> None:
    assert drawn(actors, relations, sheet) == drawn(actors, relations, sheet)


@every
@both
def test_no_box_touches_another_and_none_leaves_its_band(actors: int, relations: int, sheet: Sheet) -> None:
    made = drawn(actors, relations, sheet)

    assert len(made.boxes) == actors
    assert all(under.y >= over.y + over.height for over, under in pairwise(made.boxes))
    assert all(under.y >= over.y + over.height for over, under in pairwise(made.bands))
    assert all(any(b.y < box.y and box.y + box.height <= b.y + b.height for b in made.bands) for box in made.boxes)


@every
@both
def test_every_word_is_in_its_box_and_on_the_sheet(actors: int, relations: int, sheet: Sheet) -> None:
    made = drawn(actors, relations, sheet)

    for box in made.boxes:
        assert all(width(words, sheet.size) <= box.width for words, _ in box.label)
        assert all(box.y + sheet.size * 0.8 <= line <= box.y + box.height - 3 for _, line in box.label)
        assert box.x >= 0
        assert box.x + box.width <= made.width
    assert max(box.y + box.height for box in made.boxes) <= made.height


@every
@both
@pytest.mark.parametrize("mirrored", [False, True])
def test_lines_stay_on_the_sheet_and_cross_no_box(actors: int, relations: int, sheet: Sheet, mirrored: bool) -> None:
    made = drawn(actors, relations, sheet, mirrored=mirrored)
    left, right = made.boxes[0].x, made.boxes[0].x + made.boxes[0].width

    assert len(made.lines) == relations
    for line in made.lines:
        assert all(0 <= x <= made.width and (x <= left or x >= right) for x in across(line.path + line.head))


@every
@both
def test_each_line_joins_its_two_boxes_at_a_door_of_its_own(actors: int, relations: int, sheet: Sheet) -> None:
    made = drawn(actors, relations, sheet)
    boxes = {box.id: box for box in made.boxes}
    doors = [(line.start, start, side(line.path)) for line in made.lines for start in [ends(line.path)[0]]]
    doors += [(line.end, ends(line.path)[1], side(line.path)) for line in made.lines]

    assert all(within(boxes[line.start], ends(line.path)[0]) for line in made.lines)
    assert all(within(boxes[line.end], ends(line.path)[1]) for line in made.lines)
    assert all(one != other for one, other in combinations(doors, 2))


def test_a_lane_holds_no_two_lines_that_meet() -> None:
    made = drawn(25, 40, NARROW)
    upright = [(far(line.path), *sorted(ends(line.path))) for line in made.lines]

    for (x1, a1, b1), (x2, a2, b2) in combinations(upright, 2):
        assert x1 != x2 or b1 <= a2 or b2 <= a1


def test_arabic_reads_the_map_in_a_mirror() -> None:
    here, there = drawn(25, 40, NARROW), drawn(25, 40, NARROW, mirrored=True)

    assert [box.y for box in here.boxes] == [box.y for box in there.boxes]
    assert all(a.x + a.width == pytest.approx(here.width - b.x) for a, b in zip(here.boxes, there.boxes, strict=True))
    assert far(here.lines[0].path) == pytest.approx(here.width - far(there.lines[0].path))


def test_a_long_word_is_cut_rather_than_spilt() -> None:
    lines = wrapped("anticonstitutionnellement dit", 14, 90)

    assert "".join(lines).replace(" ", "") == "anticonstitutionnellementdit"
    assert all(width(line, 14) <= 90 for line in lines)


def test_a_finger_finds_every_box() -> None:
    assert all(box.height >= 44 for box in drawn(60, 110, NARROW).boxes)


def across(path: str) -> list[float]:
    """Every x of a path."""
    pairs = [float(x) for x, _ in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]
    return pairs + [float(x) for x in re.findall(r"H(-?[\d.]+)", path)]


def ends(path: str) -> tuple[float, float]:
    """How high a path starts, and ends."""
    points = re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)
    return float(points[0][1]), float(points[-1][1])


def far(path: str) -> float:
    """Where its lane runs."""
    found = re.search(r"Q(-?[\d.]+) ", path)
    assert found
    return float(found[1])


def side(path: str) -> bool:
    return far(path) > float(path[1:].split(" ")[0])


def within(box: Box, y: float) -> bool:
    return box.y <= y <= box.y + box.height
