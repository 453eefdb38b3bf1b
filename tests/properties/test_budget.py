"""The budget refuses, in words, a course that an LMS could not carry."""

from typing import Any

import pytest

from builder.errors import ExportError
from exports.budget import check_budget, colliding, firm_case, worst_case

TWINS = ["question-2154", "question-3305"]


def plan(lessons: list[str]) -> dict[str, Any]:
    return {"lessons": lessons, "questions": {}, "quizzes": {}, "cases": {}}


def test_a_lesson_costs_four_characters() -> None:
    assert worst_case(plan(["a", "b", "c"])) - worst_case(plan(["a", "b"])) == 4


def test_what_fits_exactly_is_accepted() -> None:
    size = worst_case(plan(["a"]))
    assert check_budget(plan(["a"]), size) == size


def test_responses_may_go_but_points_may_not() -> None:
    check = {"slots": [{"name": "answer", "values": ["a", "b"]}], "possible": 1}
    asking = {**plan(["a"]), "questions": {f"q{n}": check for n in range(100)}}

    assert worst_case(asking) - firm_case(asking) == 100 * 4 - 1
    assert check_budget(asking, firm_case(asking)) == worst_case(asking)


def test_one_character_too_many_is_refused_in_words() -> None:
    size = worst_case(plan(["a"]))
    with pytest.raises(ExportError, match=f"{size} caractères.*n'en garantissent que {size - 1}"):
        check_budget(plan(["a"]), size - 1)


def test_two_ids_with_one_key_are_refused_by_name() -> None:
    assert colliding(plan(["a", *TWINS])) == sorted(TWINS)
    with pytest.raises(ExportError, match="la même clé courte"):
        check_budget(plan(TWINS), 3800)


def test_a_text_costs_its_points_alone_and_a_number_nine_characters() -> None:
    def asking(slot: dict[str, Any]) -> int:
        question = {"slots": [{"name": "answer", **slot}], "possible": 1}
        return worst_case({**plan([]), "questions": {"q": question}})

    shape = 2
    assert asking({"kind": "number"}) - asking({"kind": "text"}) == shape + 9
    assert asking({"values": ["a", "b"]}) - asking({"kind": "text"}) == shape + 1
