"""The player in a browser: the script writes what the server writes, by keyboard, in both directions."""

import json

import pytest
from playwright.sync_api import Browser, Page

from builder import Course
from builder.grading import grade
from builder.player import Given, Player, script, stylesheet
from builder.questions import Question
from builder.words import words
from tests.browser.chromium import overflow, violations
from tests.builder.test_player import Doors

pytestmark = pytest.mark.browser

SITE = "http://parcours.test/"
PLAIN = """(element) => {
  const copy = element.cloneNode(true)
  copy.querySelectorAll("[data-moves]").forEach((one) => one.remove())
  copy.querySelectorAll("textarea").forEach((one) => one.replaceChildren())
  copy.querySelectorAll("*").forEach((one) => {
    const live = ["checked", "selected", "value", "data-moved", "data-picked", "data-lit"]
    for (const name of live) one.removeAttribute(name)
  })
  return copy.outerHTML.replace(/\\s+/g, " ").replace(/> | </g, (edge) => edge.trim())
}"""


def player(course: Course) -> Player:
    return Player(course, Doors(), words(course.language))


def whole(player: Player, body: str) -> str:
    said = json.dumps(player.script_words()).replace("<", "\\u003c")
    language = player.words.language
    return (
        f'<!doctype html><html lang="{language}" dir="{player.words.direction}"><head><title>Parcours</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{stylesheet()}</style></head><body><main>{body}</main>"
        f'<script type="application/json" data-words>{said}</script>'
        f"<script>{script('boot/lms.js')}</script></body></html>"
    )


def shown(browser: Browser, html: str, replies: dict[str, object] | None = None, width: int = 800) -> Page:
    """A page of a site that replies to posts as told; without replies, the network fails."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.route("**/*", lambda route: route.abort() if replies is None else route.fulfill(json=replies))
    page.route(SITE, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(SITE)
    return page


def answer(page: Page, question: Question, response: dict[str, str]) -> None:
    if question.interaction()["type"] == "sequencing":
        rank(page, response)
        return
    for control in question.controls():
        value = response.get(control.name, "")
        if control.type == "radio" and value:
            page.check(f'[name="{control.name}"][value="{value}"]')
        elif control.type == "checkbox":
            page.set_checked(f'[name="{control.name}"]', value == "on")
        elif control.type == "select":
            page.eval_on_selector(f'[name="{control.name}"]', "(field, value) => { field.value = value }", value)
        elif control.type in {"text", "number", "textarea"}:
            page.fill(f'[name="{control.name}"]', value)


def rank(page: Page, response: dict[str, str]) -> None:
    """Move each item up to its rank, from the first to the last."""
    for place, name in enumerate(sorted(response, key=response.__getitem__)):
        row = page.locator(f'[data-slot="{name}"]')
        while page.locator(".pair").nth(place).get_attribute("data-slot") != name:
            row.locator("[data-way=up]").click()


def responses(question: Question) -> list[dict[str, str]]:
    right = dict(question.answer())
    half = dict([*right.items()][:-1])
    wrong = {c.name: next((v for v, _ in c.options if v != right.get(c.name)), "on") for c in question.controls()}
    turned = dict(zip(right, reversed(right.values()), strict=True))
    return [right, turned] if question.interaction()["type"] == "sequencing" else [right, half, wrong]


def test_the_script_shows_what_the_server_would(browser, minimal):
    here = player(minimal)
    for question in minimal.questions.values():
        for response in responses(question):
            verdict = grade(question.key(), response)
            page = shown(browser, whole(here, here.check(question)), here.reply(question, response, verdict))
            answer(page, question, response)
            page.click("button:not([data-way])")
            page.wait_for_selector("[data-state]")
            by_script = page.eval_on_selector("form.check", PLAIN)
            page.close()
            page = shown(browser, whole(here, here.check(question, Given(response, verdict))))
            by_server = page.eval_on_selector("form.check", PLAIN)
            page.close()
            assert by_script == by_server, (question.id, response)


def test_a_failure_says_what_is_safe_and_keeps_the_answer(browser, minimal):
    here = player(minimal)
    page = shown(browser, whole(here, here.check(minimal.checks["mot-juste"])))
    page.check('[value="bonjour"]')
    page.click("form.check button")

    assert "Votre réponse est toujours là" in page.inner_text("[role=alert]")
    assert page.is_checked('[value="bonjour"]')


def test_items_are_ranked_by_keyboard_and_the_lists_follow(browser, minimal):
    here = player(minimal)
    question = next(one for one in minimal.questions.values() if one.kind == "ordering")
    page = shown(browser, whole(here, here.check(question)))
    last = page.locator(".pair").last
    name = last.get_attribute("data-slot")
    last.locator("[data-way=up]").focus()
    page.keyboard.press("Enter")
    ranks = page.eval_on_selector_all(".pair select", "all => all.map((one) => one.value)")

    assert ranks == [str(n + 1) for n in range(len(ranks))]
    assert page.locator(".pair").nth(-2).get_attribute("data-slot") == name
    assert page.evaluate("document.activeElement.dataset.way") == "up"
    assert f"position {len(ranks) - 1} sur {len(ranks)}" in page.inner_text("[data-moves]")


def test_a_word_explains_itself_and_escape_gives_the_focus_back(browser, minimal):
    here = player(minimal)
    page = shown(browser, whole(here, here.lesson(minimal.lessons["premier-mot"])))
    page.focus("a.term")
    page.keyboard.press("Enter")

    assert "enregistre naissances" in page.inner_text(".popnote")
    page.keyboard.press("Escape")
    assert page.locator(".popnote").count() == 0
    assert page.evaluate("document.activeElement.matches('a.term')")


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_overflows_nor_breaks_the_rules_of_access(browser, minimal, minimal_ar, language, width):
    course = minimal if language == "fr" else minimal_ar
    here = player(course)
    case = next(iter(course.cases.values()))
    asked = "".join(here.question(one, seed="s", prefix=f"{one.id}.") for one in course.quizzes["quiz-m01"].questions)
    bodies = [
        here.lesson(course.lessons["premier-mot"]),
        f"<h1>Quiz</h1><form class='quiz'>{asked}</form>",
        here.case(case, [], "/"),
        f"<h1>Glossaire</h1>{here.glossary()}",
    ]
    for body in bodies:
        page = shown(browser, whole(here, body), width=width)
        assert overflow(page) <= 0
        assert violations(page) == []
        page.close()
