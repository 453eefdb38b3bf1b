"""The reference model in a browser: the map by pointer, keyboard and without scripts; loops; the counter; papers."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chromium import overflow, violations
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def opened(context: BrowserContext, path: str, *, arabic: bool = False) -> Page:
    page = context.new_page()
    sign_in(page, "brahim" if arabic else "awa")
    if arabic:
        page.locator("form[action='/language'] [value=ar]").first.evaluate("b => b.form.requestSubmit(b)")
        page.wait_for_function("document.documentElement.dir === 'rtl'")
    page.goto(path)
    return page


def lit(page: Page) -> set[str]:
    """The actors that stand out."""
    found = page.locator("#carte > .map__body .map__box.is-lit").evaluate_all("all => all.map((a) => a.dataset.actor)")
    return set(found)


@pytest.mark.parametrize("width", [360, 1366])
def test_an_actor_chosen_shows_its_relations_and_escape_shows_all_again(visit: Visit, width: int) -> None:
    page = opened(visit(width), "/model")
    page.locator("#carte > .map__body [data-actor=famille]:visible").click()

    expect(page.locator(f"#carte .map__chart--{'narrow' if width < 700 else 'wide'}")).to_be_visible()
    assert lit(page) == {"famille", "bureau", "registre"}
    expect(page.locator("[data-map-found] > li")).to_have_count(2)
    expect(page.locator("[data-map-said]")).to_have_text("Une famille : relations affichées, 2.")
    page.keyboard.press("Escape")
    assert lit(page) == set()


def test_the_keyboard_reaches_every_actor_and_line_and_sees_them(visit: Visit) -> None:
    page = opened(visit(360, 900), "/model")
    page.locator("#carte .map__chart--narrow .map__line").first.focus()
    seen = []
    for _ in range(6):
        seen.append(page.evaluate("document.activeElement.dataset.actor ?? document.activeElement.dataset.relation"))
        page.keyboard.press("Tab")

    assert set(seen) == {"orienter", "declarer", "informer", "bureau", "registre", "famille"}
    page.locator("#carte .map__chart--narrow [data-actor=famille]").focus()
    place = page.locator("#carte .map__chart--narrow [data-actor=famille]").bounding_box()
    panel = page.locator("[data-map-panel]").bounding_box()
    assert place
    assert panel
    assert place["y"] < panel["y"]


def test_without_scripts_an_actor_leads_to_its_row(visit: Visit) -> None:
    page = opened(visit(360, scripts=False), "/model")
    page.locator("#carte .map__chart--narrow [data-actor=famille]").click()

    assert page.url.endswith("#carte-acteur-famille")
    expect(page.locator("[data-map-panel]")).to_be_hidden()
    expect(page.locator("[data-loop-way]")).to_be_hidden()
    expect(page.locator(".loop__steps li")).to_have_count(3)


def test_a_loop_is_walked_relation_by_relation(visit: Visit) -> None:
    page = opened(visit(), "/model")
    loop = page.locator("#boucle-confiance")
    for name in ("orienter", "declarer", "informer", "orienter"):
        loop.locator("[data-turn='1']").click()
        expect(loop.locator("[aria-current=step]")).to_have_attribute("data-row", name)
        expect(loop.locator(".map__line.is-lit")).to_have_attribute("data-relation", name)
    loop.locator("[data-turn='-1']").click()
    expect(loop.locator("[aria-current=step]")).to_have_attribute("data-row", "informer")


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1366)])
@pytest.mark.parametrize("path", ["/model", "/aids", "/pages/recu", "/pages/droit-naissance", "/pages/rappeler"])
def test_no_violation_and_nothing_too_wide(visit: Visit, path: str, scheme: str, width: int) -> None:
    page = opened(visit(width, 14000, color_scheme=scheme, reduced_motion="reduce"), path)

    assert violations(page) == []
    assert overflow(page) <= 0


@pytest.mark.parametrize("path", ["/model", "/aids", "/pages/recu", "/pages/droit-naissance"])
def test_arabic_mirrors_it_all(visit: Visit, path: str) -> None:
    page = opened(visit(320, 8000, reduced_motion="reduce"), path, arabic=True)

    assert violations(page) == []
    assert overflow(page) <= 0


def test_words_of_the_map_are_on_the_sheet_and_large_enough_on_a_phone(visit: Visit) -> None:
    page = opened(visit(360), "/model")
    sizes = page.locator("#carte .map__chart--narrow").evaluate(
        """sheet => {
          const frame = sheet.getBoundingClientRect()
          return [...sheet.querySelectorAll("text")].map((text) => {
            const box = text.getBoundingClientRect()
            const size = parseFloat(getComputedStyle(text).fontSize) * frame.width / sheet.viewBox.baseVal.width
            return [box.left >= frame.left && box.right <= frame.right, size]
          })
        }"""
    )

    assert sizes
    assert all(inside and size >= 13 for inside, size in sizes)


def test_the_counter_is_searched_by_typing(visit: Visit) -> None:
    page = opened(visit(360), "/aids")
    page.locator("[data-find-input]").fill("ecoute")

    expect(page.locator("[data-find-row]:visible")).to_have_text(["2 Écoute"])
    expect(page.get_by_role("heading", name="Par droit")).to_be_hidden()


def test_what_is_typed_stays_in_the_tab_and_is_never_sent(visit: Visit) -> None:
    context = visit()
    page = opened(context, "/pages/recu")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    page.locator("[data-blank=remis]").fill("Awa")
    page.locator("[data-blank=lu]").check()

    assert sent == []
    page.reload()
    expect(page.locator("[data-blank=remis]")).to_have_value("Awa")
    expect(page.locator("[data-blank=lu]")).to_be_checked()
    page.locator("[data-document-clear]").click()
    expect(page.locator("[data-blank=remis]")).to_have_value("")
    other = context.new_page()
    other.goto("/pages/recu")
    expect(other.locator("[data-blank=remis]")).to_have_value("")


def test_a_paper_is_copied_as_text(visit: Visit) -> None:
    page = opened(visit(permissions=["clipboard-read", "clipboard-write"]), "/pages/recu")
    page.locator("[data-blank=remis]").fill("Awa")
    page.locator("[data-blank=lu]").check()
    page.locator("[data-document-copy]").click()

    expect(page.locator("[data-document-said]")).to_have_text("Le texte est copié.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "Remis à Awa" in text
    assert "[x] Lu à la personne" in text


def test_without_scripts_a_paper_is_still_filled_in(visit: Visit) -> None:
    page = opened(visit(360, scripts=False), "/pages/recu")
    page.locator("[data-blank=remis]").fill("Awa")

    expect(page.locator("[data-document-ways]")).to_be_hidden()
    expect(page.locator("[data-blank=remis]")).to_have_value("Awa")
