"""The author's preview in a browser: the page follows each save, problems come and go, a case is walked by keyboard."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PATIENCE, overflow, violations_in_both_lights
from tests.conftest import COURSES
from tests.webapp.previewing import Served, serving

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-preview")]

LESSON = "modules/01-accueil/01-premier-mot.fr.md"
PAGES = [
    "", "pages/premier-mot", "pages/fiche-accueil", "quizzes/quiz-m01", "cases/porte", "worksheets/plan-de-suivi",
    "glossary", "sources", "problems", "both",
]  # fmt: skip


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    shutil.copytree(COURSES / "minimal", tmp_path / "cours")
    with serving(tmp_path / "cours") as one:
        yield one


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    context = browser.new_context(base_url=served.address, viewport={"width": 1366, "height": 500})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def change(served: Served, path: str, old: str, new: str) -> None:
    file = served.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_the_open_page_follows_a_save_and_stays_where_it_was(page: Page, served: Served) -> None:
    page.goto("/fr/pages/premier-mot")
    page.evaluate("scrollTo(0, 260)")
    page.locator("details.sources").evaluate("details => { details.open = true }")
    change(served, LESSON, "title:", "title: Neuf et")
    expect(page.locator("h1")).to_contain_text("Neuf et")

    assert page.evaluate("scrollY") == 260
    expect(page.locator("details.sources")).to_have_attribute("open", "")


def test_the_language_is_kept(page: Page, served: Served) -> None:
    page.goto("/ar/pages/premier-mot")
    change(served, LESSON.replace(".fr.", ".ar."), "title:", "title: جديد")
    expect(page.locator("h1")).to_contain_text("جديد")

    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_a_problem_appears_on_its_page_and_goes_when_it_is_put_right(page: Page, served: Served) -> None:
    page.goto("/fr/pages/premier-mot")
    before = (served.root / LESSON).read_text("utf-8")
    (served.root / LESSON).write_text(before + "\nVoir [ici](#nulle-part).\n", "utf-8")

    expect(page.locator(".faultbox")).to_contain_text("page-unknown")
    expect(page.locator(".faultbox")).to_contain_text(f"{LESSON}:")
    expect(page.locator(".masthead .badge")).not_to_have_text("0")
    (served.root / LESSON).write_text(before, "utf-8")
    expect(page.locator(".faultbox")).to_have_count(0)


def test_a_page_that_no_longer_builds_shows_its_last_good_version(page: Page, served: Served) -> None:
    page.goto("/fr/pages/premier-mot")
    title = page.locator("h1").text_content()
    change(served, LESSON, "title:", "titre:")

    expect(page.locator(".faultbox")).to_contain_text("field-unknown")
    expect(page.locator(".alert--caution")).to_contain_text("dernière bonne version")
    assert page.locator("h1").text_content() == title


def test_a_course_that_leaves_and_returns_is_followed(page: Page, served: Served) -> None:
    page.goto("/fr/problems")
    expect(page.locator("main")).to_contain_text("Rien à corriger")
    served.root.rename(served.root.with_name("parti"))
    expect(page.locator("main")).to_contain_text("course-missing")
    served.root.with_name("parti").rename(served.root)
    expect(page.locator("main")).to_contain_text("Rien à corriger")


def test_a_check_is_answered_and_nothing_is_kept(page: Page) -> None:
    page.goto("/fr/pages/premier-mot")
    check = page.locator("form.check").first
    check.locator("input[type=radio], input[type=checkbox]").first.check()
    check.locator("button").last.click()
    expect(check.locator(".verdict__title")).to_be_visible()
    page.reload()
    expect(page.locator(".verdict__title")).to_have_count(0)


def test_a_case_is_walked_by_keyboard(page: Page) -> None:
    page.goto("/fr/cases/porte")
    choice = page.locator(".graph__choice[data-offered]").first
    choice.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".graph__choice[data-walked]")).to_have_count(1)
    expect(page.locator(".graph__scene[aria-current]")).not_to_have_attribute("href", "/fr/cases/porte")

    assert "path=" in page.url
    assert page.evaluate("document.activeElement.classList.contains('graph__choice')")
    page.go_back()
    expect(page.locator(".graph__choice[data-walked]")).to_have_count(0)


def test_a_case_is_played_beside_its_drawing(page: Page) -> None:
    page.goto("/fr/cases/porte")
    page.locator("button[name=choice]").first.click()
    expect(page.locator(".graph__choice[data-walked]")).to_have_count(1)


def test_two_views_show_one_page_in_two_directions(page: Page) -> None:
    page.goto("/fr/pages/premier-mot")
    page.locator(".nav--preview a", has_text="Deux vues").click()
    frames = page.locator("iframe")
    expect(frames).to_have_count(2)
    expect(frames.first.content_frame.locator("html")).to_have_attribute("dir", "ltr")
    expect(frames.last.content_frame.locator("html")).to_have_attribute("dir", "rtl")
    assert frames.first.evaluate("frame => frame.contentWindow.innerWidth") == 360
    frames.first.content_frame.locator(".brand").click()
    expect(frames.last.content_frame.locator(".modules")).to_be_visible()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_page_has_a_violation(browser: Browser, served: Served, language: str) -> None:
    change(served, LESSON, "title:", "titre:")
    context = browser.new_context(
        base_url=served.address, viewport={"width": 360, "height": 3000}, color_scheme="light", reduced_motion="reduce"
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    found = {}
    for path in PAGES:
        page.goto(f"/{language}/{path}")
        found[path] = [*violations_in_both_lights(page), *(["too wide"] if overflow(page) > 0 else [])]
    context.close()

    assert {path: faults for path, faults in found.items() if faults} == {}
