"""What no page forgets: keys lead through, nothing is too small, forced colours leave every state told."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow, whole
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]

PAGES = [
    ("salima", ("/", "/pages/premier-mot", "/quizzes/quiz-m01", "/cases/porte", "/worksheets/plan-de-suivi",
                "/competencies", "/glossary", "/sources", "/aids", "/account", "/messages")),
    ("fadma", ("/monday", "/cohorts", "/cohorts/1", "/cohorts/1/pace", "/cohorts/1/competencies", "/cohorts/1/works",
               "/cohorts/1/import", "/cohorts/1/settings", "/cohorts/1/reports", "/exports")),
]  # fmt: skip
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
    "p { margin-block-end: 2em !important }"
)
"""WCAG 2.2, 1.4.12."""
SMALL = """() => [...document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden]), textarea")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".visually-hidden, .skip"))
  .filter((one) => {
    const around = one.parentElement.closest("p, li, td, th, dd, div")
    const inText = one.tagName === "A" && getComputedStyle(one).display === "inline"
      && around.textContent.trim().length > one.textContent.trim().length + 2
    const places = one.labels?.length ? [one, ...one.labels] : [one]
    return !inText && !places.some((place) => {
      const { width, height } = place.getBoundingClientRect()
      return width >= 24 && height >= 24
    })
  })
  .map((one) => `${one.tagName} ${one.textContent.trim() || one.name}`)"""
"""WCAG 2.2, 2.5.8: at least 24 pixels, but for links within a sentence; a label is part of its field."""


@pytest.mark.parametrize(("who", "paths"), PAGES)
def test_targets_are_large_and_spaced_text_fits_at_320_pixels(visit: Visit, who: str, paths: tuple[str, ...]) -> None:
    """320 pixels are a window of 1280 enlarged four times: nothing is wider, however far letters stand apart."""
    page = visit(320, reduced_motion="reduce").new_page()
    sign_in(page, who)
    found: dict[str, list[str]] = {}
    for path in paths:
        page.goto(path)
        whole(page)
        small = page.evaluate(SMALL)
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", SPACED
        )
        found[path] = [*small, *([f"{overflow(page)} pixels too wide"] if overflow(page) > 0 else [])]

    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_keys_alone_lead_from_the_door_to_an_answer(visit: Visit, language: str) -> None:
    """The skip link is first, every stop is seen, in the order of the page, and none holds the focus back."""
    page = visit(1366, locale=language).new_page()
    page.goto("/sign-in")
    page.locator("[name=who]").focus()
    page.keyboard.type("awa")
    page.keyboard.press("Tab")
    page.keyboard.type("parcours-demo")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)
    page.goto("/pages/premier-mot")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()

    stops = walk(page)
    assert all(stop["seen"] for stop in stops), [stop["name"] for stop in stops if not stop["seen"]]
    assert stops[-1]["ended"], "the focus leaves the page at its end"
    assert [stop["order"] for stop in stops] == sorted(stop["order"] for stop in stops)


MOST = 150


def walk(page: Page) -> list[dict[str, object]]:
    """Every stop of the Tab key from where one is: its place in the page, and whether its focus is drawn."""
    stops: list[dict[str, object]] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const one = document.activeElement
              if (one === document.body) return null
              const around = one.closest("label, .option, .choice, .chip")
              const drawn = [one, around, ...(one.labels ?? []), one.nextElementSibling]
              const seen = drawn.some((each) => each && (getComputedStyle(each).outlineStyle !== "none"
                || getComputedStyle(each).boxShadow !== "none"))
              const order = [...document.querySelectorAll("*")].indexOf(one)
              return { name: `${one.tagName} ${one.textContent.trim().slice(0, 30)}`, seen, order, ended: false }
            }"""
        )
        if stop is None:
            stops[-1]["ended"] = True
            break
        stops.append(stop)
    return stops


def test_forced_colours_and_stillness_leave_every_state_told(visit: Visit) -> None:
    """Charts keep their strokes and fills apart from the ground; what is done, chosen or wrong is said in words too."""
    page = visit(1366, forced_colors="active", reduced_motion="reduce").new_page()
    sign_in(page, "salima")
    for path, marks in (
        ("/", "progress, .trail__node"), ("/competencies", ".strengths__reached"), ("/glossary", ".entry__term"),
    ):  # fmt: skip
        page.goto(path)
        drawn = page.locator(f"main :is({marks})")
        assert drawn.count() > 0, path
        assert page.evaluate(
            """marks => [...document.querySelectorAll(`main :is(${marks})`)].some((one) => {
              const ground = getComputedStyle(document.body).backgroundColor
              const { fill, stroke, borderTopColor, borderTopStyle, color } = getComputedStyle(one)
              return one.tagName === "PROGRESS" || fill !== ground || stroke !== "none"
                || (borderTopStyle !== "none" && borderTopColor !== ground) || color !== ground
            })""",
            marks,
        ), path
    moving = page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length")
    assert moving == 0
