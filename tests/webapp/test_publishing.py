"""Which revision is served: at the start, when the folder is broken, when somebody publishes, on every server."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from builder.errors import SettingsError
from tests.webapp.publishing import QUIZ, Town
from webapp import Settings, here, read_settings
from webapp.backup.place import beside
from webapp.publishing import serving
from webapp.publishing.rows import Publication

HEAD = "course/course.yaml"
TITLE, OTHER = "Un cours d'essai", "Un cours neuf"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


def title(app: Flask) -> str:
    """What a stranger reads of the course."""
    with app.app_context():
        return here.library().main.course.title


def rows(app: Flask) -> list[tuple[str, bool]]:
    with app.app_context():
        return [(one.revision, one.by_hand) for one in reversed(serving.history("essai"))]


def test_edit_restart_served(town: Town) -> None:
    first = town.serve()
    town.edit(HEAD, TITLE, OTHER)
    second = town.serve()

    assert (title(first), title(second)) == (TITLE, OTHER)
    assert [by_hand for _, by_hand in rows(second)] == [False, False]
    town.serve()
    assert len(rows(second)) == 2


def test_a_broken_folder_serves_the_last_good_revision(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    town.serve()
    town.edit(QUIZ, "type: choice", "type: choix")
    town.edit(HEAD, "languages: [fr, ar]", "languages: [fr, ar")
    with caplog.at_level(logging.ERROR):
        app = town.serve()

    assert title(app) == TITLE
    assert "course/course.yaml:" in caplog.text
    assert town.browser("awa").get("/quizzes/quiz-m01").status_code == 200
    assert 'href="/manage/revisions"' not in town.browser("awa").get("/").text
    assert 'href="/manage/revisions"' in town.browser("admin").get("/").text


def test_nothing_to_fall_back_to_stops_the_start(town: Town) -> None:
    town.edit(QUIZ, "type: choice", "type: choix")

    with pytest.raises(SettingsError, match="parcours check"):
        town.serve()


def test_a_kept_revision_that_code_refuses_is_said_plainly(town: Town) -> None:
    app = town.serve()
    with app.app_context():
        kept = here.library().main.kept
        quiz = kept.place / kept.served / QUIZ
    quiz.write_text(quiz.read_text("utf-8").replace("type: choice", "type: autrefois"), "utf-8")
    town.edit(QUIZ, "type: choice", "type: choix")

    with pytest.raises(SettingsError, match=r"La dernière version servie .* ne se lit plus"):
        town.serve()


def test_by_hand_nothing_changes_until_somebody_publishes(town: Town) -> None:
    first = town.serve(publish="by-hand")
    awa = town.browser("awa")
    awa.submit("/checks/jours-reste/answers", answer="4")
    town.edit(HEAD, TITLE, OTHER)
    again = town.serve(publish="by-hand")

    assert title(again) == TITLE
    assert len(rows(first)) == 1


def test_by_hand_as_long_as_nobody_learns_it_is_published_at_the_start(town: Town) -> None:
    town.serve(publish="by-hand")
    town.edit(HEAD, TITLE, OTHER)

    assert title(town.serve(publish="by-hand")) == OTHER


def test_two_servers_follow_one_publication(town: Town) -> None:
    one, two = town.serve(publish="by-hand"), town.serve(publish="by-hand")
    elsewhere = town.browser("awa", two)
    elsewhere.submit("/checks/jours-reste/answers", answer="4")
    town.edit(HEAD, TITLE, OTHER)
    admin = town.browser("admin", one)
    page = admin.get("/manage/revisions").text
    address = page.split('href="/manage/revisions/essai/')[1].split('"')[0]
    published = admin.submit(f"/manage/revisions/essai/{address}", after=after(admin), note="Le titre.")

    assert published.status_code == 303
    assert OTHER in admin.get("/").text
    assert title(two) == TITLE
    assert OTHER in elsewhere.get("/").text
    assert [by_hand for _, by_hand in rows(two)] == [False, True]
    assert rows(two)[1][0] == address


def after(admin: object) -> str:
    (*_, last) = admin.rows(Publication)  # type: ignore[attr-defined]
    return str(last.id)


def test_what_was_moved_away_from_by_hand_stays_away(town: Town) -> None:
    """Going back to an earlier revision holds at the next start, until the folder changes again."""
    first = town.serve()
    town.edit(HEAD, TITLE, OTHER)
    admin = town.browser("admin", town.serve())
    old = rows(first)[0][0]
    assert admin.submit(f"/manage/revisions/essai/{old}", after=after(admin)).status_code == 303

    assert title(town.serve()) == TITLE
    town.edit(HEAD, OTHER, "Un troisième cours")
    assert title(town.serve()) == "Un troisième cours"


def test_who_publishes_saw_what_was_served(town: Town) -> None:
    first = town.serve()
    town.edit(HEAD, TITLE, OTHER)
    admin = town.browser("admin", town.serve())
    old = rows(first)[0][0]

    assert admin.submit(f"/manage/revisions/essai/{old}", after="1").status_code == 409
    assert title(town.apps[-1]) == OTHER


def test_a_backup_takes_what_is_served(town: Town) -> None:
    app = town.serve()
    with app.app_context():
        taken = [name for name, _ in beside(here.settings())]

    assert f"revisions/essai/{rows(app)[0][0]}/{QUIZ}" in taken
    assert not [name for name in taken if name.endswith(".pickle")]


def test_a_setting_that_says_neither(tmp_path: Path) -> None:
    assert read_settings({"PARCOURS_PUBLISH": "by-hand"}).publish == "by-hand"
    assert Settings().publish == "at-start"
    with pytest.raises(SettingsError, match="at-start"):
        read_settings({"PARCOURS_PUBLISH": "demain"})
