"""What one sees of a package: in light, in dark, in Arabic on a phone, without scripts; and that it asks nobody."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from builder import Course
from tests.browser.chromium import AXE
from tests.lms.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.node]

Visit = Callable[..., Learner]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def visit(browser: Browser, course: Course, unzipped: Callable[..., Path], served: Callable[[Path], str]) -> Visit:
    """`visit("ar", width=360, scheme="dark")`."""

    def make(language: str = "fr", width: int = 1000, scheme: str = "light") -> Learner:
        seen = {"color_scheme": scheme, "reduced_motion": "reduce"}
        context = browser.new_context(viewport={"width": width, "height": 16000}, **seen)  # type: ignore[arg-type]  # "light" or "dark"
        address = served(unzipped("scorm12", language))
        return Learner(context, address, "scorm12", course)

    return make


def faults(learner: Learner) -> list[str]:
    if not AXE.is_file():
        pytest.skip("no axe-core here: npm ci")
    learner.frame.evaluate(AXE.read_text("utf-8"))
    found = learner.frame.evaluate(
        """async (runOnly) => {
          const { violations } = await axe.run(document, { runOnly })
          return violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).join(", "))
        }""",
        RULES,
    )
    wide = learner.frame.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"{wide} px too wide"] if wide > 0 else [])]


@pytest.mark.parametrize(
    ("language", "width", "scheme"),
    [("fr", 1000, "light"), ("fr", 320, "dark"), ("ar", 360, "light"), ("ar", 1280, "dark")],
)
def test_every_screen_is_clean(language: str, width: int, scheme: str, visit: Visit, course: Course) -> None:
    learner = visit(language, width, scheme)
    learner.open()
    found = {"menu": faults(learner)}
    learner.go("sept")
    for question in [question for id, question in course.checks.items() if id.startswith("s-")]:
        learner.check(question, dict(question.answer()))
    found["lesson"] = faults(learner)
    learner.go("quiz-m01")
    found["quiz start"] = faults(learner)
    learner.press("start")
    found["question"] = faults(learner)
    learner.press("all")
    found["all questions"] = faults(learner)
    learner.press("finish")
    found["result"] = faults(learner)
    learner.go("porte")
    learner.decide("accueillir")
    found["case"] = faults(learner)
    learner.decide("guichet")
    found["debrief"] = faults(learner)
    for page in (
        "fiche-accueil",
        "droit-naissance",
        "recu",
        "model",
        "aids",
        "glossary",
        "~code",
        "~journal",
        "nulle-part",
    ):
        learner.go(page)
        found[page] = faults(learner)

    assert {screen: those for screen, those in found.items() if those} == {}
    assert learner.problems == []


def test_an_arabic_package_speaks_arabic_from_right_to_left(visit: Visit) -> None:
    learner = visit("ar", 360)
    frame = learner.open()

    assert frame.evaluate("[document.documentElement.lang, document.dir]") == ["ar", "rtl"]
    expect(frame.locator("h1")).to_have_text("درس تجريبي")
    expect(frame.locator("[data-go]")).to_contain_text("البدء")


def test_nothing_is_asked_outside_the_package(visit: Visit, course: Course) -> None:
    learner = visit()
    learner.open()
    for page in (*course.lessons, "porte", "quiz-m01", "fiche-accueil", "glossary"):
        learner.go(page)

    hosts = {urlsplit(url).netloc for url in learner.requests if not url.startswith(("data:", "about:"))}
    assert hosts == {urlsplit(learner.address).netloc}
    assert not any("?" in url for url in learner.requests if "/package/" in url)


def test_without_scripts_one_reads_the_menu_and_the_first_lesson(
    browser: Browser, unzipped: Callable[..., Path]
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((unzipped("scorm12") / "index.html").as_uri())

    expect(page.locator("h1").first).to_have_text("Un cours d'essai")
    expect(page.get_by_role("link", name="Le premier mot")).to_be_visible()
    expect(page.locator("[data-first] h1")).to_have_text("Le premier mot")
    assert "Sans JavaScript" in (page.locator("noscript").text_content() or "")


def test_it_opens_from_a_disk(browser: Browser, unzipped: Callable[..., Path]) -> None:
    page = browser.new_context().new_page()
    page.goto((unzipped("scorm2004") / "index.html").as_uri())
    page.locator("[data-go]").click()

    expect(page.get_by_role("heading", name="Le premier mot")).to_be_visible()
    expect(page.locator("[data-health]")).to_have_attribute("data-health", "alone")


def test_the_keyboard_alone_goes_through(visit: Visit) -> None:
    learner = visit()
    frame = learner.open()
    assert learner.page
    frame.locator("[data-go]").focus()
    learner.page.keyboard.press("Enter")
    expect(frame.locator("h1")).to_be_focused()
    frame.locator('[data-question="mot-juste"] input').first.focus()
    learner.page.keyboard.press("Space")
    learner.page.keyboard.press("Enter")

    expect(frame.locator('[data-question="mot-juste"] [data-feedback]')).to_be_focused()
    frame.locator("[data-on] button").focus()
    learner.page.keyboard.press("Enter")
    expect(frame.locator("h1")).to_have_text("Compter les jours")
    expect(frame.locator("h1")).to_be_focused()
