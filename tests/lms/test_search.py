"""Searching a package that somebody opened from a folder, without any network."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytestmark = [pytest.mark.browser, pytest.mark.node]


def test_a_package_is_searched_offline(browser: Browser, unzipped: Callable[..., Path]) -> None:
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(f"{(unzipped('scorm12') / 'index.html').as_uri()}#/")
    page.locator(".masthead [data-place=search]").click()
    page.locator("[data-question]").press_sequentially("calendri")

    expect(page.locator(".hit mark").first).to_have_text("calendrier")
    page.locator(".hit a").first.click()
    page.wait_for_function("document.querySelector('[data-screen]').dataset.page === 'compter'")
    page.go_back()
    expect(page.locator("[data-question]")).to_have_value("calendri")
    expect(page.locator(".hit").first).to_be_visible()


def test_an_address_asks_in_arabic(browser: Browser, unzipped: Callable[..., Path]) -> None:
    page = browser.new_context(offline=True).new_page()
    page.goto(f"{(unzipped('scorm12', 'ar') / 'index.html').as_uri()}#/search/التحيات")

    expect(page.locator(".hit mark").first).to_have_text("التحية")


def test_sources_say_where_they_serve(browser: Browser, unzipped: Callable[..., Path]) -> None:
    page = browser.new_context(offline=True).new_page()
    page.goto(f"{(unzipped('scorm12') / 'index.html').as_uri()}#/sources/source-S53")
    page.locator("#source-S53 .uses a").first.click()

    page.wait_for_function("document.querySelector('[data-screen]').dataset.page === 'premier-mot'")
