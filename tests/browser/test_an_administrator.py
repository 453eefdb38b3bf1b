"""What an administrator does, and what everybody may do with what is theirs."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.person import PASSWORD, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def test_organisations_are_apart_and_every_look_is_written_down(visit: Visit) -> None:
    """By forms alone: another organisation, its trainer, who sees nobody of the first; the journal tells who came."""
    page = visit(360, scripts=False).new_page()
    sign_in(page, "admin")
    page.goto("/manage/organisations")
    page.locator("section.card [name=name]").fill("Commune de Tata")
    page.get_by_role("button", name="Créer l’organisation").click()
    page.goto("/manage")
    new = page.locator("form[action='/manage/people']")
    new.locator("[name=name]").fill("Hassan Tata")
    new.locator("[name=username]").fill("hassan.tata")
    new.locator("[name=role]").select_option("trainer")
    new.locator("[name=organisation]").select_option(label="Commune de Tata")
    new.locator("button").click()
    code = re.sub(r"\W", "", page.locator(".alert .code").inner_text())

    apart = visit(360, scripts=False).new_page()
    apart.goto("/sign-in")
    apart.locator("[name=who]").fill("hassan.tata")
    apart.locator("[name=password]").fill(code)
    apart.locator("form[action='/sign-in'] button").click()
    apart.locator("[name=password]").fill("une phrase à lui, longue")
    apart.locator("main form .button").last.click()
    apart.goto("/cohorts")
    expect(apart.locator("main .card")).to_have_count(0)
    reply = apart.goto("/cohorts/1")
    assert reply
    assert reply.status == 404

    page.goto("/manage/accesses?name=Hassan")
    expect(page.locator("tbody tr", has_text="Administration").first).to_contain_text("Hassan Tata")


def test_one_takes_ones_data_away_and_leaves(visit: Visit) -> None:
    page = visit(360, scripts=False).new_page()
    sign_in(page, "omaima")
    page.goto("/account/accesses")
    expect(page.locator("h1")).to_be_visible()
    page.goto("/account")
    page.get_by_role("link", name="Supprimer mon compte").click()
    assert page.request.get("/account/data.zip").body()[:2] == b"PK"
    page.locator("[name=password]").fill("autre chose")
    page.get_by_role("button", name="Supprimer mon compte").click()
    expect(page.locator(".field__error, [role=alert]").first).to_be_visible()
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Supprimer mon compte").click()

    page.goto("/sign-in")
    page.locator("[name=who]").fill("omaima")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form[action='/sign-in'] button").click()
    expect(page.locator("[role=alert]")).to_be_visible()
