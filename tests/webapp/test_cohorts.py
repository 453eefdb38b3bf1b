"""Training: a cohort's table, one learner's answers, invitations."""

import csv
import io
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event, update

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.db import db, session
from webapp.models import Invitation, User, Visit, now
from webapp.train.table import safe


def test_only_ones_own_cohorts_are_listed(fadma: ParcoursClient, admin: ParcoursClient) -> None:
    assert "Agadir" in fadma.get("/cohorts").text
    assert "Tiznit" not in fadma.get("/cohorts").text
    assert "Tiznit" in admin.get("/cohorts").text


def test_the_table_says_where_everybody_stands(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    awa.submit("/lessons/premier-mot/visits")

    page = fadma.get(f"/cohorts/{cast.cohort.id}").text
    assert "1 personne a travaillé cette semaine" in page
    assert 'data-heat="2"' in page
    assert ">25<" in page
    assert "aujourd’hui" in page
    assert "Brahim" not in page


def test_an_empty_cohort_says_what_to_do_first(admin: ParcoursClient, cast: Cast) -> None:
    admin.submit(f"/manage/people/{cast.brahim.id}/places/{cast.other.id}/removal")

    assert "Personne encore" in admin.get(f"/cohorts/{cast.other.id}").text


def test_who_went_quiet_is_to_be_called(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, app: Flask) -> None:
    awa.submit("/lessons/premier-mot/visits")
    with app.app_context():
        session.execute(update(Visit).values(at=now() - timedelta(days=20)))
        session.commit()

    assert "Rien depuis 20 jours." in fadma.get(f"/cohorts/{cast.cohort.id}").text


def test_the_csv_is_the_same_table(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    awa.submit("/lessons/premier-mot/visits")

    reply = fadma.get(f"/cohorts/{cast.cohort.id}.csv")

    assert reply.data.startswith(b"\xef\xbb\xbf")
    assert "filename=agadir.csv" in reply.headers["Content-Disposition"]
    heads, row = csv.reader(io.StringIO(reply.data.decode("utf-8-sig")), delimiter=";")
    assert row[:6] == ["Awa", "awa", "awa@example.org", "", "16", "25"]
    assert len(heads) == len(row)


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@sum", "\tx", "\rx", " =1"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"
    assert safe("Awa") == "Awa"


def test_every_answer_in_its_wording(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    awa.submit("/checks/jours-reste/answers", answer="<b>12</b>")
    place = awa.submit("/quizzes/quiz-m01/attempts").location
    awa.submit(f"{place}/answers", action="finish", sure="1", **{"q-choix:answer": "papiers"})
    awa.submit("/cases/porte/runs", choice="bonjour")

    page = fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}").text
    assert "&lt;b&gt;12&lt;/b&gt;" in page
    assert "essai 1" in page
    assert "sans réponse" in page


def test_no_more_queries_for_more_people(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    def queries() -> int:
        seen: list[str] = []
        with app.app_context():
            note = lambda *args: seen.append(args[2])  # noqa: E731
            event.listen(db.engine, "before_cursor_execute", note)
            fadma.get(f"/cohorts/{cast.cohort.id}")
            event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    before = queries()
    with app.app_context():
        for n in range(20):
            person = User(username=f"p{n:02}", name=f"Personne {n}", password="x", memberships=[])
            session.add(person)
            session.flush()
            session.execute(_place(person.id, cast.cohort.id))
        session.commit()
    assert queries() == before <= 9


def test_inviting_and_closing(fadma: ParcoursClient, stranger: ParcoursClient, cast: Cast) -> None:
    place = fadma.submit(f"/cohorts/{cast.cohort.id}/invitations", places="3", days="7").location

    made = fadma.rows(Invitation)[0]
    assert (made.places, made.author_id, (made.expires - now()).days) == (3, cast.fadma.id, 6)
    assert f"/join/{made.code}" in fadma.get(place).text
    page = fadma.get(f"/cohorts/{cast.cohort.id}").text
    assert f"{made.code[:4]}-{made.code[4:]}" in page

    fadma.submit(f"/invitations/{made.id}/revocation")
    assert stranger.get(f"/join/{made.code}").status_code == 404


@pytest.mark.parametrize(("places", "days"), [("0", "7"), ("3", "999"), ("beaucoup", "7"), ("", "")])
def test_an_unreasonable_invitation_is_refused(fadma: ParcoursClient, cast: Cast, places: str, days: str) -> None:
    reply = fadma.submit(f"/cohorts/{cast.cohort.id}/invitations", places=places, days=days)

    assert reply.status_code == 422
    assert "Not a valid" not in reply.text
    assert fadma.rows(Invitation) == []


def _place(user_id: int, cohort_id: int):  # type: ignore[no-untyped-def]
    from sqlalchemy import insert

    from webapp.models import Membership

    return insert(Membership).values(user_id=user_id, cohort_id=cohort_id, trains=False, since=now())
