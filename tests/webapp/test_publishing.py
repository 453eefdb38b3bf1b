"""Which revision is served: at the start, when the folder is broken, when somebody publishes, on every server."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from builder.errors import SettingsError
from tests.webapp.conftest import ParcoursClient
from tests.webapp.publishing import QUIZ, Town
from tests.webapp.test_queries import counted
from tests.webapp.test_quizzes import filled
from webapp import Settings, here, read_settings
from webapp.backup.place import beside
from webapp.models import Attempt, Run
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


def test_a_machine_whose_files_come_later_catches_up(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another machine has a folder of its own: what is published there is served here once its files are here too."""
    one = town.serve(publish="by-hand")
    town.browser("awa").submit("/checks/jours-reste/answers", answer="4")
    away = Town(town.root / "ailleurs", apps=[*town.apps])
    two = away.serve(publish="by-hand", database=f"sqlite:///{town.root / 'var' / 'parcours.sqlite3'}")
    elsewhere = away.browser("admin", two)

    town.edit(HEAD, TITLE, OTHER)
    admin = town.browser("admin", one)
    address = admin.get("/manage/revisions").text.split('href="/manage/revisions/essai/')[1].split('"')[0]
    assert elsewhere.get(f"/manage/revisions/essai/{address}").status_code == 404
    assert admin.submit(f"/manage/revisions/essai/{address}", after=after(admin)).status_code == 303
    assert TITLE in elsewhere.get("/").text

    away.edit(HEAD, TITLE, OTHER)
    assert TITLE in elsewhere.get("/").text, "not tried at every request"
    monkeypatch.setattr(serving, "AGAIN", 0)
    assert OTHER in elsewhere.get("/").text


def test_a_revision_is_previewed_on_a_machine_that_never_listed_it(town: Town) -> None:
    one = town.serve(publish="by-hand")
    town.browser("awa").submit("/checks/jours-reste/answers", answer="4")
    away = Town(town.root / "ailleurs", apps=[*town.apps])
    two = away.serve(publish="by-hand", database=f"sqlite:///{town.root / 'var' / 'parcours.sqlite3'}")
    for place in (town, away):
        place.edit(HEAD, TITLE, OTHER)
    admin, elsewhere = town.browser("admin", one), away.browser("admin", two)
    address = admin.get("/manage/revisions").text.split('href="/manage/revisions/essai/')[1].split('"')[0]

    assert elsewhere.get(f"/manage/revisions/essai/{address}").status_code == 200
    assert elsewhere.submit(f"/manage/revisions/essai/{address}", after=after(admin)).status_code == 303
    assert OTHER in admin.get("/").text


def after(admin: ParcoursClient) -> str:
    (*_, last) = admin.rows(Publication)
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


def test_what_is_told_of_people_is_what_then_happens(town: Town) -> None:
    """Awa is in the middle of a quiz and has finished a module; Brahim's result hangs on a key that was wrong."""
    town.edit(QUIZ, "shuffle: true\ndraw: {C5: 4, C7: 3}", "shuffle: false")
    town.edit(QUIZ, "pass: 70", "pass: 100")
    app = town.serve(publish="by-hand")
    assert town.cast
    awa, brahim, admin = (town.browser(who) for who in ("awa", "brahim", "admin"))
    answered(brahim, finish=True, **{"q-nombre:answer": "31"})
    finished_module(awa, app)
    begun = answered(awa, finish=False)

    town.edit(QUIZ, "    answer: 30\n", "    answer: 31\n")
    town.edit(QUIZ, "Quel premier mot ?", "Par quoi commencer ?")
    withdraw(town, "q-vrai")
    lesson = "modules/01-accueil/02-compter.fr.md"
    text = (town.root / "cours" / lesson).read_text("utf-8")
    (town.root / "cours" / lesson.replace("02-compter", "03-encore")).write_text(bare(text), "utf-8")

    found, _ = preview(admin)
    with counted(app) as asked:
        page = admin.get(found).text
    assert len(asked) <= 20, asked
    assert {"1 quiz commencé", "1 module terminé se rouvre", "1 résultat bougerait", "1 basculerait"} <= said(page)
    assert [word in page for word in ("Awa", "Brahim", "clé corrigée", "Par quoi commencer", "retiré")] == [True] * 5
    assert [word in town.browser("rachid").get(found).text for word in ("Awa", "Brahim")] == [False, True]
    assert town.browser("idir").submit(found, after=after(admin)).status_code == 403
    assert admin.submit(found, after=after(admin), note="La question 6 attendait 31.").status_code == 303

    assert "La question 6 attendait 31." in town.browser("fadma").get("/monday").text
    page = awa.get(f"{begun}?view=all").text
    assert ("Quel premier mot" in page, "On écrit avant" in page) == (True, False)
    awa.submit(f"{begun}/answers", view="all", action="finish", sure="1")
    assert awa.rows(Attempt)[-1].percent == 100
    learner = town.browser("fadma").get(f"/cohorts/{town.cast.cohort.id}/learners/{town.cast.awa.id}").text
    assert 'value="80"' in learner  # four steps of the module's five
    page = town.browser("zahra").get(f"/cohorts/{town.cast.other.id}/regradings").text
    assert "1 résultat de quiz bascule" in page


def said(page: str) -> set[str]:
    """Those of the sentences of this test that a page says."""
    told = ("1 quiz commencé", "1 module terminé se rouvre", "1 résultat bougerait", "1 basculerait")
    return {one for one in told if one in page}


def preview(admin: ParcoursClient) -> tuple[str, str]:
    """The page of what the folder would change, and its address."""
    listed = admin.get("/manage/revisions").text
    found = "/manage/revisions/essai/" + listed.split('href="/manage/revisions/essai/')[1].split('"')[0]
    return found, admin.get(found).text


def answered(browser: ParcoursClient, *, finish: bool, **otherwise: str) -> str:
    """An attempt whose questions are answered rightly, but for what is said otherwise."""
    quiz = browser.application.extensions["library"].main.course.quizzes["quiz-m01"]
    address = browser.submit("/quizzes/quiz-m01/attempts").location
    form = {**filled(quiz, [*quiz.by_id]), **otherwise}
    browser.submit(f"{address}/answers", view="all", **form, **({"action": "finish", "sure": "1"} if finish else {}))
    return str(address)


def finished_module(browser: ParcoursClient, app: Flask) -> None:
    """Every step of the first module, the quiz included."""
    with app.app_context():
        module = here.library().main.course.module["m01"]
    for lesson in module.lessons:
        browser.submit(f"/lessons/{lesson.id}/visits")
    browser.submit("/cases/porte/runs", choice="accueillir")
    browser.submit(f"/runs/{browser.rows(Run)[-1].id}/decisions", choice="guichet")
    answered(browser, finish=True)


def withdraw(town: Town, id: str) -> None:
    file = town.root / "cours" / QUIZ
    before, rest = file.read_text("utf-8").split(f"  - id: {id}\n")
    file.write_text(f"{before}  - id: {rest.split('  - id: ', 1)[1]}", "utf-8")


def bare(text: str) -> str:
    """A lesson's head with another body, so that nothing in it is there twice."""
    _, head, _ = text.split("---\n", 2)
    return f"---\n{head}---\n\nUne leçon de plus.\n"
