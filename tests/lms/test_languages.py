"""One package in two languages: a press turns the page into the other one, and nothing else happens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from builder import Course
from tests.lms.learner import Learner
from tests.lms.test_played import WORDS, no_api_error
from tests.lms.test_seen import faults

pytestmark = [pytest.mark.browser, pytest.mark.node]

Open = Callable[..., Learner]
FORMATS = ["scorm12", "scorm2004"]


@pytest.fixture
def learner(
    browser: Browser, course: Course, unzipped: Callable[..., Path], served: Callable[[Path], str]
) -> Callable[[str], Learner]:
    def make(format: str, **seen: object) -> Learner:
        context: BrowserContext = browser.new_context(**seen)  # type: ignore[arg-type]  # what Playwright takes
        return Learner(context, served(unzipped(format, "fr", "ar")), format, course)

    return make


def speak(learner: Learner, language: str) -> None:
    learner.frame.locator(f'[data-speak="{language}"]').click()
    learner.frame.wait_for_function("language => document.documentElement.lang === language", arg=language)


def verbs(learner: Learner, *names: str) -> int:
    return sum(call["verb"] in names for call in learner.calls)


@pytest.mark.parametrize("format", FORMATS)
def test_the_page_turns_and_the_host_hears_nothing(format: str, learner: Open) -> None:
    one = learner(format)
    one.open()
    one.go("premier-mot")
    one.health("sent")
    before = len(one.calls)
    speak(one, "ar")

    assert one.frame.evaluate("[document.dir, location.hash]") == ["rtl", "#/premier-mot"]
    expect(one.frame.locator(".brand")).to_have_text("درس تجريبي")
    expect(one.frame.locator(".masthead .nav a").first).to_contain_text("الفهرس")
    expect(one.frame.locator("[data-speaks]")).to_be_focused()
    expect(one.frame.locator("[data-speaks]")).to_have_text("Français")
    assert len(one.calls) == before
    assert verbs(one, "LMSInitialize", "Initialize") == 1
    assert verbs(one, "LMSFinish", "Terminate") == 0

    speak(one, "fr")
    assert one.frame.evaluate("document.dir") == "ltr"
    assert verbs(one, "LMSInitialize", "Initialize") == 1
    assert one.problems == []


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_is_lost_by_a_press(format: str, learner: Open, course: Course) -> None:
    one = learner(format)
    one.open()
    one.go("premier-mot")
    one.check(course.checks["mot-juste"], {"answer": "bonjour"})
    one.frame.locator('[data-question="mot-vrai"] input[value="true"]').check()
    speak(one, "ar")
    expect(one.frame.locator('[data-question="mot-juste"]')).to_have_attribute("data-state", "correct")
    expect(one.frame.locator('[data-question="mot-juste"] [data-feedback]')).not_to_be_empty()
    expect(one.frame.locator('[data-question="mot-vrai"] input[value="true"]')).to_be_checked()

    one.go("quiz-m01")
    one.press("start")
    first = one.answer().id
    speak(one, "fr")
    assert one.asked().id != first or one.frame.locator('[data-steps] [data-state="done"]').count() == 1
    expect(one.frame.locator('[data-steps] [data-state="done"]')).to_have_count(1)
    one.go("porte")
    one.decide("accueillir")
    speak(one, "ar")
    expect(one.frame.locator("[data-scene]")).to_have_attribute("data-scene", "age")
    one.health("sent")

    assert one.stored[WORDS[format]["status"]] == "incomplete"
    no_api_error(one)


def test_the_choice_is_remembered_and_so_is_the_work(learner: Open, course: Course) -> None:
    one = learner("scorm12")
    one.open()
    one.go("premier-mot")
    speak(one, "ar")
    one.check(course.checks["mot-juste"], {"answer": "bonjour"})
    one.health("sent")

    one.open()
    one.frame.wait_for_function("() => document.documentElement.lang === 'ar'")
    expect(one.frame.locator('[data-question="mot-juste"]')).to_have_attribute("data-state", "correct")
    assert verbs(one, "LMSInitialize") == 1
    assert one.problems == []


def test_what_is_said_across_the_top_is_said_in_the_other_language(learner: Open) -> None:
    one = learner("scorm12")
    one.open("cut")
    one.go("premier-mot")
    expect(one.frame.locator("[data-banner]")).to_contain_text("La plateforme n’a pas pris")
    speak(one, "ar")

    expect(one.frame.locator("[data-banner]")).to_be_visible()
    expect(one.frame.locator("[data-banner]")).not_to_contain_text("plateforme")


def test_searching_goes_on_in_the_other_language(learner: Open) -> None:
    one = learner("scorm12")
    one.open()
    one.go("search")
    one.frame.locator("[data-question]").press_sequentially("التحية")
    speak(one, "ar")

    expect(one.frame.locator("[data-question]")).to_have_value("التحية")
    expect(one.frame.locator(".hit mark").first).to_have_text("التحية")


def test_a_language_that_does_not_come_changes_nothing(learner: Open) -> None:
    one = learner("scorm12")
    one.context.route("**/package/ar/frame.js", lambda route: route.abort())
    one.open()
    one.go("premier-mot")
    one.frame.locator('[data-speak="ar"]').click()

    expect(one.frame.locator("[data-banner]")).to_contain_text("Cette langue n’a pas pu s’ouvrir")
    assert one.frame.evaluate("document.documentElement.lang") == "fr"
    expect(one.frame.locator("[data-screen] h1")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1000, "dark")])
def test_every_screen_stays_clean_in_both(width: int, scheme: str, learner: Open) -> None:
    one = learner("scorm12", viewport={"width": width, "height": 9000}, color_scheme=scheme, reduced_motion="reduce")
    one.open()
    found = {"fr": faults(one)}
    speak(one, "ar")
    found["ar"] = faults(one)
    one.go("premier-mot")
    found["lesson"] = faults(one)

    assert {screen: those for screen, those in found.items() if those} == {}


def test_a_package_of_one_language_offers_no_other(
    browser: Browser, course: Course, unzipped: Callable[..., Path], served: Callable[[Path], str]
) -> None:
    one = Learner(browser.new_context(), served(unzipped("scorm12")), "scorm12", course)

    expect(one.open().locator("[data-speak]")).to_have_count(0)
