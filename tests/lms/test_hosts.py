"""The same learner in five platforms, each emulated from its code (`hosts/`): the same end in all of them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from builder import Course
from exports import PROFILES
from tests.lms.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.node]

HOSTS = ["moodle", "ilias", "chamilo", "openedx", "frappe"]
STATUS = {"frappe": "completed"}
"""Frappe knows one word only, and no score."""


class Visitor(Learner):
    """Somebody whose platform is one of `hosts/`."""

    host = ""

    def door(self, mood: str) -> str:
        return f"{self.address}/tests/lms/hosts/index.html?host={self.host}&mood={mood}"

    @property
    def shows(self) -> dict[str, Any]:
        """What the platform's own reports say, once it has done what it was asked."""
        assert self.page
        self.page.wait_for_function("window.idle?.()")
        return dict(self.page.evaluate("shows()"))

    def depart(self) -> None:
        """Close the course as a person does: by the platform's own pages."""
        assert self.page
        self.frame.evaluate("location.replace('about:blank')")
        self.page.wait_for_function("idle()")
        self.page.close()
        self.page = None


@pytest.fixture(params=HOSTS)
def visitor(
    request: pytest.FixtureRequest, browser: Browser, course: Course, unzipped: Callable[..., Path],
    served: Callable[[Path], str],
) -> Visitor:  # fmt: skip
    profile = PROFILES[request.param]
    address = served(unzipped(profile.version, profile=request.param))
    visitor = Visitor(browser.new_context(), address, profile.version, course)
    visitor.host = request.param
    return visitor


def test_one_learner_ends_the_same_everywhere(visitor: Visitor, course: Course) -> None:
    visitor.open()
    assert visitor.shows == {"status": "incomplete", "score": None}
    half_the_course(visitor, course)
    visitor.depart()
    visitor.forget("parcours")

    visitor.open()
    it_is_where_they_left(visitor)
    the_rest_of_it(visitor)
    visitor.health("sent")
    graded = visitor.host != "frappe"
    assert visitor.shows == {"status": STATUS.get(visitor.host, "passed"), "score": 100 if graded else None}
    visitor.depart()

    visitor.open()
    if visitor.host == "frappe":  # it names nobody, and erases what is finished
        expect(visitor.frame.locator("[data-banner]")).to_contain_text("sans savoir de qui")
        visitor.adopt()
    visitor.go("premier-mot")
    visitor.check(course.checks["mot-juste"], {"answer": "papiers"})
    visitor.go("quiz-m01")
    expect(visitor.frame.locator(".quiz .meta")).to_contain_text("Meilleur résultat : 100 %")
    visitor.depart()
    visitor.page = visitor.context.new_page()
    visitor.page.goto(visitor.door("good"))
    assert visitor.shows == {"status": STATUS.get(visitor.host, "passed"), "score": 100 if graded else None}
    assert visitor.problems == []


def half_the_course(visitor: Visitor, course: Course) -> None:
    """A lesson and its check, a quiz failed then passed, a first decision."""
    visitor.go("premier-mot")
    visitor.check(course.checks["mot-juste"], {"answer": "bonjour"})
    visitor.understood()
    visitor.go("quiz-m01")
    visitor.press("start")
    visitor.press("all")
    visitor.press("finish")
    visitor.frame.locator(".quiz__percent").wait_for()  # an order is shown, hence sent: now and then it is right
    assert visitor.shows["status"] == "incomplete"
    visitor.press("start")
    visitor.answer_all()
    visitor.press("finish")
    expect(visitor.frame.locator(".quiz__percent")).to_have_text("100 %")
    visitor.go("porte")
    visitor.decide("accueillir")


def it_is_where_they_left(visitor: Visitor) -> None:
    assert visitor.frame.evaluate("location.hash") == "#/porte"
    expect(visitor.frame.locator("[data-scene]")).to_have_attribute("data-scene", "age")
    visitor.health("confirmed")
    visitor.go("premier-mot")
    expect(visitor.frame.locator('[data-question="mot-juste"] input:checked')).to_have_value("bonjour")
    visitor.go("porte")


def the_rest_of_it(visitor: Visitor) -> None:
    visitor.decide("guichet")
    for lesson in ("compter", "rappeler", "sept"):
        visitor.go(lesson)
        visitor.understood()
    visitor.go("plan-de-suivi")
    visitor.frame.locator("button[value=finish]").click()
    visitor.frame.wait_for_function("() => document.querySelector('[data-screen]').dataset.page !== 'plan-de-suivi'")
