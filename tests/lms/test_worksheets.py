"""A worksheet in a package: it stays in the browser while one writes; finishing sends its words as a comment."""

from playwright.sync_api import expect

from tests.lms.learner import Learner
from tests.lms.test_played import format, learner, no_api_error  # noqa: F401  # fixtures
from tests.lms.test_played import pytestmark as played

pytestmark = played

SAID = """Mon plan de suivi
Commune : Belfaa
Les actions
1. Action : Rappeler chaque personne sous dix jours
2. Action : Écrire la convention"""


def test_what_is_written_stays_here_and_finishing_is_told(learner: Learner, format: str) -> None:  # noqa: F811
    learner.open()
    learner.go("plan-de-suivi")
    prefilled = learner.frame.locator("[name='actions.rappeler.quoi']")
    expect(prefilled).to_have_value("Rappeler chaque personne sous dix jours")
    learner.frame.locator("[data-add]").click()
    learner.frame.locator("[name='actions.r2.quoi']").fill("Écrire la convention")
    learner.frame.locator("[name='commune']").fill("Belfaa")
    expect(learner.frame.locator("[data-sent]")).to_contain_text("la plateforme reçoit aussi")
    learner.go("compter")
    learner.health("sent")
    assert "Belfaa" not in str(learner.stored)

    learner.go("plan-de-suivi")
    expect(prefilled).to_have_value("Rappeler chaque personne sous dix jours")
    learner.frame.locator("[name='do'][value='finish']").last.click()
    learner.frame.wait_for_function("() => document.querySelector('[data-screen]').dataset.page !== 'plan-de-suivi'")
    learner.health("sent")
    comment = "cmi.comments" if format == "scorm12" else "cmi.comments_from_learner.0.comment"
    assert learner.stored[comment].removeprefix("{lang=fr}").replace(" ¶ ", "\n") == SAID

    learner.open()
    learner.go("plan-de-suivi")
    expect(learner.frame.locator("[name='actions.r2.quoi']")).to_have_value("Écrire la convention")
    expect(learner.frame.locator("[name='commune']")).to_have_value("Belfaa")
    assert learner.frame.locator("[data-unit='plan-de-suivi']").first.get_attribute("data-state") == "done"
    no_api_error(learner)
