"""Live sessions: planned and changed, carried into calendars, and who was there."""

import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from flask import Flask
from icalendar import Calendar
from openpyxl import load_workbook

from builder.errors import SettingsError
from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_monday import join
from tests.webapp.test_queries import counted
from webapp import Settings, clock
from webapp.db import session
from webapp.meet.rows import Attendance, Feed, Meeting
from webapp.meet.zones import vtimezone
from webapp.models import Access, now

CASABLANCA = ZoneInfo("Africa/Casablanca")


def at(cast: Cast, rest: str = "") -> str:
    return f"/cohorts/{cast.cohort.id}/meetings{rest}"


def plan(browser: ParcoursClient, cast: Cast, rest: str = "", **said: str) -> int:
    """Plan or change a session: what the form answers."""
    day = (now() + timedelta(days=7)).date().isoformat()
    usual = {"title": "Le premier accueil", "day": day, "begins": "10:00", "ends": "12:30", "module": "m01"}
    return browser.submit(at(cast, rest), **{**usual, **said}).status_code


def hold(cast: Cast, days: int = 3, **said: object) -> int:
    """A session of two hours that was held so many days ago."""
    begins = now() - timedelta(days=days)
    usual = {"title": "Séance", "uid": f"{days}@essai", "begins": begins, "ends": begins + timedelta(hours=2)}
    made = Meeting(cohort_id=cast.cohort.id, **{**usual, **said})
    session.add(made)
    session.flush()
    return made.id


@pytest.fixture
def held(app: Flask, cast: Cast) -> int:
    with app.app_context():
        made = hold(cast)
        session.commit()
    return made


def test_a_session_is_planned_and_seen(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    assert plan(fadma, cast, place="Salle des actes", link="https://visio.ma/x", notes="Apportez\nvotre carnet.") == 303

    assert "Prochaine séance" in awa.get("/").text
    page = awa.get("/meetings").text
    assert "de 10 h 00 à 12 h 30" in page
    assert "Salle des actes" in page
    assert 'href="https://visio.ma/x"' in page
    assert "Apportez\nvotre carnet." in page


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"title": " "}, "À remplir."), ({"ends": "09:00"}, "La fin vient avant le début."),
        ({"day": "demain"}, "Une date, comme"), ({"day": "0206-10-05"}, "Une date, comme"),
        ({"day": "9999-12-31"}, "Une date, comme"), ({"begins": "dix heures"}, "Une heure, comme"),
        ({"link": "javascript:alert(1)"}, "Un lien commence par https://."), ({"module": "m99"}, "Choisissez"),
    ],
)  # fmt: skip
def test_what_cannot_be_planned_is_said(fadma: ParcoursClient, cast: Cast, said: dict[str, str], says: str) -> None:
    day = date(2026, 12, 1).isoformat()
    usual = {"title": "Le premier accueil", "day": day, "begins": "10:00", "ends": "12:30", "module": ""}
    reply = fadma.submit(at(cast), **{**usual, **said})

    assert reply.status_code == 422
    assert says in reply.text
    assert fadma.rows(Meeting) == []


def test_hours_are_those_of_the_clock_on_the_wall(fadma: ParcoursClient, cast: Cast) -> None:
    """In Ramadan, Morocco goes back to UTC; one hour later the rest of the year."""
    plan(fadma, cast, day="2027-02-20")
    plan(fadma, cast, day="2027-04-20")

    assert [one.begins.hour for one in fadma.rows(Meeting)] == [10, 9]


def events(browser: ParcoursClient, url: str) -> list[dict[str, object]]:
    reply = browser.get(url)
    assert reply.mimetype == "text/calendar"
    found = Calendar.from_ical(reply.data).walk("VEVENT")
    return [{key: one.get(key) for key in ("UID", "SEQUENCE", "STATUS", "SUMMARY")} for one in found]


def test_a_change_raises_the_sequence_and_keeps_the_uid(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast) -> None:
    plan(fadma, cast)
    (made,) = fadma.rows(Meeting)
    url = f"/meetings/{made.id}.ics"
    (first,) = events(awa, url)
    assert (first["SEQUENCE"], first["STATUS"]) == (0, "CONFIRMED")

    plan(fadma, cast, f"/{made.id}")  # nothing is otherwise
    assert events(awa, url) == [first]
    plan(fadma, cast, f"/{made.id}", begins="11:00")
    assert events(awa, url) == [{**first, "SEQUENCE": 1}]

    fadma.submit(at(cast, f"/{made.id}/cancellation"))
    fadma.submit(at(cast, f"/{made.id}/cancellation"))
    assert events(awa, url) == [{**first, "SEQUENCE": 2, "STATUS": "CANCELLED"}]
    assert "Prochaine séance" not in awa.get("/").text
    assert plan(fadma, cast, f"/{made.id}", title="Autre") == 404
    assert fadma.get(at(cast, f"/{made.id}/attendance")).status_code == 404


def test_a_calendar_reads_the_right_hour_whatever_the_season(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast
) -> None:
    """Another reader of VTIMEZONE is the judge, not what wrote it."""
    plan(fadma, cast, day="2027-02-20")
    (made,) = fadma.rows(Meeting)
    text = awa.get(f"/meetings/{made.id}.ics").text
    zone = tzical(io.StringIO(text)).get("Africa/Casablanca")

    assert "DTSTART;TZID=Africa/Casablanca:20270220T100000" in text
    assert datetime(2027, 2, 20, 10, tzinfo=zone).astimezone(UTC).hour == 10
    assert datetime(2027, 4, 20, 10, tzinfo=zone).astimezone(UTC).hour == 9


