"""Schemes as geometry and as HTML: always the same, nothing overlaps, words keep their place, the list says it all."""

import re
from itertools import combinations, pairwise
from random import Random

import pytest

from builder import Course
from builder.drawing import ROOMY, SCROLL, SPREAD, TIGHT, Again, Axis, Moment, Step, Stop, around, axis, column, fork
from builder.drawing.fork import Sheet
from builder.drawing.lettering import width
from builder.drawing.years import Ruler, spread
from builder.player import Player
from builder.player.prose import Frame
from builder.words import words
from tests.builder.test_player import Doors
from tests.conftest import ROOT, whole_course

OFFICE = "components:?drawing=modules/02-baom/media/bureau.svg"
TITLES = (
    "Un premier bureau",
    "Nouvelle politique migratoire",
    "عملية التسوية الثانية",
    "Anticonstitutionnellement",
    "X",
)


def along(number: int, ruler: Ruler, *, alone: bool = False) -> Axis:
    chance = Random(number)
    starts = sorted(chance.uniform(2007, 2026) for _ in range(number))
    return axis(
        [
            Moment(f"m{i}", at, at + (1 if i % 5 == 0 else 0), 0 if alone else i % 2, i % 2, f"{at:.0f}", TITLES[i % 5])
            for i, at in enumerate(starts)
        ],
        ruler,
    )


def steps(number: int) -> list[Step]:
    return [Step(f"s{i}", TITLES[i % 5], "5 min" if i % 2 else "") for i in range(number)]


STOPS = [
    Stop("a", "Un enfant naît"),
    Stop("b", "Combien de jours ont passé ?", True, (
        ("Trente jours ou moins", (Stop("c", "On déclare à l’état civil"),)),
        ("Plus de trente jours", (Stop("d", "Le tribunal rend un jugement déclaratif", True), Stop("e", "On inscrit"))),
    )),
    Stop("f", "La famille reçoit l’acte"),
]  # fmt: skip
rulers = pytest.mark.parametrize("ruler", [pytest.param(SCROLL, id="narrow"), pytest.param(SPREAD, id="wide")])
sheets = pytest.mark.parametrize("sheet", [pytest.param(TIGHT, id="narrow"), pytest.param(ROOMY, id="wide")])


def test_things_are_spread_in_their_order_and_as_near_as_can_be() -> None:
    assert spread([(10, 4), (30, 4)], 0, 40) == [8, 28]
    assert spread([(10, 4), (10, 4)], 0, 40) == [6, 10]
    assert spread([(0, 4), (39, 4), (40, 4)], 0, 40) == [0, 32, 36]


@rulers
@pytest.mark.parametrize("number", [1, 2, 7, 16, 40])
def test_no_date_stands_on_another_and_all_are_on_the_sheet(number: int, ruler: Ruler) -> None:
    made = along(number, ruler)

    assert made == along(number, ruler)
    for side in (True, False):
        flags = [flag for flag in made.flags if flag.ends is side]
        tops = sorted((flag.date[0][1], flag.title[-1][1]) for flag in flags)
        assert all(under[0] - 10 > over[1] for over, under in pairwise(tops))
    for flag in made.flags:
        room = flag.x if flag.ends else made.width - flag.x
        assert all(width(line, ruler.size) <= room for line, _ in flag.title)
        assert all(0 < y <= made.height for _, y in (*flag.date, *flag.title))
        assert 0 <= flag.mark[1] <= made.foot


@rulers
def test_years_follow_one_another_and_dates_stand_in_theirs(ruler: Ruler) -> None:
    made = axis([Moment("a", 2010.5, 2010.5, 0, 0, "2010", "A"), Moment("b", 2012.9, 2012.9, 0, 1, "2012", "B")], ruler)
    years = dict(made.years)

    assert [*years] == [2010, 2011, 2012]
    assert made.flags[0].mark[1] == pytest.approx(years[2010], abs=0.1)
    assert made.ticks[1] < made.flags[1].mark[1] <= made.foot


@pytest.mark.parametrize("number", [*range(1, 13)])
def test_steps_never_overlap_whatever_their_number(number: int) -> None:
    again = [Again("s3", "s1", "un fait nouveau")] if number > 3 else []
    for made in (column(steps(number), again), around(steps(number), again)):
        assert [card.number for card in made.cards] == [*range(1, number + 1)]
        assert len(made.ways) == number - 1
        assert len(made.again) == len(again)
        for one, other in combinations(made.cards, 2):
            beside = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
        for card in made.cards:
            assert -0.1 <= card.x <= card.x + card.width <= made.width + 0.1
            assert 0 <= card.y <= card.y + card.height <= made.height + 0.1
            assert all(card.y < y < card.y + card.height for _, y in (*card.title, *card.time, *card.why))


def test_a_way_back_points_at_the_step_it_leads_to() -> None:
    made = around(steps(7), [Again("s5", "s1", "un fait nouveau")])
    x, y = (float(number) for number in re.findall(r"-?[\d.]+", made.again[0].head)[:2])

    assert made.cards[1].x <= x <= made.cards[1].x + made.cards[1].width
    assert y == pytest.approx(made.cards[1].y + made.cards[1].height, abs=0.6)


