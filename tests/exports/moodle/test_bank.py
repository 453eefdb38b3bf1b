"""Every question of the course is in the bank, right answers are right, and Moodle's sums are our law's."""

import random
import re
from decimal import Decimal
from html import unescape

import pytest

from builder.grading import Response, grade
from builder.grading import plain as folded
from builder.questions import Question
from exports.moodle.embedded import literal
from exports.moodle.kinds.written import forms
from exports.plain import plain
from tests.exports.moodle.answers import given
from tests.exports.moodle.conftest import Bank, bank
from tests.exports.moodle.host import Held, earned, fits, said

pytestmark = pytest.mark.xdist_group("whole-bank")

TYPES = {
    "choice": "multichoice", "several": "multichoice", "document": "multichoice", "hotspot": "multichoice",
    "truefalse": "truefalse", "matching": "matching", "categorise": "matching", "matrix": "matching",
    "ordering": "ordering", "number": "numerical", "text": "shortanswer", "cloze": "cloze", "essay": "essay",
}  # fmt: skip
IN_GIFT = {"ordering": "matching", "cloze": "essay"}
NEAR = Decimal("0.0001")
"""Thirds are cut at the fifth decimal."""


def answerable(bank: Bank) -> list[tuple[Question, Held]]:
    """Those that a host grades by itself."""
    return [(question, held) for question, held in pairs(bank) if held.type != "essay"]


def pairs(bank: Bank) -> list[tuple[Question, Held]]:
    return [(bank.course.questions[id], held) for id, held in bank.held.items()]


def in_there(question: Question, held: Held, response: Response) -> Decimal:
    """What the host gives; ranks are words where they are matched."""
    answer = given(question, response)
    if question.kind == "ordering" and held.type == "matching":
        answer = [str(rank) for rank in answer]  # type: ignore[attr-defined]
    elif held.type == "matching":
        answer = [words(text) for text in answer]  # type: ignore[attr-defined]
    return earned(held, answer)


def words(markdown: str) -> str:
    """Ours has no Markdown in the partners of the courses tested."""
    return " ".join(markdown.split())


def test_every_question_is_there_once_under_its_own_name(a_bank: Bank) -> None:
    assert sorted(a_bank.order) == sorted(a_bank.course.questions)
    assert len({held.name for held in a_bank.held.values()}) == len(a_bank.order)


def test_each_kind_is_of_its_nearest_type(a_bank: Bank) -> None:
    types = TYPES | (IN_GIFT if a_bank.format == "gift" else {})

    assert {question.kind: held.type for question, held in pairs(a_bank)} == {
        kind: types[kind] for kind in {question.kind for question, _ in pairs(a_bank)}
    }


def test_what_is_asked_is_what_the_author_asked(a_bank: Bank) -> None:
    for question, held in pairs(a_bank):
        asked = " ".join(unescape(re.sub("<[^>]+>", " ", held.ask)).split())
        assert plain(question.ask, a_bank.course).split()[0] in asked
        assert asked.replace(" ", "").startswith(plain(question.ask, a_bank.course).replace(" ", ""))


def test_a_right_answer_earns_everything(a_bank: Bank) -> None:
    for question, held in answerable(a_bank):
        assert abs(in_there(question, held, question.answer()) - 1) < NEAR, question.id


def test_any_answer_earns_what_our_law_gives(a_bank: Bank) -> None:
    """Texts apart (their forms are tested elsewhere), and all-or-nothing, which Moodle does not have."""
    draw = random.Random(4)
    for question, held in answerable(a_bank):
        for _ in range(12):
            response = anything(question, draw)
            verdict = grade(question.key(), response)
            if getattr(question, "credit", None) != "all":
                ours = Decimal(verdict["earned"]) / verdict["possible"]
                assert abs(in_there(question, held, response) - ours) < NEAR, (question.id, response)


def anything(question: Question, draw: random.Random) -> Response:
    """Some answer: each box ticked or not, each list and group at random, words right or not."""
    found: dict[str, str] = {}
    for control in question.controls():
        right = question.answer().get(control.name, "")
        values = [value for value, _ in control.options]
        if control.type == "checkbox":
            found[control.name] = draw.choice(["on", ""])
        elif values:
            found[control.name] = draw.choice(values)
        else:
            found[control.name] = draw.choice([right, "7"])
    return found


def test_the_grade_is_what_can_be_earned(a_bank: Bank) -> None:
    for question, held in pairs(a_bank):
        if a_bank.format == "moodle":
            points = sum(gap.grade for gap in held.gaps) or held.grade
            assert points == (question.rubric() or question.key())["possible"]


def test_mistakes_that_are_known_get_their_own_word(a_bank: Bank) -> None:
    for question, held in pairs(a_bank):
        for mistake in getattr(question, "mistakes", ()):
            for answer in getattr(mistake, "says", ()) or [f"{mistake.value:f}"]:
                assert plain(mistake.feedback, a_bank.course).split()[0] in said(held, answer)
                assert earned(held, answer) == 0


def test_words_are_read_plainly_there_too(a_bank: Bank) -> None:
    """Case, accents, hamza, vowel signs: what our law folds, the host is given folded."""
    for question, held in pairs(a_bank):
        for wording in getattr(question, "accepts", ()):
            assert earned(held, folded(wording)) == earned(held, wording.upper()) == 1


@pytest.mark.parametrize(
    ("said", "typed"),
    [("L’État civil", "l'etat civil"), ("déclaratif", "DECLARATIF"), ("الأُسرة", "الاسره"), ("الأسرة", "الاسرة")],
)
def test_forms_that_people_type(said: str, typed: str) -> None:
    assert any(fits(typed, form) for form in forms([said]))


def test_a_star_in_an_answer_is_a_star() -> None:
    known = [literal(form) for form in forms(["2*3"])]

    assert any(fits("2*3", form) for form in known)
    assert not any(fits("2 ou 3", form) for form in known)


def test_a_category_holds_what_a_draw_takes_from(a_bank: Bank) -> None:
    """A teacher draws at random in a category: it is one competency of one quiz."""
    for module in a_bank.course.modules:
        for question in module.quiz.written if module.quiz else ():
            *_, home, competency = a_bank.held[question.id].category
            assert home.startswith(f"{module.number:02} ")
            assert competency.startswith(question.competency)


def test_what_depends_on_the_result_is_said_where_there_is_room(a_bank: Bank) -> None:
    """In Moodle's own places, or else in each answer; a text with blanks, and GIFT, have one place for all."""
    for question, held in pairs(a_bank):
        first = plain(question.feedback.right, a_bank.course).split()[0]
        if held.said:
            assert first in held.said[0]
        elif held.type in {"truefalse", "shortanswer", "numerical"}:
            right = next(says for _, worth, says in held.options if worth == 100)
            assert first in right
        elif held.type != "essay":
            assert first in held.after


def test_self_checks_stand_apart(a_bank: Bank) -> None:
    own = {"fr": "Auto-vérifications", "ar": "تمارين التحقق"}[a_bank.course.language]

    assert {a_bank.held[id].category[-1] for id in a_bank.course.checks} == {own}
    assert not {id for id, held in a_bank.held.items() if held.category[-1] == own} - a_bank.course.checks.keys()


@pytest.mark.parametrize("format", ["moodle", "gift"])
def test_the_words_say_their_language_and_direction(format: str) -> None:
    """The minimal course is translated in part: what is not stays French, and says so."""
    held = bank("minimal", "ar", format).held

    assert held["mot-juste"].ask.startswith('<p lang="ar" dir="rtl">')
    assert held["q-choix"].ask.startswith('<p lang="fr" dir="ltr">')
