"""Tabs and panels in a browser: by keyboard, from a link, found in the page, and on paper."""

import pytest
from playwright.sync_api import Browser, Page

from builder import Course
from builder.player import Player
from builder.words import words
from tests.browser.chromium import overflow, violations
from tests.builder.test_player import Doors
from tests.builder.test_player_browser import SITE, shown, whole

pytestmark = pytest.mark.browser


def lesson(course: Course) -> str:
    player = Player(course, Doors(), words(course.language))
    return whole(player, str(player.lesson(course.lessons["rappeler"])))


def selected(page: Page) -> str:
    return page.locator("[role=tab][aria-selected=true]").inner_text()


def test_tabs_turn_with_the_arrows_and_meet_at_the_ends(browser: Browser, minimal: Course) -> None:
    page = shown(browser, lesson(minimal))
    page.locator("[role=tab]").first.focus()
    page.keyboard.press("ArrowRight")

    assert selected(page) == "Au guichet"
    assert page.locator("[role=tabpanel]:visible", has_text="Un mot, un rendez-vous.").count() == 1
    page.keyboard.press("ArrowRight")
    assert selected(page) == "Par téléphone"
    page.keyboard.press("End")
    assert selected(page) == "Au guichet"
    page.close()


def test_arrows_are_mirrored_from_right_to_left(browser: Browser, minimal: Course) -> None:
    page = shown(browser, lesson(minimal).replace('dir="ltr"', 'dir="rtl"'))
    page.locator("[role=tab]").first.focus()
    page.keyboard.press("ArrowLeft")

    assert selected(page) == "Au guichet"
    page.close()


def test_a_link_opens_the_tab_it_leads_to(browser: Browser, minimal: Course) -> None:
    page = shown(browser, lesson(minimal))
    page.get_by_role("link", name="au guichet").click()
    page.wait_for_function("document.querySelector('[role=tab][aria-selected=true]').innerText === 'Au guichet'")
    page.close()


def test_an_address_opens_what_is_folded(browser: Browser, minimal: Course) -> None:
    page = browser.new_page()
    page.route("**/*", lambda route: route.fulfill(body=lesson(minimal), content_type="text/html; charset=utf-8"))
    page.goto(f"{SITE}#et-si-personne-ne-repond")

    assert page.get_by_text("Rappelez le lendemain.").is_visible()
    page.close()


def test_paper_shows_every_tab_and_panel(browser: Browser, minimal: Course) -> None:
    page = shown(browser, lesson(minimal))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    for text in ("Un appel, une date.", "Un mot, un rendez-vous.", "Rappelez le lendemain."):
        assert page.get_by_text(text).is_visible()
    assert page.locator("[role=tab]:visible").count() == 0
    page.close()


def test_without_scripts_parts_follow_one_another(browser: Browser, minimal: Course) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(lesson(minimal))

    assert page.get_by_text("Un appel, une date.").is_visible()
    assert page.get_by_role("heading", name="Au guichet").is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 1366])
def test_nothing_is_too_wide_nor_out_of_reach(browser: Browser, minimal: Course, width: int) -> None:
    page = shown(browser, lesson(minimal), width=width)

    assert (violations(page), overflow(page)) == ([], 0)
    page.close()
