"""A learner's days, a story each: what is at hand, questions by keys and by touch, a case, a sheet, a certificate."""

import re

import pytest
from playwright.sync_api import Page, expect

from builder import Course
from tests.browser.chromium import overflow, violations
from tests.browser.conftest import Visit
from tests.browser.person import by_keyboard, press, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def speak(page: Page, language: str) -> None:
    page.goto("/account")
    page.locator("[name=language]:is(select)").select_option(language)
    page.locator("form[action='/account'] button, main form .actions button").first.click()
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_home_says_the_way_and_leads_to_what_is_at_hand(visit: Visit) -> None:
    """By links and forms alone: the way, the time left, one's notebook, bookmarks, fiches, where one was."""
    page = visit(scripts=False).new_page()
    sign_in(page, "nora")
    expect(page.locator(".trail .trail__step, .trail > li").first).to_be_visible()
    expect(page.locator(".hero")).to_contain_text(re.compile(r"\d+\s(min|h)"))
    page.goto("/pages/rappeler")
    page.locator("form.bookmark button").click()
    page.locator("form[action*='/reflections/'] textarea").fill("Rappeler avant midi.")
    page.locator("form[action*='/reflections/'] button").first.click()

    page.goto("/notebook")
    expect(page.locator(".notebook__said")).to_have_text("Rappeler avant midi.")
    page.goto("/bookmarks")
    expect(page.locator("main .list a").first).to_have_attribute("href", "/pages/rappeler")
    page.goto("/aids")
    page.locator("main a[href='/pages/fiche-accueil']").first.click()
    expect(page.locator("main h1")).to_be_visible()
    page.goto("/resume")
    expect(page.locator("main h1")).to_be_visible()


def test_the_chart_of_competencies_says_its_figures_in_a_table(visit: Visit) -> None:
    page = visit(360).new_page()
    sign_in(page, "salima")
    page.goto("/competencies")
    rows = page.locator(".strengths__rows li")

    assert rows.count() == page.locator("main tbody tr").count() > 0
    assert page.locator("figure.strengths ol").get_attribute("aria-hidden") == "true"
    assert overflow(page) <= 0


def test_a_review_is_gone_through(visit: Visit, minimal: Course) -> None:
    page = visit(360).new_page()
    sign_in(page, "khadija")
    page.goto("/review")
    asked = minimal.questions[page.locator("input[name=question]").get_attribute("value") or ""]
    by_keyboard(page, page.locator("form.attempt"), asked, f"{asked.id}:")
    press(page, page.locator("form.attempt .actions button"), scripts=True)

    expect(page.locator("[data-question]")).to_have_attribute("data-state", "correct")
    expect(page.locator("main")).to_contain_text("Elle reviendra plus tard.")


def test_every_kind_of_question_is_answered_by_keys_alone_and_kept(visit: Visit, minimal: Course) -> None:
    """Each is a group named by what it asks, each field has a name; a finger changes what keys wrote; all is right."""
    quiz = minimal.quizzes["quiz-m01"]
    page = visit().new_page()
    sign_in(page, "nora")
    page.goto("/quizzes/quiz-m01")
    page.locator("main .actions a").first.press("Enter")
    page.wait_for_url("**/attempts/*")
    url = f"{page.url.partition('?')[0]}?view=all"
    page.goto(url)
    assert page.locator(".question").count() == len(quiz.by_id)
    for id, question in quiz.by_id.items():
        place = page.locator(f"[data-question='{id}']")
        expect(place.get_by_role("group").first).to_have_accessible_name(re.compile(r"\w"))
        by_keyboard(page, place, question, f"{id}:")
    unnamed = (
        page.locator("form.attempt")
        .locator("input:not([type=hidden]), select, textarea")
        .evaluate_all(
            """all => all.filter((one) => !one.labels?.length && !one.ariaLabel
                && !one.getAttribute("aria-labelledby")).length"""
        )
    )
    assert unnamed == 0
    expect(page.locator("[data-saved]")).to_contain_text(re.compile("gardée|enregistrée", re.I))

    finger = visit(360, has_touch=True).new_page()
    sign_in(finger, "nora")
    finger.goto(url)
    one = next(one for one in quiz.questions if one.type == "choice")
    right = finger.locator(f"input[name='{one.id}:answer'][value='{one.answer()['answer']}']")
    expect(right).to_be_checked()
    with finger.expect_response(lambda reply: reply.request.method == "POST"):
        finger.locator(f"[data-question='{one.id}'] label").last.tap()
    with finger.expect_response(lambda reply: reply.request.method == "POST"):
        finger.locator(f"label[for='{right.get_attribute('id')}']").tap()

    finger.goto(url)
    finger.locator("button[name=action][value=finish]").press("Enter")
    expect(finger.locator(".result")).to_contain_text("100")


