"""The budget refuses, in words, a course that an LMS could not carry."""

from typing import Any

import pytest

from builder.errors import ExportError
from exports.budget import check_budget, colliding, worst_case

TWINS = ["question-2154", "question-3305"]


def plan(lessons: list[str]) -> dict[str, Any]:
    return {"lessons": lessons, "questions": {}, "quizzes": {}, "cases": {}}


def test_a_lesson_costs_four_characters() -> None:
    assert worst_case(plan(["a", "b", "c"])) - worst_case(plan(["a", "b"])) == 4


def test_what_fits_exactly_is_accepted() -> None:
    size = worst_case(plan(["a"]))
    assert check_budget(plan(["a"]), size) == size


def test_one_character_too_many_is_refused_in_words() -> None:
    size = worst_case(plan(["a"]))
    with pytest.raises(ExportError, match=f"{size} caractères.*n'en garantissent que {size - 1}"):
        check_budget(plan(["a"]), size - 1)


def test_two_ids_with_one_key_are_refused_by_name() -> None:
    assert colliding(plan(["a", *TWINS])) == sorted(TWINS)
    with pytest.raises(ExportError, match="la même clé courte"):
        check_budget(plan(TWINS), 3800)


def test_a_text_costs_nothing_and_a_number_nine_characters() -> None:
    def asking(slot: dict[str, Any]) -> int:
        question = {"slots": [{"name": "answer", **slot}], "possible": 1}
        return worst_case({**plan([]), "questions": {"q": question}})

    assert asking({"kind": "number"}) - asking({"kind": "text"}) == 9
    assert asking({"values": ["a", "b"]}) - asking({"kind": "text"}) == 1
