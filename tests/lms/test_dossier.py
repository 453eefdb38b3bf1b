"""« Mon dossier »: what somebody wrote and decided in a package, on one page that prints; notes to oneself stay out."""

from playwright.sync_api import expect

from builder import Course
from tests.lms.learner import Learner
from tests.lms.test_played import format, learner, no_api_error  # noqa: F401  # fixtures
from tests.lms.test_played import pytestmark as played

pytestmark = played


def test_everything_written_and_decided_is_on_one_page(learner: Learner, course: Course) -> None:  # noqa: F811
    learner.open()
    learner.go("dossier")
    expect(learner.frame.locator(".dossier")).to_contain_text("Rien n’est encore écrit.")
    expect(learner.frame.locator(".dossier [data-print]")).to_have_count(0)

    learner.go("sept")
    learner.check(course.checks["s-q-ecrire"], {"answer": "Je salue.\nJ’écoute."})
    learner.go("porte")
    learner.decide("accueillir")
    learner.decide("guichet")
    learner.go("plan-de-suivi")
    learner.frame.locator("[name='commune']").fill("Belfaa")
    learner.frame.locator("[name='actions.rappeler.ou']").select_option("50")
    learner.frame.locator("[name='actions.rappeler.accord']").check()
    learner.go("dossier")

    page = learner.frame.locator(".dossier")
    expect(page.locator("h2")).to_have_text(["La porte", "Toutes les façons de répondre", "Mon plan de suivi"])
    expect(page).to_contain_text("Racontez un premier accueil.")
    expect(page.locator(".dossier__text .dossier__said")).to_have_text("Je salue.\nJ’écoute.")
    expect(page.locator(".dossier__steps > li")).to_have_text(
        ["Asseyez-vous.Elle s'assied.", "J'accompagne aujourd'hui.Vous y allez."]
    )
    expect(page.locator(".dossier__end")).to_have_text("La porte : À temps 5 points sur 5")
    expect(page.locator(".dossier__entries").first).to_contain_text("Belfaa")
    expect(page.locator(".dossier__rows > li")).to_contain_text(["À moitié"])
    expect(page.locator(".dossier__rows > li")).to_contain_text(["☒"])
    expect(page.locator(".dossier__who")).to_contain_text("Diallo")
    no_api_error(learner)


def test_on_paper_only_the_dossier_is_left(learner: Learner) -> None:  # noqa: F811
    learner.open()
    learner.go("porte")
    learner.decide("accueillir")
    learner.go("dossier")
    assert learner.page
    learner.page.emulate_media(media="print")

    for gone in (".masthead", ".tabbar", ".footer", ".dossier [data-print]", ".dossier .lede"):
        expect(learner.frame.locator(gone)).to_be_hidden()
    expect(learner.frame.locator(".dossier__steps")).to_be_visible()


def test_the_menu_leads_to_it(learner: Learner) -> None:  # noqa: F811
    learner.open()
    learner.frame.evaluate("location.hash = '#/'")
    learner.frame.locator("[data-menu] a[href='#/dossier']").click()

    expect(learner.frame.locator("h1")).to_have_text("Mon dossier")
