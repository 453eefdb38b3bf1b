"""One SCO a module: each is opened by the one before, once passed, and the final assessment judges the course."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect

from builder import Course, load_course
from exports import Options, edition, export
from tests.conftest import COURSES
from tests.exports.conftest import opened
from tests.lms.learner import Learner
from tests.lms.test_languages import speak
from tests.lms.test_played import no_api_error, within_the_standard
from tests.lms.test_seen import faults

pytestmark = [pytest.mark.browser, pytest.mark.node]

MODULE = "id: m03\ntitle: Finir\nsummary: Montrer.\nstage: accompagner\ncompetencies: [C5, C7]\nreviewed: 2026-11-01\n"
LESSON = """---
title: Avant de finir
minutes: 2
objectives: [finir]
competencies: [C5]
reviewed: 2026-11-01
---

Montrez ce que vous savez.
"""
FINAL = "id: finale\ntitle: Évaluation finale\nmodule: m03\nattempts: 2\nbank: course\ndraw: {C5: 3, C7: 3}\n"


class Student(Learner):
    """Somebody whose platform leads from module to module."""

    def door(self, mood: str) -> str:
        return f"{self.address}/?sequenced"

    def platform(self, asked: str) -> Any:  # whatever the platform holds
        """What a script in the platform's own page finds."""
        assert self.page
        return self.page.evaluate(asked)

    @property
    def menu(self) -> Locator:
        self.go("")
        return self.frame.locator("[data-menu]")

    def leads(self, request: str) -> Locator:
        return self.menu.locator(f'[data-moves] [data-ask="{request}"]')

    def step(self, module: str) -> Locator:
        return self.menu.locator(f'[data-step="{module}"]')

    def reach(self, module: str) -> None:
        """Wait until the platform has opened this module."""
        assert self.page
        self.page.wait_for_function(
            "module => frames.package.document.body?.dataset.module === module"
            " && frames.package.document.querySelector('[data-screen]')?.dataset.page !== undefined", arg=module
        )  # fmt: skip

    def wait(self, held: str) -> None:
        assert self.page
        self.page.wait_for_function(held)

    def take(self, quiz: str, *, right: bool = True) -> set[str]:
        """A whole attempt; the ids of what was asked, as platforms hear them."""
        self.go(quiz)
        self.press("start")
        asked = set()
        steps = self.frame.locator("[data-steps] button")
        for at in range(steps.count()):
            steps.nth(at).click()
            self.frame.locator(f"[data-steps] li:nth-child({at + 1}) [aria-current]").wait_for()
            asked.add(self.answer(right=right).id.replace("-", "_"))
        self.press("finish")
        self.health("sent")
        return asked

    def kept(self, module: str) -> dict[str, str]:
        """What the platform keeps of one SCO."""
        return dict(self.platform(f"JSON.parse(localStorage.getItem('host/item_{module}') || '{{}}')"))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A quiz, then a module without any, then a final assessment."""
    folder = shutil.copytree(COURSES / "minimal", tmp_path_factory.mktemp("course") / "trois")
    (folder / "modules/03-fin").mkdir()
    (folder / "modules/03-fin/module.yaml").write_text(MODULE, "utf-8")
    (folder / "modules/03-fin/01-avant.fr.md").write_text(LESSON, "utf-8")
    (folder / "quizzes/03-fin.yaml").write_text(FINAL, "utf-8")
    return load_course(folder)


@pytest.fixture(scope="module")
def package(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """In two languages, for what is said and what is done must not mix."""
    folder = tmp_path_factory.mktemp("package")
    both = edition(course, load_course(course.root, "ar"))
    opened(export("scorm2004", both, Options(sequenced=True))).extractall(folder)
    return folder


@pytest.fixture
def learner(package: Path, browser: Browser, course: Course, served: Callable[[Path], str]) -> Student:
    student = Student(browser.new_context(), served(package), "scorm2004", course)
    student.open()
    student.reach("m01")
    return student


def test_a_platform_leads_through_the_course_to_its_end(learner: Student) -> None:
    the_next_is_shut(learner)
    first_quiz(learner)
    come_back_later(learner)
    second_module(learner)
    back_to_the_first(learner)
    final_assessment(learner)

    course = learner.platform("tracked('organization')")
    assert (course["completionStatus"], course["successStatus"], course["score"]) == ("completed", "passed", 1)
    assert {competency: learner.platform(f"shared('essai.{competency}')") for competency in ("C5", "C7")} == {
        "C5": {"satisfied": True, "measure": 1}, "C7": {"satisfied": True, "measure": 1},
    }  # fmt: skip


def the_next_is_shut(learner: Student) -> None:
    expect(learner.step("m02")).to_have_attribute("data-state", "shut")
    expect(learner.leads("continue")).to_be_hidden()
    assert learner.platform("judge.GetValue('adl.nav.request_valid.choice.{target=item_m02}')") == "false"
    assert learner.platform("judge.previewNavigationRequest('continue').outcome") == "blocked"


def first_quiz(learner: Student) -> None:
    """Failed, it opens nothing and may be taken again; passed, it opens the next module, and completes nothing."""
    learner.take("quiz-m01", right=False)
    expect(learner.leads("continue")).to_be_hidden()
    assert learner.platform("judge.previewNavigationRequest('continue').outcome") == "blocked"
    asked = learner.take("quiz-m01")
    expect(learner.leads("continue")).to_be_visible()
    kept = learner.kept("m01")
    assert (kept["cmi.success_status"], kept["cmi.completion_status"]) == ("passed", "incomplete")
    assert (kept["cmi.score.scaled"], kept["cmi.progress_measure"]) == ("1", "0.25")
    assert asked <= {value for name, value in kept.items() if "interactions" in name and name.endswith(".id")}
    told = [name for name in kept if name.startswith("cmi.objectives") and name.endswith("success_status")]
    assert sorted(told) == [f"cmi.objectives.{at}.success_status" for at in (3, 4)]  # C5 and C7, after the modules
    no_api_error(learner)


def come_back_later(learner: Student) -> None:
    learner.leads("suspendAll").click()
    learner.wait("ended.includes('suspend_all')")
    learner.open()
    learner.reach("m01")
    assert learner.frame.evaluate("location.hash") == "#/quiz-m01"


def second_module(learner: Student) -> None:
    """Without a quiz, it is passed once it is done; what the first one's quiz showed is known here."""
    learner.leads("continue").click()
    learner.reach("m02")
    expect(learner.step("m01")).to_have_attribute("data-state", "done")
    expect(learner.step("m03")).to_have_attribute("data-state", "shut")
    expect(learner.menu.locator("[data-shown] [data-bar]")).to_have_count(2)
    assert faults(learner) == []
    learner.go("rappeler")
    learner.understood()
    learner.frame.locator("button[value=finish]").click()
    expect(learner.leads("continue")).to_be_visible()
    no_api_error(learner)


