"""A host with room for results alone: on another device they are there, and what is missing is said to be elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder import Course
from exports import PROFILES, Options, edition, export
from tests.exports.conftest import opened
from tests.lms.learner import Learner
from tests.lms.test_played import finish_quiz

ROOM = 140
"""Less than a host may have: enough for what this learner did, not for what they said."""

pytestmark = [pytest.mark.browser, pytest.mark.node]


def test_results_travel_and_answers_stay_where_they_were_given(
    tmp_path: Path, browser: Browser, course: Course, served: Callable[[Path], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PROFILES, "minimal", replace(PROFILES["minimal"], limit=ROOM))
    monkeypatch.setattr("exports.budget.firm_case", lambda _: 0)
    opened(export("scorm12", edition(course), Options(profile="minimal"))).extractall(tmp_path / "package")
    learner = Learner(browser.new_context(), served(tmp_path / "package"), "scorm12", course)
    learner.open()
    learner.go("sept")
    for question in [question for id, question in course.checks.items() if id.startswith("s-")]:
        learner.check(question, dict(question.answer()))
    learner.go("quiz-m01")
    learner.press("start")
    finish_quiz(learner)
    learner.go("porte")
    learner.frame.locator("[data-scene]").wait_for()
    learner.health("sent")
    learner.forget("parcours/")

    learner.open()
    learner.go("quiz-m01")
    learner.press("review")
    expect(learner.frame.locator(".quiz__percent")).to_have_text("100 %")
    asked, missing = learner.frame.locator(".quiz__answered"), learner.frame.get_by_text("n’est pas gardée ici")
    assert asked.count() == missing.count() > 0
    assert not any("interactions" in name or "objectives" in name for name in learner.stored)
    assert learner.problems == []
