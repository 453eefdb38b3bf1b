"""A network that drops during a quiz loses nothing: answers wait in the browser, and leave when it is back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def begin(page: Page) -> str:
    """An attempt under way, all its questions in sight."""
    page.goto("/quizzes/quiz-m01")
    page.locator("main .actions .button").first.click()
    page.wait_for_url("**/attempts/*")
    page.goto(f"{page.url.partition('?')[0]}?view=all")
    return page.url


def choose(page: Page, place: int) -> str:
    """Tick the option at this place, the last being -1; where it is found again."""
    option = page.locator("form.attempt input[type=radio], form.attempt input[type=checkbox]").nth(place)
    chosen = f"[id='{option.get_attribute('id')}']"
    page.locator(chosen).check(force=True)
    return chosen


def choose_offline(page: Page) -> str:
    page.context.set_offline(True)
    chosen = choose(page, 0)
    expect(page.locator("[data-saved]")).to_contain_text("gardée sur cet appareil")
    return chosen


def test_an_answer_given_offline_is_sent_when_the_network_is_back(visit: Visit) -> None:
    context = visit()
    page = context.new_page()
    sign_in(page, "fadma")
    url = begin(page)
    chosen = choose_offline(page)

    context.set_offline(False)
    page.wait_for_function("() => localStorage.getItem('parcours-outbox') === null")
    page.goto(url)
    expect(page.locator(chosen)).to_be_checked()


def test_even_when_the_tab_was_closed_meanwhile(visit: Visit) -> None:
    context = visit()
    page = context.new_page()
    sign_in(page, "admin")
    url = begin(page)
    chosen = choose_offline(page)
    page.close()

    context.set_offline(False)
    later = context.new_page()
    later.goto("/")
    later.wait_for_function("() => localStorage.getItem('parcours-outbox') === null")
    later.goto(url)
    expect(later.locator(chosen)).to_be_checked()


def test_a_tab_closed_before_anything_was_sent(visit: Visit) -> None:
    context = visit()
    page = context.new_page()
    sign_in(page, "brahim")
    url = begin(page)
    chosen = choose(page, -1)
    page.goto("/glossary")
    page.wait_for_function("() => localStorage.getItem('parcours-outbox') === null")
    page.goto(url)
    expect(page.locator(chosen)).to_be_checked()


def test_an_answer_that_a_restarting_server_refused_waits_too(visit: Visit) -> None:
    context = visit()
    page = context.new_page()
    sign_in(page, "fadma")
    url = begin(page)
    page.route("**/answers", lambda route: route.fulfill(status=503, headers={"Retry-After": "5"}))
    chosen = choose(page, -1)
    expect(page.locator("[data-saved]")).to_contain_text("gardée sur cet appareil")

    page.unroute("**/answers")
    page.goto("/")
    page.wait_for_function("() => localStorage.getItem('parcours-outbox') === null")
    page.goto(url)
    expect(page.locator(chosen)).to_be_checked()
