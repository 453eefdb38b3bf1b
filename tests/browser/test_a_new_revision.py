"""A key was wrong: its correction is weighed, published, judged again and told, each by a form on a phone without
scripts; beside it a second course, which an organisation is shown or not."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import PATIENCE, overflow
from tests.browser.conftest import living
from tests.browser.person import sign_in
from tests.conftest import COURSES
from webapp import Settings

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]

WRONG, RIGHT = "    answer: 30\n", "    answer: 31\n"
QUIZ = "quizzes/01-accueil.yaml"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two courses: the small one, and the same under another id."""
    one, two = tmp_path / "un", tmp_path / "deux"
    for folder in (one, two):
        shutil.copytree(COURSES / "minimal", folder)
    edit(two / "course" / "course.yaml", "id: essai", "id: second")
    edit(two / "course" / "course.yaml", "Un cours d'essai", "Un second cours")
    return one, two


@pytest.fixture
def opened(browser: Browser, folders: tuple[Path, Path], tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """`opened(who)`: their phone, signed in."""
    course = Path(":".join(map(str, folders)))
    settings = Settings(course=course, var=tmp_path / "var", publish="by-hand")
    contexts: list[BrowserContext] = []
    with living(settings) as address:

        def phone(who: str) -> Page:
            context = browser.new_context(
                base_url=address, viewport={"width": 360, "height": 800}, java_script_enabled=False
            )
            context.set_default_timeout(PATIENCE)
            contexts.append(context)
            page = context.new_page()
            sign_in(page, who)
            return page

        yield phone
        for context in contexts:
            context.close()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_corrected_key_is_weighed_published_judged_again_and_told(
    opened: Callable[[str], Page], folders: tuple[Path, Path]
) -> None:
    admin = opened("admin")
    edit(folders[0] / QUIZ, WRONG, RIGHT)
    admin.goto("/manage/revisions")
    admin.get_by_role("link", name="Voir ce qu’elle change").click()
    expect(admin.locator("main")).to_contain_text("clé corrigée")
    expect(admin.locator("main")).to_contain_text("par une clé corrigée")
    assert overflow(admin) <= 0
    admin.locator("[name=note]").fill("La question des trente jours attendait 31.")
    admin.get_by_role("button", name="Publier cette version").click()
    expect(admin.locator("main")).to_contain_text("Le dossier contient ce qui est servi.")

    trainer = opened("fadma")
    trainer.goto("/monday")
    expect(trainer.locator("main")).to_contain_text("La question des trente jours attendait 31.")
    trainer.goto("/cohorts/1/regradings")
    trainer.locator("main .list__row a").first.click()
    expect(trainer.locator("main")).to_contain_text("Rien n’est encore écrit.")
    learner = trainer.locator("tbody th a").first
    name, where = learner.inner_text(), learner.get_attribute("href")
    assert overflow(trainer) <= 0
    trainer.locator("[name=whom][value=all]").check()
    trainer.locator("[name=reason]").fill("La clé attendait trente au lieu de trente et un.")
    trainer.get_by_role("button", name="Rejuger ces réponses").click()
    trainer.goto(where or "")
    expect(trainer.locator("h1")).to_contain_text(name)
    expect(trainer.locator("main")).to_contain_text("La clé attendait trente au lieu de trente et un.")


def test_an_organisation_no_longer_sees_a_course(opened: Callable[[str], Page]) -> None:
    learner = opened("brahim")
    expect(learner.locator("body")).to_contain_text("Un second cours")
    admin = opened("admin")
    admin.goto("/manage/courses")
    admin.locator("input[name$=':second']").first.uncheck()
    admin.get_by_role("button", name="Enregistrer").click()
    learner.goto("/")
    expect(learner.locator("body")).not_to_contain_text("Un second cours")
    reply = learner.goto("/courses/second/pages/premier-mot")

    assert reply
    assert reply.status == 404
