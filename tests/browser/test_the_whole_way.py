"""A learner's whole way, from an invitation to the end of a case; and what the trainer sees of it."""

import re

import pytest
from playwright.sync_api import Page, expect

from builder import Course
from tests.browser.chromium import overflow
from tests.browser.conftest import Visit
from tests.browser.person import PASSWORD, answer, play, press, sign_in, take_quiz

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]

WAYS = [
    pytest.param("fr", 1366, True, id="french"),
    pytest.param("fr", 360, False, id="french, a phone, no scripts"),
    pytest.param("ar", 360, True, id="arabic, a phone"),
    pytest.param("ar", 1366, False, id="arabic, no scripts"),
]


@pytest.mark.parametrize(("language", "width", "scripts"), WAYS)
def test_a_learner_goes_all_the_way(
    language: str, width: int, scripts: bool, visit: Visit, minimal: Course, request: pytest.FixtureRequest
) -> None:
    name = f"Salma {request.node.callspec.id}"
    username = re.sub(r"[^a-z]", "", name.lower())
    trainer = visit().new_page()
    code = invite(trainer)

    page = visit(width, scripts=scripts).new_page()
    join(page, code, name, username, language)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
    assert overflow(page) <= 0 if scripts else True

    read_first_lesson(page, minimal, scripts=scripts)
    start_quiz(page, minimal, scripts=scripts)

    later = visit(width, scripts=scripts).new_page()
    sign_in_again(later, username)
    resume_quiz(later, minimal, scripts=scripts)
    finish_case(later, minimal, scripts=scripts)

    trainer.goto("/cohorts")
    trainer.locator("main .card a[href^='/cohorts/']").first.click()
    row = trainer.locator("tbody tr", has_text=name)
    expect(row).to_contain_text("Q 100")
    row.get_by_role("link").click()
    expect(trainer.locator("main")).to_contain_text("Asseyez-vous.")
    expect(trainer.locator("main")).to_contain_text("Bonjour.")


def invite(trainer: Page) -> str:
    """A fresh invitation of the trainer's cohort."""
    sign_in(trainer, "fadma")
    trainer.goto("/cohorts")
    trainer.locator("main .card a[href^='/cohorts/']").first.click()
    trainer.locator("form[action$='/invitations'] button").click()
    return trainer.locator(".poster .code").inner_text()


def speak(page: Page, language: str) -> None:
    page.locator(f"main form[action='/language'] button[value={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))


def join(page: Page, code: str, name: str, username: str, language: str) -> None:
    page.goto("/join")
    page.locator("[name=code]").fill(code)
    page.locator("form[action='/join'] button").click()
    speak(page, language)
    page.locator("form[action^='/join/'] summary").click()
    for field, value in {"name": name, "username": username, "password": PASSWORD}.items():
        page.locator(f"[name={field}]").fill(value)
    page.locator("form[action^='/join/'] button").click()
    page.wait_for_url("**/welcome")
    expect(page.locator("main")).to_contain_text(username)
    page.locator("main .button").first.click()
    page.wait_for_url("**/")


def sign_in_again(page: Page, username: str) -> None:
    sign_in(page, username)


def read_first_lesson(page: Page, course: Course, *, scripts: bool) -> None:
    page.locator("main a[href='/pages/premier-mot']").first.click()
    form = page.locator("form[data-activity=mot-juste]")
    answer(form, course.checks["mot-juste"])
    press(page, form.locator("button:not([type=button])"), scripts=scripts)
    expect(
        page.locator("[data-activity=mot-juste] [data-state], form[data-activity=mot-juste][data-state]").first
    ).to_have_attribute("data-state", "correct")
    page.locator("form[action$='/visits'] button").click()
    page.wait_for_url("**/pages/compter")


def start_quiz(page: Page, course: Course, *, scripts: bool) -> None:
    """Begin, answer the first question, and close the browser without a word."""
    page.goto("/quizzes/quiz-m01")
    page.locator("form[action$='/attempts'] button").click()
    quiz = course.quizzes["quiz-m01"]
    first = quiz.by_id[page.locator("input[name=shown]").get_attribute("value") or ""]
    answer(page.locator("form.attempt"), first, f"{first.id}:", scripts=scripts)
    press(page, page.locator("form.attempt .actions button[name=action][value=next]"), scripts=scripts)
    expect(page.locator(f"input[name=shown][value='{first.id}']")).to_have_count(0)
    page.context.close()


def resume_quiz(page: Page, course: Course, *, scripts: bool) -> None:
    page.goto("/quizzes/quiz-m01")
    page.locator("main a[href^='/attempts/']").first.click()
    expect(page.locator(".dots [data-state=done]")).to_have_count(1)
    take_quiz(page, course.quizzes["quiz-m01"], scripts=scripts)
    expect(page.locator("main")).to_contain_text("100")


def finish_case(page: Page, course: Course, *, scripts: bool) -> None:
    page.goto("/cases/porte")
    play(page, course.cases["porte"], ["accueillir"], scripts=scripts)
    expect(page.locator("button[name=choice][value=guichet]")).to_be_visible()
    page.goto("/cases/porte")
    play(page, course.cases["porte"], ["guichet"], scripts=scripts)
    expect(page.locator("main")).to_contain_text("À temps")
    expect(page.locator("main")).to_contain_text("Vous avez compté les jours.")
