"""A trainer writes, a learner answers, a session is planned, who came is noted: in French, then in Arabic."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import overflow, violations
from tests.browser.conftest import Visit
from tests.browser.person import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]


def speak(page: Page, language: str) -> None:
    page.locator(f"form[action='/language'] button[value={language}]").first.evaluate(
        "button => button.form.requestSubmit(button)"
    )
    page.wait_for_function(f"document.documentElement.lang === '{language}'")


def fair(page: Page) -> None:
    """What no screen may have: a violation, or a line too long."""
    assert violations(page) == []
    assert overflow(page) <= 0


def test_a_trainer_and_a_learner_talk_and_meet(visit: Visit) -> None:
    trainer, learner = visit(1366).new_page(), visit(390, scripts=False).new_page()
    sign_in(trainer, "fadma")
    sign_in(learner, "awa")

    trainer.goto("/cohorts")
    trainer.get_by_role("link", name="Agents, Souss-Massa").first.click()
    trainer.get_by_role("link", name="Awa Koné").first.click()
    trainer.get_by_role("link", name="Écrire", exact=True).click()
    expect(trainer.locator("#text")).to_have_value(re.compile("^Bonjour Awa Koné,"))
    trainer.locator("#text").fill("Bonjour Awa,\n\nvenez-vous jeudi ?")
    trainer.get_by_role("button", name="Envoyer").click()
    expect(trainer.locator("#last")).to_contain_text("envoyé")

    learner.goto("/glossary")
    assert int(learner.locator(".envelope .count").inner_text()) >= 1
    learner.locator(".envelope").click()
    expect(learner.locator("#last")).to_contain_text("venez-vous jeudi ?")
    learner.locator("#text").fill("Oui, avec plaisir.")
    learner.get_by_role("button", name="Envoyer").click()
    expect(learner.locator("#last")).to_contain_text("Oui, avec plaisir.")
    expect(learner.locator(".envelope .count")).to_have_count(0)

    trainer.goto("/messages")
    fair(trainer)
    trainer.get_by_role("link", name="Awa Koné").first.click()
    expect(trainer.locator("#last")).to_contain_text("Oui, avec plaisir.")

    trainer.get_by_role("link", name="Agents, Souss-Massa").click()
    trainer.get_by_role("link", name="Séances").click()
    trainer.get_by_role("link", name="Prévoir une séance").click()
    fair(trainer)
    trainer.get_by_label("Titre").fill("Une matinée au guichet")
    trainer.get_by_label("Jour").fill((date.today() + timedelta(days=2)).isoformat())
    trainer.get_by_label("Début").fill("10:00")
    trainer.get_by_label("Fin").fill("12:00")
    trainer.get_by_role("button", name="Prévoir").click()
    fair(trainer)
    learner.goto("/")
    expect(learner.locator(".hero")).to_contain_text("de 10 h 00 à 12 h 00")

    trainer.get_by_role("link", name="Présences : Une matinée au guichet").click()
    trainer.get_by_role("radiogroup", name="Awa Koné").get_by_label("en retard").focus()
    trainer.keyboard.press("Space")
    fair(trainer)
    trainer.get_by_role("button", name="Enregistrer les présences").click()
    expect(trainer.get_by_role("status")).to_contain_text("Présences enregistrées.")


def test_the_same_in_arabic_on_a_phone(visit: Visit) -> None:
    page = visit(360, 5000, color_scheme="dark", reduced_motion="reduce").new_page()
    sign_in(page, "khadija")
    speak(page, "ar")
    page.goto("/messages")
    fair(page)
    page.locator("#text").fill("شكراً، سأحضر.")
    page.get_by_role("button", name="إرسال").click()
    expect(page.locator("#last")).to_contain_text("شكراً، سأحضر.")
    for path in ("/meetings", "/account/letters"):
        page.goto(path)
        fair(page)
    speak(page, "fr")  # as others expect her

    page = visit(360, 5000, color_scheme="dark", reduced_motion="reduce").new_page()
    sign_in(page, "lahcen")
    speak(page, "ar")
    page.goto("/messages")
    fair(page)
    page.locator(".thread a").first.click()
    page.get_by_role("link", name="Agents, Souss-Massa").or_(page.get_by_role("link", name="Élus")).first.click()
    page.get_by_role("link", name="الحصص").click()
    fair(page)
    page.locator("a[href$='/attendance']").last.click()
    page.locator(".chip[data-state=present] input").first.check()
    page.get_by_role("button", name="حفظ الحضور").click()
    expect(page.get_by_role("status")).to_contain_text("حُفظ الحضور.")
