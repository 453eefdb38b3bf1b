"""A quiz that draws from every bank of the course, played in a package."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder import load_course
from builder.grading import grade
from exports import edition, export
from tests.conftest import COURSES
from tests.exports.conftest import opened
from tests.lms.learner import Learner, wrong

pytestmark = [pytest.mark.browser, pytest.mark.node]

FINAL = "id: finale\ntitle: Évaluation finale\nmodule: m02\nbank: course\ndraw: {C5: 3, C7: 3}\n"


def test_the_final_assessment_asks_what_the_modules_asked(
    tmp_path: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    folder = shutil.copytree(COURSES / "minimal", tmp_path / "cours")
    (folder / "quizzes/02-fin.yaml").write_text(FINAL, "utf-8")
    course = load_course(folder)
    opened(export("scorm12", edition(course))).extractall(tmp_path / "package")
    learner = Learner(browser.new_context(), served(tmp_path / "package"), "scorm12", course)
    learner.open()
    learner.go("finale")
    learner.press("start")

    steps = learner.frame.locator("[data-steps] button")
    expect(steps).to_have_count(6)
    asked = []
    for at in range(6):
        learner.step(at)
        asked.append(learner.answer(right=at > 0))
    learner.press("finish")

    assert {question.id for question in asked} <= set(course.quizzes["quiz-m01"].by_id) - {"q-ecrire"}
    expect(learner.frame.locator("[data-questions] [data-state=correct]").first).to_be_visible()
    missed = grade(asked[0].key(), wrong(asked[0]))["state"]  # half right, or not at all: the draw says which it was
    expect(learner.frame.locator("[data-questions]")).to_contain_text(asked[0].feedback.for_state(missed))
    learner.health("sent")
    told = {value for name, value in learner.stored.items() if re.fullmatch(r"cmi\.interactions\.\d+\.id", name)}
    assert told >= {question.id.replace("-", "_") for question in asked}
    assert learner.problems == []
