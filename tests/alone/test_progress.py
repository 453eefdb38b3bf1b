"""Progress belongs to its reader: said where it is, taken along in a file, never lost without being asked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder import Course
from tests.alone.conftest import Visit

pytestmark = pytest.mark.browser

DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied') } })"


@pytest.fixture
def disk(unzipped: Callable[..., Path]) -> str:
    return (unzipped("html") / "index.html").as_uri()


def test_a_file_carries_everything_to_another_device_and_language(
    visit: Visit, unzipped: Callable[..., Path], served: Callable[[Path], str], course: Course, tmp_path: Path
) -> None:
    here = visit((unzipped("html") / "index.html").as_uri())
    here.open()
    here.go("premier-mot")
    here.check(course.checks["mot-juste"], {"answer": "bonjour"})
    here.understood()
    here.go("rappeler")
    here.frame.locator("[data-note]").fill("Saluer d'abord.")
    here.go("plan-de-suivi")
    here.frame.locator("[name='commune']").fill("Belfaa")
    here.frame.locator("[name='do'][value='finish']").last.click()
    here.go("porte")
    here.decide("accueillir")
    file = here.save(tmp_path)

    there = visit(served(unzipped("html", "ar")))
    there.open()
    there.give(file)
    expect(there.frame.locator('[data-answer] [data-when="taken"]')).to_contain_text("2")
    there.open()
    expect(there.frame.locator('[data-unit="premier-mot"]').first).to_have_attribute("data-state", "done")
    there.go("premier-mot")
    expect(there.frame.locator('[data-question="mot-juste"]')).to_have_attribute("data-state", "correct")
    there.go("notebook")
    expect(there.frame.locator(".notebook__said").first).to_have_text("Saluer d'abord.")
    there.go("plan-de-suivi")
    expect(there.frame.locator("[name='commune']")).to_have_value("Belfaa")
    there.go("porte")
    expect(there.frame.locator("[data-scene]")).not_to_have_attribute("data-scene", course.cases["porte"].start)
    there.page.clock.set_fixed_time("2026-11-21T10:00:00")
    there.go("dossier")
    expect(there.frame.locator(".dossier")).to_contain_text("21 نونبر 2026")
    assert here.problems == there.problems == []


def test_nothing_is_replaced_before_somebody_said_so(visit: Visit, disk: str, tmp_path: Path) -> None:
    reader = visit(disk)
    reader.open()
    reader.go("premier-mot")
    reader.understood()
    file = reader.save(tmp_path)
    reader.give(file)
    expect(reader.frame.locator('[data-answer] [data-when="same"]')).to_be_visible()

    reader.go("compter")
    reader.understood()
    reader.give(file)
    asks = reader.frame.locator("[data-answer]")
    expect(asks).to_contain_text("Celle d’ici est la plus récente.")
    expect(asks.locator("button").first).to_have_text("Garder celle d’ici")
    asks.locator('[data-act="stay"]').click()
    expect(reader.frame.locator("[data-count]")).to_have_text("Étapes faites : 2 sur 7")

    reader.give(file)
    reader.frame.locator('[data-act="take"]').click()
    expect(reader.frame.locator("[data-count]")).to_have_text("Étapes faites : 1 sur 7")


@pytest.mark.parametrize(
    ("content", "said"),
    [("Bonjour.", "n’est pas une progression de ce cours"), ("other", "une progression d’un autre cours, « Autre »")],
)
def test_a_bad_file_gets_a_sentence(content: str, said: str, visit: Visit, disk: str, tmp_path: Path) -> None:
    reader = visit(disk)
    reader.open()
    file = reader.save(tmp_path)
    if content == "other":
        content = json.dumps(json.loads(file.read_text("utf-8")) | {"course": "autre", "title": "Autre"})
    file.write_text(content, "utf-8")
    reader.give(file)

    expect(reader.frame.locator("[data-answer]")).to_contain_text(said)
    expect(reader.frame.locator("[data-answer] .alert")).to_be_focused()


def test_a_browser_that_keeps_nothing_says_so_and_still_gives_a_file(visit: Visit, disk: str, tmp_path: Path) -> None:
    reader = visit(disk)
    reader.context.add_init_script(DENIED)
    reader.open()
    expect(reader.frame.locator(".health > summary")).to_contain_text("Non gardée")
    expect(reader.frame.locator("[data-banner]")).to_contain_text("Ce navigateur ne garde rien")

    reader.go("rappeler")
    reader.frame.locator("[data-note]").fill("Saluer d'abord.")
    file = reader.save(tmp_path)
    assert [*json.loads(file.read_text("utf-8"))["notes"].values()] == ["Saluer d'abord."]


def test_a_shared_browser_forgets_when_told_to(visit: Visit, disk: str) -> None:
    reader = visit(disk)
    reader.open()
    reader.go("rappeler")
    reader.frame.locator("[data-note]").fill("Rien que pour moi.")
    reader.understood()
    reader.go("quiz-m01")
    reader.press("start")
    reader.press("all")
    reader.press("finish")
    reader.go("")
    expect(reader.frame.locator("[data-best]:visible")).to_have_count(1)
    reader.go("progress")
    reader.frame.locator("[data-erase] summary").click()
    reader.frame.locator('[data-act="erase"]').click()
    expect(reader.frame.locator("[data-count]")).to_have_text("Étapes faites : 0 sur 7")
    reader.go("")
    expect(reader.frame.locator("[data-best]:visible")).to_have_count(0)

    reader.open()
    expect(reader.frame.locator('[data-unit="rappeler"]').first).to_have_attribute("data-state", "todo")
    assert "Rien que pour moi" not in reader.frame.evaluate("JSON.stringify(localStorage)")


def test_two_tabs_do_not_undo_each_other(visit: Visit, disk: str) -> None:
    reader = visit(disk)
    reader.open()
    other = reader.context.new_page()
    other.goto(disk + "#/premier-mot")
    other.locator("[data-on] button").click()

    expect(reader.frame.locator('[data-unit="premier-mot"]').first).to_have_attribute("data-state", "done")
    reader.go("compter")
    reader.understood()
    reader.open()
    expect(reader.frame.locator('[data-state="done"]')).to_have_count(2)


def test_what_one_tab_erased_the_other_does_not_bring_back(visit: Visit, disk: str) -> None:
    reader = visit(disk)
    reader.open()
    reader.go("premier-mot")
    reader.understood()
    other = reader.context.new_page()
    other.goto(disk + "#/progress")
    other.locator("[data-erase] summary").click()
    other.locator('[data-act="erase"]').click()
    expect(reader.frame.locator('[data-state="done"]')).to_have_count(0)

    reader.frame.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    other.goto(disk + "#/")
    other.reload()
    expect(other.locator('[data-unit="premier-mot"]').first).to_have_attribute("data-state", "todo")
