"""One's own data: who looked, everything in one file, leaving; and what is forgotten with time."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import delete, func, select, update

from tests.webapp.conftest import SECRET, Cast, ParcoursClient
from webapp import Settings, belongings
from webapp.cli import forget as command
from webapp.db import session
from webapp.forgetting import forget
from webapp.models import Access, Answer, Attempt, Base, Invitation, Membership, Note, Role, Run, User, now

NOT_THEIRS = {
    ("endpoint", "author_id"), ("access", "who_id"), ("access", "whose_id"),
    ("invitation", "author_id"), ("package", "author_id"), ("regrading", "author_id"),
    ("meeting", "author_id"), ("publication", "author_id"),
}  # fmt: skip
"""Columns that name a person without making the row theirs; the journal is told apart."""


def live(awa: ParcoursClient) -> None:
    """A bit of everything."""
    awa.submit("/lessons/premier-mot/visits")
    awa.submit("/checks/jours-reste/answers", answer="<b>12</b>")
    place = awa.submit("/quizzes/quiz-m01/attempts").location
    awa.submit(f"{place}/answers", action="finish", sure="1", **{"q-choix:answer": "papiers"})
    awa.submit("/cases/porte/runs")
    awa.submit(f"/runs/{awa.rows(Run)[-1].id}/decisions", choice="accueillir")
    awa.submit("/worksheets/plan-de-suivi", do="save")
    awa.submit("/reflections/mon-rappel/note", text="à moi seule")


def taken(browser: ParcoursClient) -> tuple[dict[str, Any], str]:
    """What the zip holds: the data, and the page."""
    with zipfile.ZipFile(io.BytesIO(browser.get("/account/data.zip").data)) as archive:
        assert sorted(archive.namelist()) == ["mes-donnees.html", "mes-donnees.json"]
        return json.loads(archive.read("mes-donnees.json")), archive.read("mes-donnees.html").decode()


def test_everything_is_taken_away(awa: ParcoursClient, fadma: ParcoursClient, cast: Cast) -> None:
    live(awa)
    fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}")
    data, page = taken(awa)

    tables = {"user", "membership", "visit", "answer", "attempt", "attempt_answer", "run", "decision", "sheet", "note"}
    assert tables <= set(data)
    assert data["user"][0]["username"] == "awa"
    assert data["access"] == [{"at": data["access"][0]["at"], "what": "learner", "who": "Fadma"}]
    assert "password" not in data["user"][0]
    assert "&lt;b&gt;12&lt;/b&gt;" in page
    assert "à moi seule" in page
    assert "a ouvert la page de suivi" in page
    assert "http://" not in page
    assert "https://" not in page


def test_nobody_elses_is_in_it(awa: ParcoursClient, brahim: ParcoursClient) -> None:
    live(brahim)
    data, page = taken(awa)

    assert "note" not in data
    assert "à moi seule" not in page


def test_every_table_that_names_a_person_is_somebodys(app: Flask) -> None:
    """A new table is found by itself; one that names people otherwise must say so here."""
    known = {table.name for table in belongings._owned()} | {table.name for table, _, _ in belongings._details()}
    naming = {
        (table.name, key.parent.name)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "user"
    }

    assert {(table, column) for table, column in naming if table not in known} == NOT_THEIRS


def test_the_number_of_somebody_who_left_is_nobodys(app: Flask, cast: Cast) -> None:
    """Other servers know people by their number: they would take one for the other."""
    with app.app_context():
        last = session.scalar(select(func.max(User.id)))
        session.execute(delete(User).where(User.id == last))
        session.commit()
        session.add(User(username="next", name="Next", password="", language="fr"))
        session.commit()

        assert session.scalar(select(User.id).where(User.username == "next")) > last


def test_leaving_takes_everything_along(awa: ParcoursClient, fadma: ParcoursClient, cast: Cast) -> None:
    live(awa)
    fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}")
    assert awa.submit("/account/deletion", password="autre chose").status_code == 422

    assert awa.submit("/account/deletion", password=SECRET).location == "/sign-in"
    assert "sont supprimés" in awa.get("/sign-in").text
    assert [awa.rows(model) for model in (Answer, Attempt, Note)] == [[], [], []]
    assert cast.awa.id not in {user.id for user in awa.rows(User)} | {m.user_id for m in awa.rows(Membership)}
    kept = [(line.what, line.who_id, line.whose_id) for line in awa.rows(Access)]
    assert kept == [("learner", cast.fadma.id, None), ("failed", None, None)]
    assert awa.sign_in("awa").status_code == 422


def test_the_platform_keeps_somebody(admin: ParcoursClient) -> None:
    assert admin.submit("/account/deletion", password=SECRET).status_code == 422
    assert len(admin.rows(User)) == 7


def test_whoever_accompanied_may_leave(fadma: ParcoursClient, cast: Cast, idir: ParcoursClient) -> None:
    fadma.submit(f"/cohorts/{cast.cohort.id}/invitations", places="3", days="7")
    fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}")
    fadma.submit("/account/deletion", password=SECRET)

    assert idir.rows(Invitation)[0].author_id is None
    assert "compte supprimé" in idir.get("/manage/accesses").text


def test_one_sees_who_looked(awa: ParcoursClient, fadma: ParcoursClient, brahim: ParcoursClient, cast: Cast) -> None:
    assert "Personne n’a ouvert" in awa.get("/account/accesses").text
    fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}")

    assert "<bdi>Fadma</bdi>" in awa.get("/account/accesses").text
    assert "<bdi>Fadma</bdi>" not in brahim.get("/account/accesses").text


def test_the_page_about_privacy_is_open_and_true(stranger: ParcoursClient) -> None:
    page = stranger.get("/privacy")

    assert "36 mois" in page.text
    assert "24 mois" in page.text
    assert "http" not in page.text.split("<main")[1].split("</main>")[0]
    cookies = [value.split("=")[0] for value in page.headers.getlist("Set-Cookie")]
    assert set(cookies) <= {"parcours"}
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


@pytest.fixture
def old(app: Flask, cast: Cast) -> Settings:
    """Everybody came four years ago; Brahim answered last month; a line of the journal is three years old."""
    long_ago = now() - timedelta(days=4 * 365)
    with app.app_context():
        session.execute(update(User).values(created=long_ago, seen=long_ago))
        fact = {"user_id": cast.brahim.id, "client_id": "a", "revision": "r", "language": "fr"}
        session.add(Answer(**fact, at=now() - timedelta(days=30), question="q", response={}, verdict={}))
        for years in (3, 1):
            session.add(
                Access(
                    who_id=cast.fadma.id,
                    whose_id=cast.brahim.id,
                    what="learner",
                    at=now() - timedelta(days=365 * years),
                )
            )
        session.add(Invitation(code="VIEILLE", cohort_id=cast.cohort.id, places=1, expires=long_ago))
        session.commit()
    return Settings()


def test_what_is_old_is_forgotten(app: Flask, stranger: ParcoursClient, old: Settings) -> None:
    with app.app_context():
        would = forget(old, really=False)
    assert (would.people, would.accesses, would.invitations) == (["awa"], 1, 1)
    assert len(stranger.rows(User)) == 7

    with app.app_context():
        assert forget(old, really=True) == would
    assert {user.username for user in stranger.rows(User) if user.role is Role.LEARNER} == {"brahim"}
    assert (len(stranger.rows(Access)), stranger.rows(Invitation)) == (1, [])
    with app.app_context():
        assert forget(old, really=True).people == []


def test_whoever_comes_back_is_kept(app: Flask, stranger: ParcoursClient, old: Settings) -> None:
    stranger.sign_in("awa")

    with app.app_context():
        assert forget(old, really=True).people == []


def test_the_command_says_what_it_does(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.conftest import COURSES

    monkeypatch.setenv("PARCOURS_COURSE", str(COURSES / "minimal"))
    monkeypatch.setenv("PARCOURS_VAR", str(tmp_path))
    reply = CliRunner().invoke(command, ["--dry-run"])

    assert reply.exit_code == 0, reply.output
    assert "Partiraient" in reply.output
    assert "comptes      0" in reply.output
