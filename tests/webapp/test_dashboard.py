"""A cohort's dashboard: over time, competencies, questions, ways through cases; on the screen and in spreadsheets."""

import csv
import io
import re
import zipfile
from datetime import timedelta

import pytest
from flask import Flask

from builder.grading import grade, outcome
from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_monday import join, play
from tests.webapp.test_queries import counted
from webapp import here
from webapp.db import session
from webapp.models import Attempt, AttemptAnswer, User, Visit, now
from webapp.spreadsheet import Table, as_csv, as_xlsx

PAGES = ["pace", "competencies", "questions", "questions/q-choix", "paths", "paths/porte"]


def sit(app: Flask, user_id: int, choice: str, days: int = 3, *, second: bool = True) -> None:
    """A quiz of two questions, the second one right for every other person."""
    with app.test_request_context():
        questions = here.course().questions
    responses = {"q-choix": {"answer": choice}, "q-vrai": {"answer": "true" if second else "false"}}
    begun = now() - timedelta(days=days)
    verdicts = {id: grade(questions[id].key(), response) for id, response in responses.items()}
    rows = [
        AttemptAnswer(question=id, response=responses[id], verdict=verdict, at=begun + timedelta(seconds=40 * n))
        for n, (id, verdict) in enumerate(verdicts.items(), start=1)
    ]
    fact = {"user_id": user_id, "client_id": f"quiz-{user_id}", "revision": "r", "language": "fr", "at": begun}
    what = {"quiz": "quiz-m01", "number": 1, "seed": "s", "questions": [*responses], "finished": rows[-1].at}
    session.add(Attempt(**fact, **what, **outcome(verdicts.values(), 70), answers=rows))


@pytest.fixture
def group(app: Flask, cast: Cast) -> list[int]:
    """Twelve people who answered, three in four of them wrong, and who played the case."""
    with app.app_context():
        made = join(cast, 12)
        for n, user_id in enumerate(made):
            sit(app, user_id, "bonjour" if n < 3 else "papiers", second=n % 2 == 1)
            play(user_id, [("seuil", "accueillir"), ("age", "guichet" if n < 9 else "demain")])
            visit = {"user_id": user_id, "client_id": "visit-00", "revision": "r", "language": "fr"}
            session.add(Visit(**visit, lesson="premier-mot", at=now() - timedelta(days=n)))
        session.commit()
    return made


