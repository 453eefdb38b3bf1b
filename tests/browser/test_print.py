"""Paper: a job aid fits one A4, and nothing that only a screen can use is printed."""

import re

import pytest
from playwright.sync_api import Browser

from builder.player import Player, stylesheet
from builder.words import words
from tests.browser.person import sign_in
from tests.builder.test_player import Doors
from tests.conftest import whole_course

pytestmark = pytest.mark.browser

COURSE = whole_course()


@pytest.mark.parametrize("aid", [*COURSE.aids])
def test_a_job_aid_fits_one_page(aid: str, browser: Browser) -> None:
    page = browser.new_page()
    shown = Player(COURSE, Doors(), words("fr")).aid(COURSE.aids[aid])
    page.set_content(f'<html lang="fr"><style>{stylesheet()}</style><main class="page">{shown}</main></html>')
    sheets = page.pdf(format="A4")
    page.close()

    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1


@pytest.mark.parametrize("document", [*COURSE.documents])
def test_a_model_document_fits_one_leaf(document: str, browser: Browser) -> None:
    """Front and back; the local directory, which leaves room to write beside each door, takes one page more."""
    page = browser.new_page()
    shown = Player(COURSE, Doors(), words("fr")).document(COURSE.documents[document])
    page.set_content(f'<html lang="fr"><style>{stylesheet()}</style><main class="page">{shown}</main></html>')
    sheets = page.pdf(format="A4")
    page.emulate_media(media="print")

    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 2 + (document == "annuaire-local")
    assert page.locator("button:visible").count() == 0
    page.close()


def test_a_session_s_cards_and_a_discussion_come_out_as_whole_sheets(browser: Browser, lms: str) -> None:
    """Scenes four to an A4, and a decision to talk about on one."""
    page = browser.new_page(base_url=lms)
    sign_in(page, "fadma")
    page.goto("/facilitation/m01")
    cards = page.locator(".cut--scenes .cut__card")
    page.emulate_media(media="print")
    sizes = cards.evaluate_all("all => all.map((card) => [card.scrollHeight - card.clientHeight, card.offsetWidth])")
    page.evaluate(
        """() => document.querySelectorAll(".facilitation > :not(:has(.cut)), .cut--pieces")
        .forEach((one) => one.remove())"""
    )
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))

    assert all(over <= 1 and abs(width - 397) < 3 for over, width in sizes)  # 105 mm
    assert sheets == -(-cards.count() // 4)
    page.emulate_media(media="screen")
    page.goto("/monday")
    page.locator("a[href*=discussions]").first.click()
    page.wait_for_url("**/discussions/**")
    page.emulate_media(media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.close()


def test_a_lesson_prints_its_words_and_sources_but_no_button(browser: Browser) -> None:
    page = browser.new_page()
    lesson = COURSE.lessons["la-naissance-en-trente-jours"]
    shown = Player(COURSE, Doors(), words("fr")).lesson(lesson)
    page.set_content(f'<html lang="fr"><style>{stylesheet()}</style><main class="page">{shown}</main></html>')
    page.emulate_media(media="print")

    assert page.locator("button:visible").count() == 0
    assert page.locator("h2:visible", has_text="Les mots de la leçon").count() == 1
    page.close()