@pytest.mark.parametrize("name", ["Africa/Casablanca", "Europe/Paris", "UTC"])
def test_every_change_of_a_zone_is_told(name: str) -> None:
    zone, first = ZoneInfo(name), datetime(2023, 3, 1, tzinfo=UTC)
    made = vtimezone(zone, first, first + timedelta(days=6 * 365)).to_ical().decode()
    told = tzical(io.StringIO(f"BEGIN:VCALENDAR\r\n{made}END:VCALENDAR\r\n")).get(name)
    days = (first + timedelta(days=day) for day in range(6 * 365))

    noons = (day.replace(hour=12, tzinfo=None) for day in days)
    assert [n for n in noons if n.replace(tzinfo=told).utcoffset() != n.replace(tzinfo=zone).utcoffset()] == []


def test_a_zone_nobody_knows_stops_the_start() -> None:
    with pytest.raises(SettingsError, match="Africa/Casablanca"):
        clock.zone(Settings(timezone="Afrique/Agadir"))


def test_a_calendar_asks_by_an_address_that_can_be_taken_back(
    awa: ParcoursClient, fadma: ParcoursClient, stranger: ParcoursClient, cast: Cast
) -> None:
    plan(fadma, cast)
    awa.submit("/meetings/feed")
    first = awa.rows(Feed)[0].token
    assert f"/calendar/{first}.ics" in awa.get("/meetings").text
    assert [one["SUMMARY"] for one in events(stranger, f"/calendar/{first}.ics")] == ["Le premier accueil"]

    awa.submit("/meetings/feed")
    second = awa.rows(Feed)[0].token
    assert stranger.get(f"/calendar/{first}.ics").status_code == 404
    assert stranger.get(f"/calendar/{second}.ics").status_code == 200

    awa.submit("/meetings/feed/removal")
    assert stranger.get(f"/calendar/{second}.ics").status_code == 404
    assert second not in awa.get("/account/data.zip").data.decode("latin-1")


def test_somebody_else_s_session_does_not_exist(brahim: ParcoursClient, held: int, cast: Cast) -> None:
    assert brahim.get(f"/meetings/{held}.ics").status_code == 404
    assert "Séance</p>" not in brahim.get("/meetings").text


def test_who_was_there_is_noted_and_told(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, app: Flask, held: int
) -> None:
    with app.app_context():
        other, another = join(cast, 2)
        session.commit()
    said = {
        f"u{cast.awa.id}": "late",
        f"u{other}": "absent",
        f"u{cast.brahim.id}": "present",
        f"u{another}": "ailleurs",
    }
    assert fadma.submit(at(cast, f"/{held}/attendance"), **said).status_code == 303
    fadma.submit(at(cast, f"/{held}/attendance"), **said)

    assert {row.user_id: row.state for row in fadma.rows(Attendance)} == {cast.awa.id: "late", other: "absent"}
    assert sum(row.what == "attendance" for row in fadma.rows(Access)) == 2  # a repeat changes nothing
    page = awa.get("/meetings").text
    assert "1 séance suivie, 2 h." in page
    assert "en retard" in page
    assert "2 h" in fadma.get(at(cast)).text


def test_the_rest_are_present(fadma: ParcoursClient, cast: Cast, app: Flask, held: int) -> None:
    with app.app_context():
        (other,) = join(cast, 1)
        session.commit()
    fadma.submit(at(cast, f"/{held}/attendance"), **{f"u{other}": "excused", "rest": "1"})

    assert {row.user_id: row.state for row in fadma.rows(Attendance)} == {other: "excused", cast.awa.id: "present"}


def test_a_cancelled_session_counts_for_nobody(
    fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, held: int
) -> None:
    fadma.submit(at(cast, f"/{held}/attendance"), **{f"u{cast.awa.id}": "present"})
    fadma.submit(at(cast, f"/{held}/cancellation"))

    assert "séance suivie" not in awa.get("/meetings").text


def test_presence_is_evidence(fadma: ParcoursClient, cast: Cast, app: Flask, held: int) -> None:
    with app.app_context():
        hold(cast, days=400, title="Avant la période")
        session.commit()
    for row in fadma.rows(Meeting):
        fadma.submit(at(cast, f"/{row.id}/attendance"), **{f"u{cast.awa.id}": "present"})
    since = (now() - timedelta(days=30)).date().isoformat()
    book = load_workbook(io.BytesIO(fadma.get(f"/cohorts/{cast.cohort.id}/evidence.xlsx?from={since}").data))

    heads, mine = book["Heures et résultats"].iter_rows(values_only=True)
    assert dict(zip(heads, mine, strict=True))["Heures en séance"] == 2
    sessions = [*book["Séances"].iter_rows(min_row=2, values_only=True)]
    assert [(row[0], row[1], row[5], row[6]) for row in sessions] == [("Awa", "Séance", "présent·e", 120)]
    assert "Heures en séance" in fadma.get(f"/cohorts/{cast.cohort.id}/reports/commune?from={since}").text
    assert "Séance;" in fadma.get(f"/cohorts/{cast.cohort.id}/attendance.csv").text


def test_the_sheet_has_everybody_and_lines_to_spare(fadma: ParcoursClient, cast: Cast, held: int) -> None:
    page = fadma.get(at(cast, f"/{held}/sheet")).text

    assert "Awa" in page
    assert page.count("<tr>") == 1 + 1 + 3


def test_no_more_queries_for_more_people(fadma: ParcoursClient, cast: Cast, app: Flask, held: int) -> None:
    pages = (at(cast), at(cast, f"/{held}/attendance"))

    def asked() -> list[int]:
        found = []
        for page in pages:
            with counted(app) as seen:
                fadma.get(page)
            found.append(len(seen))
        return found

    before = asked()
    with app.app_context():
        session.add_all(Attendance(meeting_id=held, user_id=id, state="present") for id in join(cast, 8))
        session.commit()
    assert asked() == before
