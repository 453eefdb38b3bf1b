"""A worksheet in a package: it stays in the browser, the host only hears that it is finished."""

from playwright.sync_api import expect

from tests.lms.learner import Learner
from tests.lms.test_played import format, learner, no_api_error  # noqa: F401  # fixtures
from tests.lms.test_played import pytestmark as played

pytestmark = played


def test_what_is_written_stays_here_and_finishing_is_told(learner: Learner, format: str) -> None:  # noqa: F811
    learner.open()
    learner.go("plan-de-suivi")
    learner.frame.locator("[data-add]").click()
    learner.frame.locator("[name='actions.r2.quoi']").fill("Écrire la convention")
    learner.frame.locator("[name='commune']").fill("Belfaa")
    learner.frame.locator("[name='do'][value='finish']").last.click()
    learner.frame.wait_for_function("() => document.querySelector('[data-screen]').dataset.page !== 'plan-de-suivi'")
    learner.health("sent")

    assert "Belfaa" not in str(learner.stored)
    learner.open()
    learner.go("plan-de-suivi")
    expect(learner.frame.locator("[name='actions.r2.quoi']")).to_have_value("Écrire la convention")
    expect(learner.frame.locator("[name='commune']")).to_have_value("Belfaa")
    assert learner.frame.locator("[data-unit='plan-de-suivi']").first.get_attribute("data-state") == "done"
    no_api_error(learner)
