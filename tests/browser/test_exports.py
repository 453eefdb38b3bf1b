"""The export centre in a browser: from a choice to a file, by keyboard, with and without scripts; its Arabic faces."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow, violations
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]

A_WHILE = 120_000
"""Milliseconds: a process starts, reads the course and makes a package, on a machine that does much else."""


@pytest.mark.parametrize(("width", "scripts"), [(1366, True), (360, False)])
def test_from_a_choice_to_a_file(width: int, scripts: bool, visit: Visit, tmp_path: Path) -> None:
    """By keyboard alone. With scripts the page never reloads; without, it asks again by itself."""
    page = visit(width, scripts=scripts).new_page()
    sign_in(page, "fadma")
    page.goto("/exports")
    page.get_by_role("link", name="ILIAS").press("Enter")
    expect(page.locator("[name=profile]")).to_have_value("ilias")
    page.locator("[name=mastery]").fill("80" if scripts else "81")
    page.locator("[name=ticked][value=source]").press("Space")
    if scripts:
        page.evaluate("document.addEventListener('DOMContentLoaded', () => 0); window.stays = true")
    page.get_by_role("button", name="Préparer le paquet").press("Enter")
    page.wait_for_url("**/exports/*")
    if scripts:
        page.evaluate("window.stays = true")

    download = page.get_by_role("link", name="Télécharger")
    expect(download).to_be_visible(timeout=A_WHILE)
    if scripts:
        assert page.evaluate("window.stays"), "the page was not loaded again"
        assert page.locator("[data-making-said]").text_content() == "Le paquet est prêt"
    with page.expect_download() as came:
        download.press("Enter")
    came.value.save_as(tmp_path / "paquet.zip")

    assert came.value.suggested_filename == "essai-fr-scorm12.zip"
    assert "sources.zip" in ZipFile(tmp_path / "paquet.zip").namelist()
    assert overflow(page) <= 0


def test_a_refused_choice_leads_to_its_field(visit: Visit) -> None:
    page = visit(360, 5000).new_page()
    sign_in(page, "fadma")
    page.goto("/exports/new/scorm12")
    page.locator("[name=accent]").fill("#ffcc00")
    page.get_by_role("button", name="Préparer le paquet").press("Enter")

    expect(page.locator("[name=accent]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#accent-error")).to_contain_text("ne se lit pas assez")
    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1366, "light")])
def test_every_face_in_arabic(width: int, scheme: str, visit: Visit) -> None:
    page = visit(width, 3000, color_scheme=scheme, reduced_motion="reduce").new_page()
    sign_in(page, "admin")
    in_arabic(page)
    found = {}
    for path in ("/exports", "/exports/new/scorm12?profile=ilias", "/exports/1", "/manage/catalogue", "/catalogue/ar"):
        page.goto(path)
        page.locator("main details").evaluate_all("parts => parts.forEach((part) => (part.open = true))")
        found[path] = [*violations(page), *(["too wide"] if overflow(page) > 0 else [])]
        assert page.locator("html").get_attribute("dir") == "rtl"
    in_arabic(page, "fr")

    assert {path: faults for path, faults in found.items() if faults} == {}


def in_arabic(page: Page, language: str = "ar") -> None:
    page.goto("/account")
    page.locator(f"form[action='/language'] [value={language}]").first.evaluate(
        "button => button.form.requestSubmit(button)"
    )
    page.wait_for_function(f"document.documentElement.lang === '{language}'")
