"""A tab that dies where it stands, after each step of the way: no event, no last word, and nothing answered is lost."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, expect

from builder import Course
from tests.lms.learner import Learner
from tests.lms.test_played import WORDS, no_api_error, told

pytestmark = [pytest.mark.browser, pytest.mark.node]

Step = tuple[Callable[[Learner], object], Callable[[Learner], object]]
"""What one does, and what one finds after the tab has died and the platform has opened the course again."""


GOODBYE = """if (location.pathname.startsWith("/package/")) {
  addEventListener("pagehide", () => localStorage.setItem("bye", "pagehide"))
  document.addEventListener("visibilitychange", () => document.hidden && localStorage.setItem("bye", "hidden"))
}"""


@pytest.fixture(params=["scorm12", "scorm2004"])
def learner(
    request: pytest.FixtureRequest, browser: Browser, course: Course, unzipped: Callable[..., Path],
    served: Callable[[Path], str],
) -> Learner:  # fmt: skip
    return Learner(browser.new_context(), served(unzipped(request.param)), request.param, course)


def kill(learner: Learner) -> None:
    """The process behind the tab is gone."""
    assert learner.page
    with learner.page.expect_event("crash"), suppress(Error):
        learner.page.goto("chrome://crash")


def test_the_tab_dies_after_each_step(learner: Learner) -> None:
    learner.context.set_default_timeout(20_000)
    learner.context.add_init_script(GOODBYE)
    learner.open()
    for act, find in [*LESSON, *QUIZ, *CASE, *SHEET]:
        act(learner)
        kill(learner)
        learner.open()
        find(learner)
        assert learner.frame.evaluate("localStorage.getItem('bye')") is None
    learner.health("sent")

    words = WORDS[learner.version]
    ids = [*told(learner)]
    assert (learner.stored[words["status"]], learner.stored[words["score"]]) == ("incomplete", "100")
    assert [ids[0], len(ids), *ids[-2:]] == ["mot_juste", 1 + QUESTIONS + 2, "porte_seuil", "porte_age"]
    comments = [value for name, value in learner.stored.items() if name.startswith("cmi.comments")]
    assert sum("Belfaa" in one for one in comments) == 1
    no_api_error(learner)


def shows(selector: str, count: int = 1) -> Callable[[Learner], None]:
    return lambda learner: expect(learner.frame.locator(selector)).to_have_count(count)


def done(unit: str) -> Callable[[Learner], None]:
    def find(learner: Learner) -> None:
        learner.go("")
        expect(learner.frame.locator(f'[data-menu] [data-unit="{unit}"]')).to_have_attribute("data-state", "done")

    return find


def filled(learner: Learner) -> None:
    expect(learner.frame.locator("[name='commune']")).to_have_value("Belfaa")


LESSON: list[Step] = [
    (lambda learner: learner.go("premier-mot"), shows('[data-screen][data-page="premier-mot"]')),
    (
        lambda learner: learner.check(learner.course.checks["mot-juste"], {"answer": "bonjour"}),
        shows('[data-question="mot-juste"] input[value="bonjour"]:checked'),
    ),
    (lambda learner: learner.understood(), shows('[data-screen][data-page="compter"]')),
]


def answer(learner: Learner, step: int) -> None:
    """What is chosen is kept before anything is pressed."""
    learner.step(step)
    learner.answer()
    learner.frame.evaluate("document.activeElement.blur(), new Promise((done) => setTimeout(done))")


def start(learner: Learner) -> None:
    learner.go("quiz-m01")
    learner.press("start")


QUESTIONS = 7
QUIZ: list[Step] = [
    (start, shows("[data-steps] button", QUESTIONS)),
    *(
        (
            lambda learner, step=step: answer(learner, step),  # type: ignore[misc]
            shows('[data-steps] [data-state="done"]', step + 1),
        )
        for step in range(QUESTIONS)
    ),
    (lambda learner: learner.press("finish"), done("quiz-m01")),
]

CASE: list[Step] = [
    (lambda learner: (learner.go("porte"), learner.decide("accueillir")), shows('[data-scene="age"]')),
    (lambda learner: learner.decide("guichet"), done("porte")),
]


def write(learner: Learner) -> None:
    """The hand is still in the field."""
    learner.go("plan-de-suivi")
    learner.frame.locator("[name='commune']").press_sequentially("Belfaa")
    learner.frame.locator("form[data-autosave] [data-saved]:not(:empty)").first.wait_for()


def finish(learner: Learner) -> None:
    learner.frame.locator("[name='do'][value='finish']").last.click()
    learner.frame.wait_for_function("() => document.querySelector('[data-screen]').dataset.page !== 'plan-de-suivi'")


SHEET: list[Step] = [(write, filled), (finish, done("plan-de-suivi"))]
