"""Schemes in a browser: narrow and wide, light and dark, from right to left, on paper; legible, and never too wide."""

import pytest
from playwright.sync_api import Browser, Page

from builder.player import Player
from builder.words import words
from tests.browser.chromium import overflow, violations
from tests.builder.test_player import Doors
from tests.builder.test_player_browser import shown, whole
from tests.conftest import whole_course

pytestmark = pytest.mark.browser

LESSONS = {
    "depuis-quand-est-ce-notre-affaire": ".chronology",
    "de-taliouine-a-aujourd-hui": ".chronology",
    "la-naissance-en-trente-jours": ".path",
    "cinq-minutes-pour-accueillir": ".process",
    "de-quoi-un-bureau-est-fait": ".scheme--picture",
    "qui-compte-autour-du-bureau": ".map",
}
LANGUAGES = ("fr", "ar", "en")
LEGIBLE = """frame => [...frame.querySelectorAll("svg text")].flatMap((text) => {
  const sheet = text.ownerSVGElement
  if (!sheet.getClientRects().length) return []
  const [box, page] = [text.getBoundingClientRect(), frame.getBoundingClientRect()]
  const scale = sheet.getBoundingClientRect().width / sheet.viewBox.baseVal.width
  const size = parseFloat(getComputedStyle(text).fontSize) * scale
  return [[text.textContent, size, Math.max(page.left - box.left, box.right - page.right, 0)]]
})"""
COLOUR = "text => getComputedStyle(text).fill"


def opened(browser: Browser, language: str, lesson: str, width: int, theme: str = "") -> Page:
    player = Player(whole_course(language), Doors(), words(language))
    html = whole(player, str(player.lesson(player.course.lessons[lesson])))
    page = shown(browser, html.replace("<html ", f'<html data-theme="{theme}" ', 1) if theme else html, width=width)
    page.add_style_tag(content="body { margin: 0 } main { padding-inline: 16px }")
    return page


@pytest.mark.parametrize("language", [*LANGUAGES])
@pytest.mark.parametrize("width", [320, 360, 1366])
@pytest.mark.parametrize("lesson", [*LESSONS])
def test_words_are_on_the_sheet_and_large_enough(browser: Browser, lesson: str, width: int, language: str) -> None:
    page = opened(browser, language, lesson, width)
    found = page.locator(LESSONS[lesson]).first.evaluate(LEGIBLE)

    assert overflow(page) <= 0
    assert found
    assert [line for line in found if line[1] < (10 if width == 320 else 11) or line[2] > 1] == []
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lesson", [*LESSONS])
def test_no_violation_in_either_theme(browser: Browser, lesson: str, theme: str) -> None:
    page = opened(browser, "fr", lesson, 360, theme)
    page.set_viewport_size({"width": 360, "height": 16000})

    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("lesson", [*LESSONS])
def test_the_theme_that_is_chosen_changes_the_drawing(browser: Browser, lesson: str) -> None:
    page = opened(browser, "fr", lesson, 1366, "light")
    text = page.locator(f"{LESSONS[lesson]} svg:visible text").first
    light = text.evaluate(COLOUR)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")

    assert text.evaluate(COLOUR) != light
    page.emulate_media(media="print")
    assert text.evaluate(COLOUR) == light
    page.close()


def test_arabic_is_a_mirror(browser: Browser) -> None:
    places = {}
    for language in ("fr", "ar"):
        page = opened(browser, language, "cinq-minutes-pour-accueillir", 1366)
        sheet = page.locator(".scheme__sheet--wide")
        frame = sheet.bounding_box()
        first, last = (sheet.locator(".scheme__number").nth(i).bounding_box() for i in (0, 3))
        assert frame
        assert first
        assert last
        middle = frame["x"] + frame["width"] / 2
        places[language] = (first["x"] < middle, last["x"] < middle)
        page.close()

    assert places == {"fr": (True, False), "ar": (False, True)}


@pytest.mark.parametrize(("width", "name"), [(360, "narrow"), (1366, "wide")])
def test_only_one_sheet_is_shown_and_heard(browser: Browser, width: int, name: str) -> None:
    page = opened(browser, "fr", "la-naissance-en-trente-jours", width)

    assert page.locator(f".scheme__sheet--{name}").is_visible()
    assert page.get_by_role("img", name="De la naissance à l’acte").count() == 1
    page.close()
