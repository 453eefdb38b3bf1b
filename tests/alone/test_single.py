"""The course in one file: opened by touching it, wherever it was received, even where the browser keeps nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder import Course
from tests.alone.conftest import Visit
from tests.browser.chromium import PATIENCE, overflow, violations, whole

pytestmark = pytest.mark.browser


def test_it_needs_nothing_beside_it(visit: Visit, single: Callable[..., Path], course: Course) -> None:
    file = single("fr")
    reader = visit(file.as_uri())
    reader.open()
    reader.go("premier-mot")
    reader.check(course.checks["mot-juste"], {"answer": "bonjour"})
    reader.understood()
    for page in (*course.lessons, "porte", "plan-de-suivi", "fiche-accueil", "glossary", "sources", "model", "aids"):
        reader.go(page)
        assert reader.frame.evaluate(BROKEN) == []
    reader.go("quiz-m01")
    reader.press("start")
    reader.press("all")
    reader.answer_all()
    reader.press("finish")

    reader.open()
    expect(reader.frame.locator('[data-unit="premier-mot"]').first).to_have_attribute("data-state", "done")
    expect(reader.frame.locator('[data-unit="quiz-m01"]').first).to_have_attribute("data-state", "done")
    assert {url for url in reader.requests if not url.startswith(("data:", "blob:"))} == {file.as_uri()}
    assert reader.problems == []


BROKEN = """async () => {
  const images = [...document.querySelectorAll("[data-screen] img")]
  await Promise.allSettled(images.map((image) => ((image.loading = "eager"), image.decode())))
  const links = [...document.querySelectorAll("[data-screen] a[download]")]
  const outside = links.filter((one) => !one.href.startsWith("data:"))
  return [...images.filter((one) => !one.naturalWidth), ...outside].map((one) => one.outerHTML.slice(0, 200))
}"""


def test_a_viewer_that_keeps_nothing_still_shows_all_and_gives_a_file(
    visit: Visit, single: Callable[..., Path], tmp_path: Path
) -> None:
    """As a phone's file viewer does: a page without an origin, so without a storage."""
    reader = visit("about:blank")
    page = reader.page = reader.context.new_page()
    page.set_content(single("fr").read_text("utf-8"))
    expect(page.locator(".health > summary")).to_contain_text("Non gardée")
    expect(page.locator("[data-banner]")).to_contain_text("Ce navigateur ne garde rien")
    page.locator("[data-go]").click()
    expect(page.locator("h1")).to_have_text("Le premier mot")
    reader.understood()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Le premier mot")
    file = reader.save(tmp_path)

    there = visit(single("fr").as_uri())
    there.open()
    there.give(file)
    expect(there.frame.locator("[data-count]")).to_have_text("Étapes faites : 1 sur 7")


def test_its_languages_are_one_press_apart(visit: Visit, single: Callable[..., Path]) -> None:
    reader = visit(single("fr", "ar").as_uri(), width=360)
    reader.open()
    reader.go("premier-mot")
    reader.frame.locator("[data-speak='ar']").click()
    expect(reader.frame.locator("html")).to_have_attribute("dir", "rtl")
    reader.go("glossary")
    expect(reader.frame.locator("h1")).to_contain_text("المعجم")
    assert reader.problems == []


@pytest.mark.node
@pytest.mark.parametrize(("language", "width", "scheme"), [("fr", 1280, "light"), ("ar", 360, "dark")])
def test_its_screens_are_clean(
    language: str, width: int, scheme: str, visit: Visit, single: Callable[..., Path], course: Course
) -> None:
    reader = visit(single(language).as_uri(), width, scheme)
    reader.open()
    assert reader.page
    found = {}
    for page in ("", "progress", "premier-mot", "dossier", "glossary"):
        reader.go(page)
        found[page] = faults(reader.page)
    assert {page: those for page, those in found.items() if those} == {}
    sign = reader.page.locator(".health > summary")
    assert sign.evaluate("one => one.scrollHeight < 4 * parseFloat(getComputedStyle(one).fontSize)")


def faults(page: Page) -> list[str]:
    whole(page)
    page.wait_for_timeout(0)
    wide = overflow(page)
    return [*violations(page), *([f"{wide} px too wide"] if wide > 0 else [])]


def test_without_scripts_every_lesson_is_there_to_read(
    visit: Visit, single: Callable[..., Path], course: Course
) -> None:
    reader = visit(single("fr", "ar").as_uri(), java_script_enabled=False)
    page = reader.context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(reader.address)
    page.get_by_role("link", name="Le premier mot").first.click()
    expect(page.locator('[id="fr.premier-mot"] h1')).to_be_in_viewport()
    page.get_by_role("link", name="العربية").first.click()
    expect(page.locator('[id="ar"] h1')).to_be_in_viewport()
    expect(page.locator(".health")).to_be_hidden()
    assert not page.locator("button:visible").count()
