"""The notebook in a browser: kept while one writes, in a package by the browser alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder import Course, load_course
from builder.player import Player
from builder.words import words
from exports import edition, export
from tests.browser.chromium import overflow, violations
from tests.builder.test_player import Doors
from tests.builder.test_player_browser import shown, whole
from tests.conftest import COURSES

pytestmark = pytest.mark.browser


def test_a_note_is_kept_while_one_writes(browser: Browser, minimal: Course) -> None:
    player = Player(minimal, Doors(), words("fr"))
    page = shown(browser, whole(player, str(player.lesson(minimal.lessons["rappeler"]))), replies={})
    page.fill("textarea[data-note]", "Awa.")

    expect(page.locator(".reflection [data-saved]")).to_contain_text("Note gardée à")
    page.close()


def test_a_note_that_cannot_leave_stays_and_says_so(browser: Browser, minimal: Course) -> None:
    player = Player(minimal, Doors(), words("fr"))
    page = shown(browser, whole(player, str(player.lesson(minimal.lessons["rappeler"]))))
    page.fill("textarea[data-note]", "Awa.")
    page.click(".reflection button")

    expect(page.locator(".reflection [data-saved]")).to_contain_text("pas encore gardée")
    assert page.input_value("textarea[data-note]") == "Awa."
    page.close()


def test_a_package_keeps_the_notebook_in_the_browser(browser: Browser, tmp_path: Path) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    ZipFile(BytesIO(export("scorm12", edition(load_course(COURSES / "minimal"))).data)).extractall(tmp_path)
    address = (tmp_path / "index.html").as_uri()
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(f"{address}#/rappeler")
    page.fill("textarea[data-note]", "Awa, <demain>.")
    page.click(".reflection button")
    expect(page.locator(".reflection [data-saved]")).to_contain_text("Note gardée à")
    page.goto(f"{address}#/notebook")
    expect(page.locator(".notebook__said")).to_have_text("Awa, <demain>.")
    assert (violations(page), overflow(page)) == ([], 0)
    page.click(".notebook__lesson a")
    expect(page.locator("textarea[data-note]")).to_have_value("Awa, <demain>.")
    state = page.evaluate("Object.entries(localStorage).filter(([name]) => !name.startsWith('parcours-notes/'))")
    assert "demain" not in str(state)
    context.close()
