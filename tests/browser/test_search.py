"""Searching in a browser: as one types, by keyboard, and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import overflow, violations
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def test_results_come_as_one_types_and_the_keyboard_walks_them(visit: Visit) -> None:
    page = visit(360).new_page()
    sign_in(page, "khadija")
    page.goto("/search")
    page.locator("[data-question]").press_sequentially("calendri")

    expect(page.locator(".hit mark").first).to_have_text("calendrier")
    expect(page.get_by_role("status").first).to_contain_text("Résultats")
    assert page.url.endswith("/search?q=calendri")
    assert violations(page) == []
    assert overflow(page) <= 0

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pages/compter#a-faire")


def test_the_index_is_fetched_only_for_whoever_searches(visit: Visit) -> None:
    page = visit().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, "khadija")
    page.goto("/search?q=calendrier")
    assert not any(".json" in url for url in asked)

    with page.expect_response("**/search/*.json"):
        page.locator("[data-question]").focus()


def test_the_script_and_the_server_show_the_same(visit: Visit) -> None:
    page = visit().new_page()
    sign_in(page, "khadija")
    page.goto("/search?q=écouter")
    served = page.locator("[data-hits]").inner_text()
    page.goto("/search")
    page.locator("[data-question]").fill("écouter")

    expect(page.locator(".hit").first).to_be_visible()
    assert page.locator("[data-hits]").inner_text() == served


def test_a_form_is_enough_without_scripts(visit: Visit) -> None:
    page = visit(scripts=False).new_page()
    sign_in(page, "khadija")
    page.locator(".quick [name=q]").fill("calendriers")
    page.keyboard.press("Enter")

    page.locator(".hit a").first.click()
    page.wait_for_url("**/pages/compter#a-faire")