def back_to_the_first(learner: Student) -> None:
    """What was passed stays open, with all that was done in it; its links know which module holds a page."""
    learner.leads("previous").click()
    learner.reach("m01")
    assert learner.platform("tracked('item_m02')")["successStatus"] == "passed"
    expect(learner.menu.locator('[data-unit="quiz-m01"]')).to_have_attribute("data-state", "done")
    for lesson in ("premier-mot", "compter"):
        learner.go(lesson)
        learner.understood()
    learner.go("porte")
    learner.decide("accueillir")
    learner.decide("guichet")
    learner.go("avant")
    expect(learner.frame.locator("[data-screen]")).to_contain_text("dans un autre module : « Finir »")
    assert faults(learner) == []
    learner.frame.locator('[data-screen] [data-ask="choice"]').click()
    learner.reach("m03")
    assert learner.kept("m01")["cmi.completion_status"] == "completed"
    no_api_error(learner)


def final_assessment(learner: Student) -> None:
    learner.go("avant")
    learner.understood()
    learner.take("finale")
    learner.step("m02").locator("[data-ask]").click()
    learner.reach("m02")
    learner.leads("continue").click()
    learner.reach("m03")
    learner.leads("exitAll").click()
    learner.wait("ended.includes('exit_all')")
    assert learner.kept("m03")["cmi.score.raw"] == "100"
    assert learner.values["cmi.exit"] == "normal"
    no_api_error(learner)
    within_the_standard(learner, "scorm2004")


def test_a_module_that_is_shut_is_refused_even_when_it_is_asked_for(learner: Student) -> None:
    learner.leads("continue").evaluate("button => { button.hidden = false }")
    learner.frame.locator('[data-moves] [data-ask="continue"]').click()

    expect(learner.frame.locator("[data-banner]")).to_contain_text("La séance est close")
    assert learner.platform("delivered") == ["item_m01"]
    assert learner.problems == []


def test_the_way_from_module_to_module_turns_with_the_page(learner: Student) -> None:
    learner.go("")
    speak(learner, "ar")

    expect(learner.frame.locator("h1")).to_contain_text("الاستقبال")
    expect(learner.frame.locator('[data-step="m02"]')).to_have_attribute("data-state", "shut")
    expect(learner.leads("suspendAll")).to_have_text("الخروج والمتابعة لاحقًا")
    assert faults(learner) == []
    no_api_error(learner)
