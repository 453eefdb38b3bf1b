"""Coming in: by an invitation on a small phone without scripts, by a printed slip, by a list."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow, violations
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def cohort(page: Page) -> str:
    """The address of the trainer's first cohort."""
    sign_in(page, "fadma")
    page.goto("/cohorts")
    return page.locator(".card__title a").first.get_attribute("href") or ""


def invited(visit: Visit) -> str:
    """The address on a new invitation."""
    page = visit(1366).new_page()
    page.goto(cohort(page))
    page.locator("form[action$='/invitations'] button").click()
    assert violations(page) == []
    return page.locator(".poster__link a").get_attribute("href") or ""


def test_joining_on_a_small_phone_without_scripts(visit: Visit) -> None:
    """Language first; then a name, a password, and the username to note."""
    link = invited(visit)
    page = visit(320, scripts=False, locale="fr").new_page()
    page.goto(link)
    page.locator("form.speaks button[value=ar]").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.locator("[name=name]").fill("خديجة آيت")
    page.locator("[name=password]").fill("جملة طويلة")
    page.locator("form[action^='/join/'] button").click()

    expect(page.locator("p.code")).to_have_text("khadija.ait")
    page.locator("main details summary").click()
    page.locator("[name=username]").fill("Khadija.Ayt")
    page.locator("form[action='/welcome/username'] button").click()
    expect(page.locator("p.code")).to_have_text("khadija.ayt")
    page.locator("a.button--wide").click()
    expect(page.locator("h1")).to_be_visible()


def test_pages_for_newcomers_have_no_violation(visit: Visit) -> None:
    link = invited(visit)
    page = visit(320, reduced_motion="reduce").new_page()

    for address in (link, "/privacy", "/forgotten", "/sign-in"):
        page.goto(address)
        assert violations(page) == [], address
        assert overflow(page) <= 0, address


def test_a_list_then_slips_that_fit_their_paper(visit: Visit) -> None:
    page = visit(1366, reduced_motion="reduce").new_page()
    page.goto(f"{cohort(page)}/import")
    assert violations(page) == []
    page.locator("[name=lines]").fill("Salma Berrada; Drarga\n; Tarrast\nعلي أوحسين; أكادير")
    page.locator("form[enctype] button").click()
    assert violations(page) == []
    page.get_by_role("textbox", name="علي أوحسين").fill("ali.ouhssine")

    page.locator("form[action$='/confirmation'] button").click()
    page.locator("form[action$='/slips'] button").click()
    expect(page.locator(".slip")).to_have_count(2)
    expect(page.locator(".slip", has_text="ali.ouhssine")).to_have_count(1)
    assert violations(page) == []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 1000})  # what is left of an A4 page between its margins
    clipped = page.locator(".slip").evaluate_all("slips => slips.filter((s) => s.scrollWidth > s.clientWidth).length")
    assert clipped == 0
