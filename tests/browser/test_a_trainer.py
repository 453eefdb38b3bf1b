"""A trainer's work, a story each: a cohort's life by forms alone, the desk by keys, the dashboard, reports, Monday."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow, violations
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def test_a_cohort_lives_by_forms_alone(visit: Visit) -> None:
    """On a phone without scripts: its days, a colleague, a list with a fault, a person moved, its archive."""
    page = visit(360, scripts=False).new_page()
    sign_in(page, "fadma")
    page.goto("/cohorts/new")
    page.locator("[name=name]").fill("Tiznit, hiver")
    page.locator("[name=begins]").fill("2026-12-01")
    page.locator("[name=ends]").fill("2027-02-01")
    page.get_by_role("button", name="Créer la cohorte").click()
    home = page.url.partition("#")[0]
    page.goto(f"{home}/settings")
    page.locator("select[name=person]").select_option(label="Lahcen Amrani")
    page.get_by_role("button", name="Ajouter").click()
    expect(page.locator("main")).to_contain_text("Lahcen Amrani")

    page.goto(f"{home}/import")
    page.locator("[name=lines]").fill("Hajar Sabiri; Tiznit; hajar@\nIkram Naji; Tiznit")
    page.locator("form[enctype] button").click()
    expect(page.locator("[role=alert]")).to_contain_text("Ligne 1")
    page.locator("form[action$='/confirmation'] button").click()
    page.locator("tbody").get_by_role("link", name="Ikram Naji").click()
    page.locator("form[action$='/move'] select").select_option(index=0)
    page.locator("form[action$='/move'] button").click()
    page.goto(home)
    expect(page.locator("main")).not_to_contain_text("Ikram Naji")

    page.goto(f"{home}/settings")
    page.locator("button[name=do][value=archive]").click()
    page.goto("/cohorts")
    expect(page.locator("main .grid").first).not_to_contain_text("Tiznit, hiver")
    assert overflow(page) <= 0


def test_works_are_read_by_keys_alone_without_names(visit: Visit) -> None:
    """Names hidden, a level by its figure, a word kept for later, Ctrl and Enter: the next one is there."""
    page = visit().new_page()
    sign_in(page, "lahcen")
    page.goto("/cohorts/1/works")
    named = set(page.locator("main .list__row bdi").all_inner_texts())
    page.locator("form[action$='/anonymity'] button").press("Enter")
    expect(page.get_by_role("button", name="Montrer les noms")).to_be_visible()
    assert not named & set(page.locator("main .list__row bdi").all_inner_texts())
    page.get_by_role("link", name="Commencer").press("Enter")
    page.wait_for_url("**/works/*/*")
    first = page.url
    for group in page.locator("[data-desk] fieldset").all():
        group.locator("input").first.focus()
        page.keyboard.press("1")
        expect(group.locator("input:checked")).to_have_count(1)
    page.locator("[name=comment]").fill("Continuez ainsi.")
    page.locator("[name=keep]").press("Space")
    page.locator("[name=comment]").press("Control+Enter")
    page.wait_for_url(lambda url: url != first)

    page.locator("summary", has_text="Ma réserve").press("Enter")
    page.locator("[data-phrase]").first.press("Enter")
    expect(page.locator("[name=comment]")).to_have_value("Continuez ainsi.")
    assert violations(page) == []


VIEWS = ("calls", "pace", "competencies", "questions", "paths")


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_view_of_the_dashboard_scrolls_inside_and_downloads(visit: Visit, language: str) -> None:
    """At 320 pixels, which is a window of 1280 enlarged four times; what is drawn is in a table, and in files."""
    page = visit(320, 900, reduced_motion="reduce", locale=language).new_page()
    sign_in(page, "fadma")
    in_language(page, language)
    for view in ("", *[f"/{view}" for view in VIEWS[1:]]):
        page.goto(f"/cohorts/1{view}")
        assert overflow(page) <= 0, view
        assert page.locator("main table").count() > 0 or view in ("/questions", "/paths"), view
        for frame in page.locator(".table").all():
            expect(frame).to_have_attribute("tabindex", "0")
    for view in VIEWS:
        for ending in ("csv", "xlsx"):
            reply = page.request.get(f"/cohorts/1/{view}.{ending}")
            assert reply.ok
            assert reply.body()[:2] in (b"PK", b"\xef\xbb"), (view, ending)
    in_language(page, "fr")


ACROSS = """() => [document.querySelector(".masthead__in"), ...document.querySelectorAll(".masthead__tools > *")]
  .map((piece) => piece.getBoundingClientRect()).filter(({ width }) => width).map(({ top, bottom, left, right }) => ({
    top, bottom, left, right }))"""


def test_the_header_holds_on_one_line_and_what_is_not_translated_looks_like_a_link(visit: Visit) -> None:
    """An administrator has the most places: none on a second line, none under the tools, from a tablet to a desk."""
    page = visit(768, 900, reduced_motion="reduce", locale="fr").new_page()
    sign_in(page, "admin")
    for width in (768, 800, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/manage/overview")
        header, *tools = page.evaluate(ACROSS)
        assert header["bottom"] - header["top"] < 72, width
        nav = page.locator(".masthead .nav").bounding_box()
        places = nav["x"] + nav["width"] if nav else 0
        assert places <= min(tool["left"] for tool in tools), width
        assert page.locator(".tabbar").is_visible() == (width < 1024)
        assert overflow(page) <= 0, width
    page.set_viewport_size({"width": 820, "height": 1180})
    page.goto("/nowhere")
    bar = page.locator(".tabbar").bounding_box()
    assert bar
    assert round(bar["y"] + bar["height"]) == 1180, "the bar of a short page hangs above the foot of the window"
    page.set_viewport_size({"width": 1280, "height": 900})
    in_language(page, "ar")
    page.goto("/manage/overview")
    foreign = page.locator(".list__row a > .foreign").first
    expect(foreign).to_have_css("text-decoration-line", "underline")
    in_language(page, "fr")


def in_language(page: Page, language: str) -> None:
    page.goto("/account")
    page.locator(f"form[action='/language'] [value={language}]").first.evaluate(
        "button => button.form.requestSubmit(button)"
    )
    page.wait_for_function(f"document.documentElement.lang === '{language}'")


def test_monday_and_the_reports_are_pages_to_print(visit: Visit) -> None:
    page = visit(360, scripts=False).new_page()
    sign_in(page, "fadma")
    page.goto("/monday")
    expect(page.locator("main .list__row").first).to_be_visible()
    page.goto("/cohorts/1/reports")
    evidence = page.get_by_role("link", name="Justificatif").first.get_attribute("href") or ""
    assert page.request.get(evidence).body()[:2] == b"PK"

    for path in ("/monday", "/cohorts/1/reports/commune", "/cohorts/1/reports/funder"):
        page.goto(path)
        page.emulate_media(media="print")
        assert page.locator("main button:visible, nav:visible, .tabs:visible").count() == 0, path
        page.emulate_media(media="screen")
