"""A manifest gives a pass mark only when a host that judges by it says what the player says."""

from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from builder import Course
from builder.model import Module
from exports import Package, edition, export
from exports.mastery import mastery, minimum
from tests.exports.conftest import opened


def quiz_only(course: Course, **changes: Any) -> Module:
    """A module reduced to its quiz, which is taken once."""
    module = course.module["m01"].with_only({"quiz-m01"})
    assert module.quiz
    return replace(module, quiz=module.quiz.model_copy(update={"attempts": 1, **changes}))


def marks(package: Package) -> list[str | None]:
    manifest = etree.fromstring(opened(package).read("imsmanifest.xml"))
    return [one.text for one in manifest.iter("{*}masteryscore", "{*}minNormalizedMeasure")]


@pytest.mark.parametrize(("format", "mark"), [("scorm12", "70"), ("scorm2004", "0.7"), ("scorm2004-3rd", "0.7")])
def test_a_quiz_alone_taken_once_gives_its_mark(format: str, mark: str, minimal: Course) -> None:
    assert marks(export(format, edition(minimal, modules=(quiz_only(minimal),)))) == [mark]


@pytest.mark.parametrize("format", ["scorm12", "scorm2004"])
def test_a_course_gives_none_for_it_asks_more_than_a_score(format: str, minimal: Course) -> None:
    assert marks(export(format, edition(minimal))) == []


def test_several_tries_give_none_for_nobody_has_failed_between_two(minimal: Course) -> None:
    assert mastery([quiz_only(minimal, attempts=2)]) is None
    assert mastery([minimal.module["m01"]]) is None
    assert mastery([minimal.module["m02"]]) is None


def test_a_percentage_that_would_be_rounded_up_to_the_mark_gives_none(minimal: Course) -> None:
    """16 points of 23 are 69.57 %: told as 70, and not passed at 70."""
    quiz = minimal.quizzes["quiz-m01"]
    worth_one = next(q for q in quiz.questions if q.key()["possible"] == 1)
    asked = tuple(worth_one.model_copy(update={"id": f"q{n}"}) for n in range(23))
    module = quiz_only(minimal, questions=asked, quotas={})
    exact = quiz_only(minimal, questions=asked[:20], quotas={})

    assert (minimum(module), mastery([module])) == (None, None)
    assert (minimum(exact), mastery([exact])) == (70, 70)
    assert minimum(quiz_only(minimal, questions=asked, quotas={}, pass_mark=50)) == 50
