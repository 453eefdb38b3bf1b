"""A host that is absent, broken, deaf, lying or slow: the learner is told, and loses nothing."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from builder import Course
from tests.lms.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.node]

FORMATS = ["scorm12", "scorm2004"]


@pytest.fixture(params=FORMATS)
def learner(
    request: pytest.FixtureRequest, browser: Browser, course: Course, unzipped: Callable[..., Path],
    served: Callable[[Path], str],
) -> Learner:  # fmt: skip
    return Learner(browser.new_context(), served(unzipped(request.param)), request.param, course)


def answer_something(learner: Learner, course: Course) -> None:
    learner.go("premier-mot")
    learner.check(course.checks["mot-juste"], {"answer": "bonjour"})
    learner.go("quiz-m01")
    learner.press("start")
    learner.answer()
    learner.press("next")


def nothing_is_lost(learner: Learner) -> None:
    assert learner.frame.evaluate("location.hash") == "#/quiz-m01"
    expect(learner.frame.locator('[data-steps] [data-state="done"]')).to_have_count(1)
    learner.go("premier-mot")
    expect(learner.frame.locator('[data-question="mot-juste"]')).to_have_attribute("data-state", "correct")
    assert learner.problems == []


@pytest.mark.parametrize(
    ("mood", "sign", "says"),
    [
        ("none", "alone", "Sur cet appareil"),
        ("throws", "failed", "Non transmis"),
        ("refuses", "failed", "Non transmis"),
        ("lies", "sent", "Envoyé"),
    ],
)
def test_the_sign_says_it_and_the_next_launch_has_everything(
    learner: Learner, course: Course, mood: str, sign: str, says: str
) -> None:
    learner.open(mood)
    answer_something(learner, course)
    learner.health(sign)
    expect(learner.frame.locator(".health > summary")).to_contain_text(says)
    expect(learner.frame.locator("[data-banner]")).to_be_visible(visible=sign == "failed")

    learner.open(mood)
    if mood != "none":  # it named nobody
        learner.adopt()
        learner.go("quiz-m01")
    nothing_is_lost(learner)


def test_a_host_that_comes_back_gets_everything(learner: Learner, course: Course) -> None:
    learner.open("cut")
    answer_something(learner, course)
    learner.health("failed")
    assert learner.stored == {}

    learner.open("good")
    nothing_is_lost(learner)
    learner.health("sent")
    learner.forget("parcours/")

    learner.open("good")
    nothing_known_by_text_is_lost(learner)


def nothing_known_by_text_is_lost(learner: Learner) -> None:
    """The host alone brings back all but what was typed."""
    learner.go("premier-mot")
    expect(learner.frame.locator('[data-question="mot-juste"]')).to_have_attribute("data-state", "correct")


def test_feedback_does_not_wait_for_a_slow_host(learner: Learner, course: Course) -> None:
    learner.open("slow")
    learner.go("premier-mot")
    learner.check(course.checks["mot-juste"], {"answer": "bonjour"})

    painted = learner.frame.evaluate("performance.now()")
    commits = [call for call in learner.calls if "Commit" in call["verb"]]
    expect(learner.frame.locator('[data-question="mot-juste"] [data-feedback]')).not_to_be_empty()
    assert painted > 0
    assert len(commits) <= 2


def test_saves_are_spaced_and_none_comes_from_unload(learner: Learner, course: Course) -> None:
    learner.open()
    learner.health("sent")
    learner.go("sept")
    for question in [question for id, question in course.checks.items() if id.startswith("s-")]:
        learner.check(question, dict(question.answer()))
    learner.health("sent")

    moments = [call["at"] for call in learner.calls if "Commit" in call["verb"]]
    assert all(later - sooner >= 4_900 for sooner, later in pairwise(moments))
    script = learner.frame.evaluate("fetch('player.js').then((reply) => reply.text())")
    assert "unload" not in script.replace("pagehide", "")


def test_a_platform_in_review_is_said_and_nothing_is_scored(learner: Learner, course: Course) -> None:
    mode = "cmi.core.lesson_mode" if learner.version == "scorm12" else "cmi.mode"
    learner.open()
    assert learner.page
    learner.page.evaluate("mode => localStorage.setItem('host', JSON.stringify({ [mode]: 'review' }))", mode)

    learner.open()
    answer_something(learner, course)
    learner.health("sent")

    expect(learner.frame.locator("[data-banner]")).to_contain_text("en consultation")
    assert not any("interactions" in name or "score" in name or "status" in name for name in learner.values)


def test_a_page_that_comes_late_does_not_cover_the_one_that_was_asked_for_since(learner: Learner) -> None:
    learner.open()
    assert learner.page
    held: list[Route] = []
    learner.context.route("**/package/fr/m02.js", lambda route: held.append(route))
    with learner.page.expect_request("**/package/fr/m02.js"):
        learner.frame.evaluate("location.hash = '#/rappeler'")
    learner.go("premier-mot")
    learner.page.wait_for_timeout(400)  # longer than the page waits before it says that something is on its way

    expect(learner.frame.locator('form[data-activity="mot-juste"]')).to_be_visible()
    held[0].continue_()
    learner.frame.wait_for_function("parcours.some(({ id }) => id === 'm02')")
    expect(learner.frame.locator('form[data-activity="mot-juste"]')).to_be_visible()
