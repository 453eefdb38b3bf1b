"""Reports on a period: with names for the commune, without for the funder; hours and results in one workbook."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_monday import join
from tests.webapp.test_queries import counted
from webapp import here
from webapp.db import session
from webapp.models import User, Visit, now
from webapp.train.watch.evidence import Proof, within


def visit(user_id: int, lesson: str, days: int, again: str = "") -> None:
    at = now() - timedelta(days=days)
    fact = {"user_id": user_id, "client_id": f"v-{lesson}{again}", "revision": f"r{days}", "language": "fr"}
    session.add(Visit(**fact, lesson=lesson, at=at))


@pytest.fixture
def team(app: Flask, cast: Cast) -> None:
    """Awa read two lessons, one of them twice; five others read one, long ago."""
    with app.app_context():
        visit(cast.awa.id, "premier-mot", 2)
        visit(cast.awa.id, "premier-mot", 1, "bis")
        visit(cast.awa.id, "compter", 1)
        for user_id in join(cast, 5):
            visit(user_id, "premier-mot", 40)
        session.commit()


def period(days: int) -> str:
    return f"from={(now() - timedelta(days=days)).date()}&to={now().date()}"


@pytest.mark.usefixtures("team")
def test_the_commune_reads_names_and_what_was_done_in_the_period(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/reports/commune?{period(7)}").text

    assert "<bdi>Awa</bdi>" in page
    row = page.split("<bdi>Awa</bdi>")[1].split("</tr>")[0]
    assert '<td class="number">2</td>' in row
    assert '<td class="number">0</td>' in page.split("<bdi>Personne 0</bdi>")[1].split("</tr>")[0]


@pytest.mark.usefixtures("team")
def test_the_funder_reads_no_name(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/reports/funder?{period(60)}").text

    assert "Personne" not in page.split("<main")[1].replace("Personnes", "")
    assert "Awa" not in page
    assert "<dd>6</dd>" in page
    assert "7 étapes terminées" in page


def test_a_few_people_would_be_known_by_their_numbers(fadma: ParcoursClient, cast: Cast) -> None:
    page = fadma.get(f"/cohorts/{cast.cohort.id}/reports/funder").text

    assert "Sous 5 personnes" in page
    assert "Jusqu’où" not in page


@pytest.mark.usefixtures("team")
def test_the_evidence_has_each_step_once_with_its_revision(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    reply = fadma.get(f"/cohorts/{cast.cohort.id}/evidence.csv?{period(7)}")
    heads, *rows = csv.reader(io.StringIO(reply.data.decode("utf-8-sig")), delimiter=";")

    with app.test_request_context():
        minutes = str(here.course().lessons["premier-mot"].minutes)
    assert heads[0] == "Nom"
    assert (rows[0][0], rows[0][2], rows[0][5], rows[0][7]) == ("Awa", "Le premier mot", minutes, "r2")
    assert len(rows) == 2
    book = zipfile.ZipFile(io.BytesIO(fadma.get(f"/cohorts/{cast.cohort.id}/evidence.xlsx?{period(7)}").data))
    assert len([name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]) == 2
    assert "r1, r2" in book.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize(
    "asked", ["from=hier&to=demain", "from=2026-12-01&to=2026-01-01", "from=&to=", "from=0001-01-01"]
)
def test_any_period_is_read(fadma: ParcoursClient, cast: Cast, asked: str) -> None:
    for page in ("reports", "reports/commune", "reports/funder", "evidence.xlsx"):
        assert fadma.get(f"/cohorts/{cast.cohort.id}/{page}?{asked}").status_code == 200


def test_both_days_of_a_period_count_and_the_first_time_only() -> None:
    def proof(day: int) -> Proof:
        return Proof(1, "a", datetime(2026, 11, day, 23, 59, tzinfo=UTC), None, "r")

    assert within([proof(10), proof(12)], date(2026, 11, 10), date(2026, 11, 10)) == [proof(10)]
    assert within([proof(10), proof(12)], date(2026, 11, 11), date(2026, 11, 30)) == []


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize("page", ["reports", "reports/commune", "evidence.xlsx"])
def test_no_more_queries_for_more_people(fadma: ParcoursClient, cast: Cast, app: Flask, page: str) -> None:
    with counted(app) as seen:
        fadma.get(f"/cohorts/{cast.cohort.id}/{page}")

    assert len(seen) <= 7, seen


def test_reports_speak_arabic(fadma: ParcoursClient, cast: Cast) -> None:
    fadma.submit("/language", language="ar")
    for page in ("reports", "reports/commune", "reports/funder"):
        assert 'dir="rtl"' in fadma.get(f"/cohorts/{cast.cohort.id}/{page}").text


@pytest.mark.usefixtures("team")
def test_a_commune_reads_of_its_own_people(fadma: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        session.execute(update(User).where(User.id == cast.awa.id).values(commune="Belfaa"))
        session.execute(update(User).where(User.username.like("p0%")).values(commune="Tiznit"))
        session.commit()

    assert "<option>Tiznit</option>" in fadma.get(f"/cohorts/{cast.cohort.id}/reports").text
    page = fadma.get(f"/cohorts/{cast.cohort.id}/reports/commune?commune=Belfaa&{period(7)}").text
    assert "<bdi>Awa</bdi>" in page
    assert "Personne 0" not in page