@pytest.mark.usefixtures("group")
def test_a_question_that_three_in_four_miss_is_to_be_talked_about(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/questions").text

    assert "Trois sur quatre se trompent\u00a0: la question ou la leçon\u00a0?" in page
    assert "Quel premier mot" in page
    assert "On écrit avant" not in page  # nothing to discuss there
    assert "On écrit avant" in fadma.get(f"/cohorts/{cast.cohort.id}/questions?module=m01").text


@pytest.mark.usefixtures("group")
def test_one_question_shows_what_was_chosen_and_the_lesson(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/questions/q-choix").text

    assert "Votre nom" in page  # nobody took it
    assert re.search(r"Vos papiers.*?75\s%", page, re.S)
    assert "40\u00a0s" in page or "40 s" in page
    assert 'href="/pages/premier-mot"' in page


def test_of_few_people_only_counts_are_said(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        for user_id in join(cast, 9):
            sit(app, user_id, "papiers")
        session.commit()

    page = fadma.get(f"/cohorts/{cast.cohort.id}/questions?module=m01").text
    assert "Trop peu de réponses pour juger\u00a0: 9 sur 10." in page
    assert "Trois sur quatre" not in page


@pytest.mark.usefixtures("group")
def test_the_flow_says_in_a_table_what_it_draws(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/paths/porte").text

    assert "A · 12" in page
    assert "A · 9" in page
    assert "B · 3" in page
    assert re.search(r"À temps</span>.*?9 personnes", page, re.S)
    assert re.search(r"La porte fermée</span>.*?0 personne", page, re.S)


@pytest.mark.usefixtures("group")
def test_weeks_are_a_curve_and_a_table(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/pace").text

    assert 'class="curve__line"' in page
    assert page.count('<th scope="row" class="nowrap">') >= 2


@pytest.mark.usefixtures("group")
def test_a_competency_is_not_measured_on_two_questions(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/competencies").text

    assert "0 personne mesurée" in page
    assert "trop peu de réponses" in page


@pytest.mark.parametrize("page", PAGES)
def test_every_view_speaks_arabic_and_has_something_to_say_of_nobody(
    fadma: ParcoursClient, cast: Cast, page: str, app: Flask
) -> None:
    fadma.submit("/language", language="ar")
    if page != "questions/q-choix":
        assert fadma.get(f"/cohorts/{cast.cohort.id}/{page}").status_code == 200
    with app.app_context():
        sit(app, cast.awa.id, "papiers")
        session.commit()
    found = fadma.get(f"/cohorts/{cast.cohort.id}/{page}")
    assert found.status_code == 200
    assert 'dir="rtl"' in found.text


@pytest.mark.usefixtures("group")
@pytest.mark.parametrize("page", [*PAGES, "questions.xlsx"])
def test_no_more_queries_for_more_people(fadma: ParcoursClient, cast: Cast, app: Flask, page: str) -> None:
    with counted(app) as before:
        fadma.get(f"/cohorts/{cast.cohort.id}/{page}")
    with app.app_context():
        for n in range(20):
            person = User(username=f"r{n:03}", name=f"Encore {n}", password="x")
            session.add(person)
            session.flush()
            session.add(_place(person.id, cast))
            sit(app, person.id, "nom")
        session.commit()
    with counted(app) as after:
        fadma.get(f"/cohorts/{cast.cohort.id}/{page}")

    assert len(after) == len(before) <= 5, after


@pytest.mark.usefixtures("group")
@pytest.mark.parametrize("what", ["calls", "pace", "competencies", "questions", "paths"])
def test_everything_downloads_as_csv_and_as_a_workbook(fadma: ParcoursClient, cast: Cast, what: str) -> None:
    reply = fadma.get(f"/cohorts/{cast.cohort.id}/{what}.csv")
    rows = [*csv.reader(io.StringIO(reply.data.decode("utf-8-sig")), delimiter=";")]
    assert f"filename=agadir-{what}.csv" in reply.headers["Content-Disposition"]
    assert {len(row) for row in rows} == {len(rows[0])}

    book = fadma.get(f"/cohorts/{cast.cohort.id}/{what}.xlsx")
    assert book.mimetype.endswith("spreadsheetml.sheet")
    assert zipfile.ZipFile(io.BytesIO(book.data)).testzip() is None


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@sum", "\tx", " =1", '=HYPERLINK("http://x","y")'])
def test_no_cell_is_ever_a_formula_or_a_link(cell: str) -> None:
    table = Table("Essai", ("Nom",), ((cell,),))

    assert next(csv.reader(io.StringIO(as_csv(table).split("\r\n", 1)[1]), delimiter=";")) == [f"'{cell}"]
    with zipfile.ZipFile(io.BytesIO(as_xlsx([table]))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert 't="s"' in sheet
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert 'quotePrefix="1"' in book.read("xl/styles.xml").decode()


def test_sheets_of_a_workbook_may_have_any_name() -> None:
    names = ["Cas : l'un / l'autre [2]?", "x" * 40, "x" * 40, ""]
    book = as_xlsx([Table(name, ("a",), ()) for name in names])

    assert len([n for n in zipfile.ZipFile(io.BytesIO(book)).namelist() if n.startswith("xl/worksheets/")]) == 4


def test_an_answer_keeps_its_hour_when_the_quiz_is_sent(awa: ParcoursClient, app: Flask) -> None:
    place = awa.submit("/quizzes/quiz-m01/attempts").location
    asked = awa.rows(Attempt)[0].questions
    awa.submit(f"{place}/answers", json=True, shown=asked[0])
    before = {row.question: row.at for row in awa.rows(AttemptAnswer)}
    awa.submit(f"{place}/answers", action="finish", sure="1")

    after = {row.question: row for row in awa.rows(AttemptAnswer)}
    assert before
    assert all(after[id].at == at and after[id].verdict for id, at in before.items())


def _place(user_id: int, cast: Cast):  # type: ignore[no-untyped-def]
    from webapp.models import Membership

    return Membership(user_id=user_id, cohort_id=cast.cohort.id, trains=False)
