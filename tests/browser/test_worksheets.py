"""A worksheet with scripts: rows by keyboard, figures that follow, everything kept as one writes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import violations
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]

PLACE = "/worksheets/plan-de-suivi"
WHO = {
    "test_rows_come_move_and_go_by_keyboard": "awa",
    "test_a_filled_row_asks_before_it_goes": "awa",
    "test_figures_follow_and_what_is_written_stays": "khadija",
}


@pytest.fixture
def page(visit: Visit, request: pytest.FixtureRequest) -> Page:
    """Somebody's own sheet for each test: what one writes, the others do not find."""
    page = visit(360, 5000, reduced_motion="reduce").new_page()
    sign_in(page, WHO[request.node.name])
    page.goto(PLACE)
    return page


def rows(page: Page) -> list[str]:
    return list(page.locator("[data-row]").evaluate_all("rows => rows.map((row) => row.dataset.row)"))


def test_rows_come_move_and_go_by_keyboard(page: Page) -> None:
    page.locator("[data-add]").press("Enter")
    expect(page.locator("[name='actions.r2.quoi']")).to_be_focused()
    page.keyboard.type("Écrire la convention")
    page.locator("[data-row=r2] [data-act=up]").press("Enter")

    assert rows(page) == ["rappeler", "r2", "r1"]
    expect(page.locator("[data-row=r2] [data-act=up]")).to_be_focused()
    page.locator("[data-row=r1] [data-act=remove]").press("Enter")
    assert rows(page) == ["rappeler", "r2"]


def test_a_filled_row_asks_before_it_goes(page: Page) -> None:
    remove = page.locator("[data-row=rappeler] [data-act=remove]")
    remove.press("Enter")

    expect(remove).to_contain_text("Retirer vraiment")
    assert "rappeler" in rows(page)
    remove.press("Enter")
    assert "rappeler" not in rows(page)


def test_figures_follow_and_what_is_written_stays(page: Page) -> None:
    page.locator("[name='actions.rappeler.ou']").select_option("50")
    page.locator("[name='actions.rappeler.fin']").fill("2020-01-01")
    with page.expect_response(lambda reply: reply.request.method == "POST"):
        page.locator("[name='actions.r1.quoi']").fill("Ouvrir")
        page.locator("[name='actions.r1.quoi']").blur()

    expect(page.locator("[data-stand=percent]")).to_have_text("25")
    expect(page.locator("[data-stand=late]")).to_have_text("1")
    expect(page.locator("[data-saved]")).to_contain_text("enregistrée")
    assert violations(page) == []
    page.reload()
    expect(page.locator("[name='actions.r1.quoi']")).to_have_value("Ouvrir")
    expect(page.locator("[data-stand=percent]")).to_have_text("25")
