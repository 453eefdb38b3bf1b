"""A package that is newer than what was kept: what still fits is kept, and a line says so."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder import Course, load_course
from exports import edition, export
from tests.exports.conftest import opened
from tests.lms.learner import Learner

pytestmark = [pytest.mark.browser, pytest.mark.node]


@pytest.mark.parametrize("device", ["the same device", "another device"])
def test_an_update_keeps_what_it_can_and_says_so(
    device: str, browser: Browser, course: Course, folder: Path, unzipped: Callable[..., Path],
    served: Callable[[Path], str], tmp_path: Path,
) -> None:  # fmt: skip
    package = tmp_path / "package"
    shutil.copytree(unzipped("scorm12"), package)
    learner = Learner(browser.new_context(), served(package), "scorm12", course)
    learner.open()
    learner.go("premier-mot")
    learner.check(course.checks["mot-juste"], {"answer": "bonjour"})
    learner.check(course.checks["mot-vrai"], {"answer": "true"})
    learner.understood()
    learner.health("sent")

    opened(export("scorm12", edition(without_one_check(folder, tmp_path)))).extractall(package)
    if device == "another device":
        learner.forget("parcours/")
    learner.open()

    expect(learner.frame.locator("[data-banner]")).to_contain_text("mis à jour depuis votre dernière visite")
    expect(learner.frame.locator("[data-banner]")).to_contain_text("Gardé : 2 sur 3")
    learner.go("premier-mot")
    expect(learner.frame.locator('[data-question="mot-juste"]')).to_have_attribute("data-state", "correct")
    assert learner.problems == []


def without_one_check(folder: Path, tmp_path: Path) -> Course:
    """The same course, but « mot-vrai » is gone."""
    edited = tmp_path / "edited"
    shutil.copytree(folder, edited)
    lesson = edited / "modules/01-accueil/01-premier-mot.fr.md"
    text = lesson.read_text("utf-8")
    start = text.index(":::{check}\nid: mot-vrai")
    lesson.write_text(text[:start] + text[text.index("\n:::\n", start) + 5 :], "utf-8")
    return load_course(edited)