@sheets
def test_a_path_parts_and_meets_again_without_touching(sheet: Sheet) -> None:
    made = fork(STOPS, sheet)
    shapes = {shape.id: shape for shape in made.shapes}

    assert [shape.kind for shape in made.shapes] == ["start", "question", "step", "step", "step", "end"]
    assert {id for id, shape in shapes.items() if shape.doubt} == {"b", "d"}
    assert shapes["c"].middle < made.width / 2 < shapes["d"].middle
    assert shapes["f"].y > max(shapes[id].y + shapes[id].height for id in "cde")
    assert shapes["f"].y + shapes["f"].height == pytest.approx(made.height)
    for one, other in combinations(made.shapes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
    for shape in made.shapes:
        assert all(width(line, sheet.size) <= shape.width for line, _ in shape.label)
        assert all(shape.y < y < shape.y + shape.height for _, y in shape.label)


def drawn(course: Course, hole: str) -> str:
    return str(Player(course, Doors(), words(course.language)).blocks.fill(hole, Frame()))


def told(html: str) -> str:
    """What is written outside the drawings."""
    return re.sub(r"<svg.*?</svg>", "", html, flags=re.DOTALL)


def test_every_date_of_the_drawing_is_in_the_list(minimal: Course) -> None:
    html = drawn(minimal, "chronology:")

    assert html.count('role="img"') == 2
    assert re.findall(r"<title>(.*?)</title>", html) == ["Frise, de 2002 à 2007"] * 2
    assert re.findall(r"<dt>(.*?)</dt>", html) == ["2002", "15 décembre 2006 – 31 décembre 2007", "Après 2006"]
    for event in minimal.framework.chronology.values():
        assert event.title in told(html)
    assert 'href="https://example.org/naissance"' in told(html)
    assert "Quel jour" in told(html)
    assert "Nous proposons" in told(html)


def test_a_chronology_keeps_the_threads_that_are_asked_for(minimal: Course) -> None:
    html = drawn(minimal, "chronology:?track=bureau")

    assert "Un essai" in html
    assert "Un texte" not in html
    assert "scheme__legend" not in html


def test_every_stop_of_a_path_is_in_its_list_with_what_is_left_to_verify(minimal: Course) -> None:
    html = drawn(minimal, "path:naissance")

    assert re.findall(r"<b>(.*?)</b>", told(html).replace("\N{NO-BREAK SPACE}", " ")) == [
        "De la naissance à l'acte", "Un enfant naît", "Le délai est-il passé ?", "On demande au tribunal",
        "La famille a l'acte",
    ]  # fmt: skip
    assert re.findall(r'path__answer">(.*?)<', told(html)) == ["Non", "Oui"]
    assert "À vérifier avec l'officier d'état civil" in told(html)
    assert html.count('class="scheme__doubt"') == 3
    assert 'href="/pages/droit-naissance"' in html


def test_the_drawn_steps_say_what_each_leaves_and_where_it_may_lead_back(minimal: Course) -> None:
    html = drawn(minimal, "process:?show=drawing")

    assert "Besoin reformulé." in told(html)
    assert re.search(r"Peut ramener à l’étape 1.:\s+une autre langue", told(html))
    assert 'href="/pages/etape-ecoute"' in html


def test_the_office_bears_a_number_for_each_component_and_the_list_bears_the_same() -> None:
    html = drawn(whole_course(), OFFICE)

    assert re.findall(r'drawing__number">.*?<text [^>]*>(\d)</text>', html) == ["1", "2", "3", "4", "5"]
    assert re.findall(r'record__code">(\d)<', html) == ["1", "2", "3", "4", "5"]
    assert "1 Acte fondateur, 2 Rattachement" in html
    assert "<text" not in (ROOT / "modules/02-baom/media/bureau.svg").read_text("utf-8")


@pytest.mark.parametrize("hole", ["chronology:", "path:naissance", "process:?show=drawing", OFFICE])
def test_arabic_turns_the_drawing_and_says_it_in_arabic(hole: str) -> None:
    french, arabic = drawn(whole_course(), hole), drawn(whole_course("ar"), hole)

    assert "matrix(-1 0 0 1" in arabic
    assert "matrix(-1" not in french
    if "<tspan" in arabic:
        assert re.search(r"<tspan[^>]*>\u2068[\u0600-\u06ff]", arabic)
    assert re.search(r"[\u0600-\u06ff]{3}", told(arabic))


def test_the_course_draws_its_five_figures_where_they_serve() -> None:
    course = whole_course()
    holes = {piece.target for lesson in course.lessons.values() for piece in lesson.body if not isinstance(piece, str)}

    for start in ("chronology:", "path:naissance", "process:?show=drawing", "actors:", "components:?drawing="):
        assert any(hole.startswith(start) for hole in holes), start
