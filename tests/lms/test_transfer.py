"""From somebody's package to our LMS: the code that a package shows is entered by a trainer, and counts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder import Course
from tests.browser.chromium import PATIENCE, overflow, violations
from tests.browser.conftest import living
from tests.browser.person import sign_in
from tests.lms.learner import Learner
from tests.lms.test_recovery import one_lesson_and_a_passed_quiz
from webapp import Settings

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.xdist_group("transfer")]


@pytest.fixture(scope="module")
def lms(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An LMS that serves the course of which packages are made here."""
    with living(Settings(course=folder, var=tmp_path_factory.mktemp("var"))) as address:
        yield address


@pytest.fixture
def code(browser: Browser, course: Course, unzipped: Callable[..., Path], served: Callable[[Path], str]) -> str:
    """What a package shows to somebody who read a lesson in it and passed a quiz."""
    learner = Learner(browser.new_context(), served(unzipped("scorm12")), "scorm12", course)
    learner.open()
    one_lesson_and_a_passed_quiz(learner)
    learner.frame.locator(".health > summary").click()
    learner.frame.locator(".health a").click()
    found = learner.frame.locator(".recovery__code").inner_text()
    learner.context.close()
    return found


@pytest.fixture(params=["fr", "ar"])
def trainer(request: pytest.FixtureRequest, browser: Browser, lms: str) -> Iterator[Page]:
    """Fadma on a small phone that runs no scripts, in one language then in the other."""
    context = browser.new_context(base_url=lms, viewport={"width": 320, "height": 5000}, java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "fadma")
    menu = page.locator("details.menu:has([name=language])").first
    menu.locator("summary").click()
    menu.locator(f"button[value={request.param}]").click()
    expect(page.locator("html")).to_have_attribute("lang", request.param)
    yield page
    context.close()


def test_a_trainer_without_scripts_enters_what_a_package_shows(trainer: Page, code: str) -> None:
    trainer.goto("/cohorts")
    trainer.locator("main .card a[href^='/cohorts/']").first.click()
    trainer.locator("a[href*='/learners/']", has_text="Brahim").first.click()
    learner = trainer.url
    trainer.locator("a[href$='/recovery']").click()
    box, read = trainer.locator("[name=code]"), trainer.locator("main form button.button").last

    box.fill(code[:7] + ("K" if code[7] != "K" else "M") + code[8:])
    read.click()
    expect(trainer.get_by_role("alert")).to_contain_text(code.split("-")[1])
    trainer.get_by_role("alert").locator("button").click()
    expect(trainer.locator("code.digest")).to_have_text(code)
    expect(trainer.locator("details.brought")).to_contain_text(["100"])
    assert overflow(trainer) <= 0

    trainer.locator("form:has([name=sure]) button").click()
    expect(trainer.locator("#packages")).to_be_visible()
    assert trainer.url.startswith(learner)
    expect(trainer.locator("section:has(> #packages)")).to_contain_text(code)
    trainer.locator("form[action*='/transfers/'] button").click()
    expect(trainer.locator("#packages")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_a_code_says_can_be_read_by_everybody(scheme: str, browser: Browser, lms: str, code: str) -> None:
    context = browser.new_context(
        base_url=lms, viewport={"width": 360, "height": 5000}, color_scheme=scheme, reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "fadma")
    page.goto("/cohorts/1")
    page.locator("a[href*='/learners/']").first.click()
    page.locator("a[href$='/recovery']").click()
    for typed in (code[:-2], "UUUUU", code):
        page.locator("[name=code]").fill(typed)
        page.locator("main form button.button").last.click()
        page.locator("main details").evaluate_all("parts => parts.forEach((part) => (part.open = true))")
        assert violations(page) == []
        assert overflow(page) <= 0
    expect(page.locator("details.brought")).to_be_visible()
    context.close()
