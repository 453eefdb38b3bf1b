"""Answers are shown with the words they were given to, whatever the course says since."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from builder import Course
from builder.grading import grade
from builder.model import Case, Worksheet
from builder.questions import Question
from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.publishing import CASE, QUIZ, Town
from tests.webapp.test_quizzes import filled
from webapp import here, wordings
from webapp.db import session
from webapp.models import Answer, Attempt, AttemptAnswer, now
from webapp.wordings import keeping
from webapp.wordings.data import Item, Remembered, as_data, digest, everything, from_data, same
from webapp.wordings.rows import Wording, WordingIndex

CHANGED = "La question a changé depuis."


def stored(item: Item) -> dict[str, object]:
    """An item as a database gives it back."""
    found: dict[str, object] = json.loads(json.dumps(as_data(item)))
    return found


def test_everything_a_course_asks_comes_back_as_it_was(minimal: Course, minimal_ar: Course) -> None:
    for course in (minimal, minimal_ar):
        for name, item in everything(course):
            assert from_data(stored(item)) == item, name


def test_what_later_code_no_longer_has_is_passed_over(minimal: Course) -> None:
    for item in (minimal.questions["q-choix"], minimal.cases["porte"], *minimal.worksheets.values()):
        data = stored(item)
        data["item"]["mood"] = "gai"  # type: ignore[index]
        assert from_data(data) == item


def test_a_question_of_a_kind_that_is_gone_is_shown_and_judged_as_it_was(minimal: Course) -> None:
    for question in minimal.questions.values():
        data = stored(question)
        data["item"]["type"] = "autrefois"  # type: ignore[index]
        found = from_data(data)

        assert isinstance(found, Remembered)
        assert [(one.name, one.label, one.options) for one in found.controls()] == [
            (one.name, one.label, one.options) for one in question.controls()
        ]
        assert grade(found.key(), question.answer()) == grade(question.key(), question.answer())


@pytest.mark.parametrize("room", ["cases", "worksheets"])
def test_a_case_that_no_longer_reads_is_not_made_up(minimal: Course, room: str) -> None:
    item: Case | Worksheet = next(iter(getattr(minimal, room).values()))
    data = stored(item)
    del data["item"]["title"]  # type: ignore[attr-defined]

    assert from_data(data) is None


def test_only_what_is_read_or_judged_makes_a_change(minimal: Course) -> None:
    question: Question = minimal.questions["q-choix"]
    moved = question.model_copy(update={"sources": (), "difficulty": 3})
    reworded = question.model_copy(update={"ask": "Quel mot d'abord ?"})

    assert same(question, moved)
    assert digest(question) != digest(moved)
    assert not same(question, reworded)


def test_each_content_is_kept_once(app: Flask, cast: Cast) -> None:
    with app.app_context():
        courses = [edition.course for edition in here.editions().values()]
        for _ in range(2):
            wordings.keep(courses)
            session.commit()
        indexes = list(session.scalars(keeping.select(WordingIndex)))
        digests = list(session.scalars(keeping.select(Wording.digest)))

    assert {index.language for index in indexes} == {"fr", "ar"}
    assert len(digests) == len(set(digests)) == len({one for index in indexes for one in index.items.values()})


def test_what_nobody_answered_goes_and_the_rest_stays(app: Flask, cast: Cast) -> None:
    with app.app_context():
        course = next(iter(here.editions().values())).course
        keeping.keep([course])
        served = {course.revision}
        session.execute(update(Wording).values(at=now() - timedelta(days=9)))
        session.execute(update(WordingIndex).values(at=now() - timedelta(days=9), revision="hier"))
        assert keeping.unused({"hier"}) == ([], [])
        indexes, asked = keeping.unused(served)
        assert len(indexes) == 1
        assert len(asked) == len([*everything(course)])

        fact = {"user_id": cast.awa.id, "client_id": "x", "revision": "hier", "language": "fr"}
        session.add(Answer(**fact, question="q-choix", response={}, verdict={}))
        session.flush()
        assert keeping.unused(served) == ([], [])
        keeping.forget(indexes, asked)
        assert session.scalars(keeping.select(Wording)).all() == []
        session.rollback()


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    made = Town(tmp_path)
    yield made
    made.close()


def taken(browser: ParcoursClient, *, finish: bool) -> str:
    """An attempt whose every question is answered rightly."""
    course = browser.application.extensions["library"].main.course
    address = browser.submit("/quizzes/quiz-m01/attempts").location
    quiz, asked = course.quizzes["quiz-m01"], list(browser.rows(Attempt)[-1].questions)
    ending = {"action": "finish", "sure": "1"} if finish else {}
    browser.submit(f"{address}/answers", view="all", **filled(quiz, asked), **ending)
    return str(address)


def test_a_question_that_changed_is_reviewed_as_it_was(town: Town) -> None:
    """Awa answers; the author rewords a question, corrects a key and withdraws another; then everybody looks back."""
    town.edit(QUIZ, "shuffle: true\ndraw: {C5: 4, C7: 3}", "shuffle: false")
    awa = town.browser("awa", town.serve())
    assert town.cast
    finished = taken(awa, finish=True)
    awa.submit("/checks/jours-reste/answers", answer="4")
    awa.submit("/cases/porte/runs", choice="accueillir")
    begun = taken(awa, finish=False)

    town.edit(QUIZ, "Quel premier mot ?", "Par quoi commencer ?")
    town.edit(QUIZ, "{text: Bonjour., right: true", "{text: Salut., right: true")
    town.edit(QUIZ, "    answer: 30\n", "    answer: 31\n")
    file = town.root / "cours" / QUIZ
    before, rest = file.read_text("utf-8").split("  - id: q-vrai\n")
    file.write_text(f"{before}  - id: {rest.split('  - id: ', 1)[1]}", "utf-8")
    town.edit(CASE, "Asseyez-vous.", "Prenez un siège.")
    town.serve()
    awa, fadma = town.browser("awa"), town.browser("fadma")

    page = awa.get(finished).text
    assert "Quel premier mot" in page
    assert "Bonjour." in page
    assert "Par quoi commencer" not in page
    assert page.count(CHANGED) == 2
    assert page.count("La question n’est plus dans le cours.") == 1
    assert "100\xa0%" in page

    page = awa.get(f"{begun}?view=all").text
    assert "Quel premier mot" in page
    assert "On écrit avant d'écouter" not in page
    assert "vos questions restent celles du début" in page
    awa.submit(f"{begun}/answers", view="all", action="finish", sure="1")
    last = awa.rows(Attempt)[-1]
    assert (last.percent, last.earned) == (100, last.possible)
    judged = [row.question for row in awa.rows(AttemptAnswer) if row.attempt_id == last.id and row.verdict]
    assert judged
    assert "q-vrai" not in judged

    page = awa.get("/cases/porte").text
    assert "Asseyez-vous." in page
    assert "Le cas a changé depuis." in page

    page = fadma.get(f"/cohorts/{town.cast.cohort.id}/learners/{town.cast.awa.id}").text
    assert "Quel premier mot" in page
    assert "Asseyez-vous." in page
    assert "Par quoi commencer" not in page
    item = fadma.get(f"/cohorts/{town.cast.cohort.id}/questions/q-choix").text
    assert "Quel premier mot" in item
    assert CHANGED in item
    with zipfile.ZipFile(io.BytesIO(awa.get("/account/data.zip").data)) as archive:
        mine = archive.read("mes-donnees.html").decode()
    assert "Quel premier mot" in mine
    assert "Asseyez-vous." in mine


def test_what_was_read_in_another_language_is_shown_in_it_too(town: Town) -> None:
    awa = town.browser("awa", town.serve())
    assert town.cast
    awa.submit("/language", language="ar", next="/")
    awa.submit("/checks/jours-reste/answers", answer="4")

    page = town.browser("fadma").get(f"/cohorts/{town.cast.cohort.id}/learners/{town.cast.awa.id}").text
    assert "Lue en arabe" in page


def test_a_revision_nobody_kept_is_told_plainly(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        fact = {"user_id": cast.awa.id, "client_id": "x", "revision": "hier", "language": "fr"}
        verdict = {"earned": 1, "possible": 1, "state": "correct", "slots": {"answer": True}}
        session.add(Answer(**fact, question="q-choix", response={"answer": "bonjour"}, verdict=verdict))
        session.commit()

    page = fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}").text
    assert "Quel premier mot" in page
    assert "Dans les mots d’aujourd’hui\u00a0: ceux" in page
