"""What answers say of questions: figures that any group of answers keeps within bounds, and the words for them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import correlation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import Course, load_course
from builder.grading import grade
from tests.conftest import COURSES
from webapp.train.watch.answers import PAUSE, Given, firsts, lasts, timed
from webapp.train.watch.items import FEW, Alike, Item, discrimination, items
from webapp.train.watch.reading import read

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
PAIRS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=40)


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(COURSES / "minimal")


def alone(pairs: list[tuple[float, float]]) -> list[Alike]:
    """People one by one: what each earned at this question and at the rest."""
    return [Alike({}, share, 1, 1, rest, rest**2) for share, rest in pairs]


@given(PAIRS)
def test_discrimination_keeps_its_bounds_and_is_not_said_of_few(pairs: list[tuple[float, float]]) -> None:
    found = discrimination(alone(pairs))

    assert found is None or -1 <= found <= 1
    assert len(pairs) >= FEW or found is None


@given(PAIRS, st.randoms())
def test_discrimination_does_not_depend_on_who_comes_first(pairs: list[tuple[float, float]], luck: object) -> None:
    assert discrimination(alone(sorted(pairs))) == pytest.approx(discrimination(alone(pairs)), abs=0.011)


@given(PAIRS)
def test_discrimination_is_pearsons(pairs: list[tuple[float, float]]) -> None:
    if (found := discrimination(alone(pairs))) is not None:
        ones, rests = zip(*pairs, strict=True)
        assert found == pytest.approx(correlation(ones, rests), abs=0.011)


def test_discrimination_tells_who_knows_from_who_does_not() -> None:
    rising = [(float(n >= 6), n / 12) for n in range(12)]
    known = discrimination(alone(rising)) or 0

    assert known > 0.8
    assert discrimination(alone([(1 - one, rest) for one, rest in rising])) == -known
    assert discrimination(alone([(1.0, n / 12) for n in range(12)])) is None


def told(course: Course, choices: Sequence[str], **more: object) -> list[Given]:
    """Each person's answer to « q-choix », beside an easy question of the same attempt."""
    question, other = course.questions["q-choix"], course.questions["q-vrai"]
    rows = []
    for n, choice in enumerate(choices):
        for one, response in ((question, {"answer": choice}), (other, {"answer": "false" if n % 2 else "true"})):
            rows.append(Given(n, one.id, response, grade(one.key(), response), n, START, START + timedelta(minutes=n)))
    return [replace(row, **more) for row in rows]


def measured(course: Course, choices: Sequence[str], **more: object) -> Item:
    found = items(told(course, choices, **more), course.questions)
    return next(item for item in found if item.question.id == "q-choix")


def test_every_option_is_counted_even_when_nobody_took_it(course: Course) -> None:
    item = measured(course, ["bonjour"] * 3 + ["papiers"])

    assert [(one.answer, one.people, one.percent, one.right) for one in item.picked] == [
        ("Vos papiers ?", 1, 25, False), ("Votre nom ?", 0, 0, False), ("Bonjour.", 3, 75, True)
    ]  # fmt: skip
    assert (item.people, item.percent, item.right, item.few, item.discrimination) == (4, 75, 3, True, None)


def test_typed_answers_that_read_alike_are_one(course: Course) -> None:
    question = course.questions["q-texte"]
    rows = [
        Given(n, question.id, {"answer": text}, grade(question.key(), {"answer": text}), None, None, START)
        for n, text in enumerate(["supplétif", "Suppletif", "déclaratif", ""])
    ]
    (item,) = items(rows, course.questions)

    assert [(one.answer, one.people, one.right, one.known) for one in item.picked] == [
        ("supplétif", 2, False, False), ("déclaratif", 1, True, False)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("choices", "says"),
    [
        (["bonjour"] * 9, "few"),
        (["bonjour"] * 12, "easy"),
        (["papiers"] * 9 + ["bonjour"] * 3, "hard"),
        (["papiers", "papiers", "bonjour", "bonjour", "nom"] * 3, "lure"),
        (["bonjour", "papiers"] * 6, "misleads"),
        (["papiers", "bonjour"] * 6, "lure"),
    ],
)
def test_the_first_rule_that_fits_speaks(course: Course, choices: list[str], says: str) -> None:
    assert read(measured(course, choices), None).says == says


def test_a_long_stay_is_said_of_a_question_that_is_otherwise_good(course: Course) -> None:
    choices = ["papiers", "bonjour", "nom", "bonjour", "bonjour", "bonjour"] * 2
    item = replace(measured(course, choices, seconds=130), discrimination=0.4)

    assert read(item, 60).says == "slow"
    assert read(item, 70).says == "good"


def test_the_first_answer_counts_for_questions_the_last_for_people(course: Course) -> None:
    early, late = told(course, ["papiers"])[0], replace(told(course, ["bonjour"])[0], at=START + timedelta(days=1))

    assert firsts([late, early]) == [early]
    assert lasts([late, early]) == [late]


def test_time_is_what_passed_since_the_answer_before() -> None:
    verdict = grade({"slots": {}, "scoring": "each", "possible": 1}, {})
    spots = [30, 90, 90, 90 + PAUSE + 1]
    rows = [Given(1, f"q{s}", {}, verdict, 7, START, START + timedelta(seconds=s)) for s in spots]

    assert [row.seconds for row in timed(rows)] == [30, 60, None, None]