@pytest.mark.parametrize(("who", "scripts"), [("nora", True), ("salima", False)])
def test_a_case_is_played_again_from_any_decision(visit: Visit, who: str, scripts: bool) -> None:
    """Before its end and after it; what was decided first stays, and is read beside the group's choices."""
    page = visit(360, scripts=scripts).new_page()
    sign_in(page, who)
    page.goto("/cases/porte")
    choose(page, "papiers", scripts=scripts)
    choose(page, "excuse", scripts=scripts)
    page.locator("details.story summary").click()
    press(page, page.locator("details.story button[name=back]"), scripts=scripts)
    expect(page.locator("button[name=choice][value=accueillir]")).to_be_visible()
    page.goto("/cases/porte")
    page.locator("#earlier ~ ul a").first.click()
    expect(page.locator("main .decision")).to_have_count(2)
    page.locator("button[name=back]").nth(1).click()
    expect(page.locator("button[name=choice][value=silence]")).to_be_visible()
    expect(page.locator("main .decision")).to_have_count(1)

    choose(page, "silence", scripts=scripts)
    expect(page.locator("main")).to_contain_text("La porte fermée")
    expect(page.locator(".decision[data-worth]")).to_have_count(2)
    expect(page.locator(".together")).to_contain_text("votre choix")
    assert overflow(page) <= 0


def choose(page: Page, choice: str, *, scripts: bool) -> None:
    press(page, page.locator(f"button[name=choice][value={choice}]"), scripts=scripts)
    expect(page.locator(f"button[name=choice][value={choice}]")).to_have_count(0)


def test_a_sheet_goes_to_the_trainer_and_comes_back(visit: Visit) -> None:
    """Without scripts: dates make a calendar, it is sent, a word brings it back, paper shows no button."""
    page = visit(360, scripts=False).new_page()
    sign_in(page, "leila")
    page.goto("/worksheets/plan-de-suivi")
    page.locator("[name='actions.rappeler.debut']").fill("2026-01-05")
    page.locator("[name='actions.rappeler.fin']").fill("2026-02-05")
    page.locator("button[name=do][value=finish]").click()
    page.goto("/worksheets/plan-de-suivi")
    expect(page.locator(".sheet-state .tag")).to_have_text("envoyée, à relire")
    expect(page.locator(".gantt__rows li")).to_contain_text("en retard")

    trainer = visit(360, scripts=False).new_page()
    sign_in(trainer, "fadma")
    trainer.goto("/cohorts/1")
    trainer.locator("tbody").get_by_role("link", name="Leila").click()
    trainer.get_by_role("link", name="Mon plan de suivi").click()
    trainer.locator("[name=comment]").fill("Et qui appelle ?")
    trainer.locator("button[name=do][value=return]").click()

    page.reload()
    expect(page.locator(".sheet-state")).to_contain_text("Et qui appelle ?")
    expect(page.locator(".sheet-state .tag")).to_have_text("à reprendre")
    page.emulate_media(media="print")
    assert page.locator("main button:not(.visually-hidden):visible").count() == 0


def test_a_certificate_is_received_verified_by_anybody_and_revoked(visit: Visit) -> None:
    page = visit(360).new_page()
    sign_in(page, "salima")
    page.goto("/certificates")
    page.get_by_role("button", name="Recevoir mon certificat").click()
    with page.expect_download() as came:
        page.get_by_role("link", name="Télécharger le certificat").click()
    assert came.value.path().read_bytes().startswith(b"%PDF")
    public = page.get_by_role("link", name="Page de vérification").get_attribute("href") or ""

    stranger = visit(360, scripts=False, locale="ar", reduced_motion="reduce").new_page()
    stranger.goto(public)
    expect(stranger.locator("html")).to_have_attribute("dir", "rtl")
    expect(stranger.locator(".alert--right")).to_be_visible()
    expect(stranger.locator(".certificate")).to_contain_text("Salima")

    trainer = visit(360).new_page()
    sign_in(trainer, "fadma")
    trainer.goto("/cohorts/1")
    trainer.locator("tbody").get_by_role("link", name="Salima").click()
    trainer.get_by_role("link", name="Certificats").click()
    assert violations(trainer) == []
    trainer.locator("summary", has_text="Révoquer").click()
    trainer.locator("textarea[name=reason]").fill("Nom mal écrit.")
    trainer.locator("main details button").click()
    stranger.goto(public)
    expect(stranger.locator(".alert--wrong")).to_be_visible()
    expect(stranger.locator("main")).not_to_contain_text("Salima")


def test_who_saves_data_fetches_no_picture(visit: Visit) -> None:
    asked: list[str] = []
    page = visit(360, extra_http_headers={"Save-Data": "on"}).new_page()
    page.on("request", lambda request: asked.append(request.resource_type))
    sign_in(page, "nora")
    page.goto("/pages/rappeler")

    assert not {"image", "media"} & set(asked)
