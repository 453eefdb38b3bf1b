"""A module led in a room: what is read aloud, what is waited for, what is cut out, and minutes that add up."""

from dataclasses import replace

import pytest
from markupsafe import Markup

from builder import Course
from builder.facilitation import best, cards, mistakes, points, right, situation, total, two_hours, whole
from builder.markdown import References
from builder.markdown.engine import render_block
from builder.model import Facilitator, Module
from builder.model.facilitator import Moment
from builder.questions import Question


def led(module: Module, said: Facilitator) -> Module:
    return replace(module, head=module.head.model_copy(update={"facilitator": said}))


def test_two_hours_hold_the_lessons_one_case_and_the_end(minimal: Course) -> None:
    steps = two_hours(minimal.module["m01"])

    assert [step.kind for step in steps] == ["opening", "lesson", "lesson", "case", "debrief", "closing"]
    assert total(steps) <= 120
    assert all(step.minutes % 5 == 0 and step.minutes >= 5 for step in steps)


def test_many_lessons_share_what_is_left_and_nothing_is_lost(minimal: Course) -> None:
    module = minimal.module["m01"]
    many = replace(module, lessons=module.lessons[:1] * 9)

    assert total(two_hours(many)) == 120
    assert [step.minutes for step in two_hours(many)].count(5) >= 8
    assert len(two_hours(replace(module, lessons=module.lessons[:1] * 40))) == 14  # fifty minutes, by fives
    assert total(whole(many)) > 120


def test_an_author_s_own_order_comes_first(minimal: Course) -> None:
    own = Facilitator(running=(Moment(minutes=20, title="Marcher"), Moment(minutes=40, title="Parler")))
    steps = two_hours(led(minimal.module["m01"], own))

    assert [(step.kind, step.minutes) for step in steps] == [("own", 20), ("own", 40)]
    assert two_hours(led(minimal.module["m02"], Facilitator())) == two_hours(minimal.module["m02"])


TEXT = """:::{situation} Au matin
Elle entre.
:::

## Un titre

Une phrase assez longue pour se suffire, avec **du gras. Et un point**, encore. La suite n'est pas dite.

## Un tableau ensuite

| a | b |
|---|---|
| 1 | 2 |

## À faire

Prenez une feuille. Écrivez un nom.
"""


def test_a_lesson_gives_its_situation_and_how_each_section_begins() -> None:
    body = render_block(TEXT, References())
    found = [(Markup("".join(map(str, one.title))), "".join(map(str, one.said)), one.last) for one in points(body)]

    assert "Elle entre." in str(situation(body)[0])
    assert found == [
        (
            "Un titre",
            "Une phrase assez longue pour se suffire, avec <strong>du gras. Et un point</strong>, encore.",
            False,
        ),
        ("Un tableau ensuite", "", False),
        ("À faire", "Prenez une feuille. Écrivez un nom.", True),
    ]
    assert situation(render_block("Rien.", References())) == ()


@pytest.fixture
def asked(minimal: Course) -> dict[str, Question]:
    return {question.type: question for question in minimal.questions.values()}


def test_what_is_right_is_never_a_mistake(minimal: Course) -> None:
    for question in minimal.questions.values():
        wanted = {answer.said for answer in right(question)}
        for one in mistakes(question):
            assert one.says
            assert one.answer
            if question.type in ("choice", "truefalse"):
                assert one.answer not in wanted


def test_pieces_are_all_there_and_mixed_the_same_way(asked: dict[str, Question]) -> None:
    ordering = cards(asked["ordering"])
    matching = cards(asked["matching"])
    assert ordering
    assert matching

    assert {piece.text for piece in ordering.pieces} == {item.text for item in asked["ordering"].items.values()}  # type: ignore[attr-defined]
    assert {piece.sort for piece in matching.pieces} == {"item", "partner"}
    assert cards(asked["ordering"]) == ordering
    assert cards(asked["choice"]) is None


def test_the_expected_choice_leads_furthest(minimal: Course) -> None:
    case = minimal.cases["porte"]

    assert best(case, "seuil") == {"accueillir"}
    assert best(case, next(id for id, scene in case.scenes.items() if scene.ending)) == frozenset()
