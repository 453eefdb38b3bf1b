"""What people are written to: messages, sessions, reminders; and how they say no to it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from icalendar import Calendar
from sqlalchemy import update

from builder.cli import parcours
from tests.conftest import COURSES
from tests.webapp.conftest import HASH, Cast, ParcoursClient
from tests.webapp.test_letters import Here, letters, post
from tests.webapp.test_meetings import hold
from tests.webapp.test_queries import counted
from webapp import Settings, create_app, here
from webapp.db import db as database
from webapp.db import session
from webapp.mail import Mail
from webapp.meet.rows import Meeting
from webapp.migrate import migrate
from webapp.models import Cohort, Membership, Role, User, now
from webapp.progress import journey
from webapp.remind import queries, rounds
from webapp.remind.reasons import Plan, Standing, reasons
from webapp.remind.rows import Reminder, ReminderChoice, ReminderPlan

__all__ = ["post"]

TUESDAY = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def posting(post: Here, tmp_path: Path) -> Iterator[Flask]:
    """An LMS that may write letters: Fadma accompanies Awa and Sami; Awa and Fadma have addresses."""
    settings = Settings(
        course=COURSES / "minimal", var=tmp_path, secret="essai", address="https://parcours.example",
        mail=f"smtp://127.0.0.1:{post.port}", sender="Parcours <parcours@example.org>",
    )  # fmt: skip
    app = create_app(settings)
    app.test_client_class = ParcoursClient
    app.testing = True
    migrate(app)
    with app.app_context():
        cohort = Cohort(name="Agadir", pathway="agent")
        for name, role, email in (
            ("awa", Role.LEARNER, True),
            ("sami", Role.LEARNER, False),
            ("fadma", Role.TRAINER, True),
        ):
            user = User(username=name, name=name.capitalize(), role=role, password=HASH, language="fr")
            user.email = f"{name}@example.org" if email else None
            since = TUESDAY - timedelta(days=3)
            session.add(Membership(user=user, cohort=cohort, trains=role is Role.TRAINER, since=since))
        session.commit()
    yield app
    with app.app_context():
        database.engine.dispose()


def browser(app: Flask, who: str = "") -> ParcoursClient:
    made = app.test_client()
    assert isinstance(made, ParcoursClient)
    if who:
        made.sign_in(who)
    return made


def round_at(app: Flask, at: datetime) -> int:
    """How many letters a round sends."""
    with app.app_context():
        return sum(rounds.send(letter, at) for letter in rounds.letters(at))


def link(text: str) -> str:
    found = re.search(r"https://parcours\.example(/letters/\S+)", text)
    assert found
    return found[1]


def test_a_message_is_told_by_a_short_letter(posting: Flask, post: Here) -> None:
    fadma, awa = browser(posting, "fadma"), browser(posting, "awa")
    with posting.app_context():
        session.execute(update(User).where(User.username == "awa").values(language="ar"))
        session.commit()
    fadma.submit("/messages/1", text="Un secret.")

    (letter,) = letters(posting, post)
    assert letter["To"] == "awa@example.org"
    assert "رسالة من Fadma" in letter["Subject"]
    assert "https://parcours.example/messages/1/1" in letter.get_content()
    assert "secret" not in letter.get_content()
    awa.submit("/messages/1/1", text="Merci.")
    assert [one["To"] for one in letters(posting, post)] == ["awa@example.org", "fadma@example.org"]


def test_a_letter_is_refused_without_signing_in(posting: Flask, post: Here) -> None:
    """RFC 8058: what a mail program posts by itself; and what a person reads and presses."""
    fadma, stranger = browser(posting, "fadma"), browser(posting)
    fadma.submit("/messages/1/1", text="Bonjour.")
    (letter,) = letters(posting, post)
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    url = link(letter["List-Unsubscribe"].strip("<>") + " ")
    assert url == link(letter.get_content())

    assert "vous le recevez" in stranger.get(url).text
    assert stranger.rows(ReminderChoice) == []  # to open it changes nothing
    assert stranger.post(url, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    assert "vous le recevez" not in stranger.get(url).text
    fadma.submit("/messages/1/1", text="Encore.")
    assert len(letters(posting, post)) == 1

    stranger.post(url, data={"do": "resume", "kind": "message"})
    fadma.submit("/messages/1/1", text="Encore une fois.")
    assert len(letters(posting, post)) == 2
    assert stranger.get(f"{url}x").status_code == stranger.post("/letters/rien").status_code == 404


def test_an_old_letter_says_nothing_of_who_came_with_its_number(posting: Flask, post: Here) -> None:
    fadma, stranger = browser(posting, "fadma"), browser(posting)
    fadma.submit("/messages/1/1", text="Bonjour.")
    url = link(letters(posting, post)[0].get_content())
    with posting.app_context():
        session.execute(update(User).where(User.username == "awa").values(created=now()))
        session.commit()

    assert stranger.get(url).status_code == stranger.post(url, data={"do": "stop-all"}).status_code == 404
    assert stranger.rows(ReminderChoice) == []


def test_an_invitation_goes_into_calendars(posting: Flask, post: Here) -> None:
    fadma = browser(posting, "fadma")
    plan = {"title": "Accueil", "day": "2027-01-12", "begins": "10:00", "ends": "12:00", "place": "Salle", "module": ""}
    fadma.submit("/cohorts/1/meetings", **plan)
    fadma.submit("/cohorts/1/meetings/1", **{**plan, "begins": "11:00"})
    fadma.submit("/cohorts/1/meetings/1/cancellation")

    mine = [one for one in letters(posting, post) if one["To"] == "awa@example.org"]
    assert [one["Subject"].split(" :")[0] for one in mine] == ["Séance", "Séance changée", "Séance annulée"]
    parts = [next(part for part in one.walk() if part.get_content_type() == "text/calendar") for one in mine]
    assert [part.get_param("method") for part in parts] == ["REQUEST", "REQUEST", "CANCEL"]
    found = [Calendar.from_ical(part.get_content()).walk("VEVENT")[0] for part in parts]
    assert [one["SEQUENCE"] for one in found] == [0, 1, 2]
    assert len({one["UID"] for one in found}) == 1
    assert found[0]["ATTENDEE"] == "mailto:awa@example.org"
    assert found[0]["ORGANIZER"] == "mailto:parcours@example.org"


def test_a_round_says_each_thing_once_and_one_letter_a_day(posting: Flask, post: Here) -> None:
    with posting.app_context():
        session.add(ReminderPlan(cohort_id=1, kinds=["module", "silent", "session"], deadlines={"m01": "2026-12-03"}))
        begins = TUESDAY + timedelta(days=1)
        session.add(Meeting(cohort_id=1, uid="x@y", title="Accueil", begins=begins, ends=begins + timedelta(hours=2)))
        session.commit()

    assert [round_at(posting, TUESDAY + timedelta(hours=hour)) for hour in (0, 1, 2)] == [1, 0, 0]
    (letter,) = letters(posting, post)
    assert letter["Subject"] == "Parcours : 2 rappels"
    text = letter.get_content().replace("\r\n", "\n")
    assert "Demain : Accueil\nmercredi 2 décembre 2026, de 10 h 00 à 12 h 00" in text
    assert "à terminer d’ici le 3 décembre 2026." in text
    assert round_at(posting, TUESDAY + timedelta(days=1)) == 0  # all is said
    assert round_at(posting, TUESDAY + timedelta(days=3)) == 1  # the day has passed: that is another thing
    assert round_at(posting, TUESDAY + timedelta(days=11)) == 1  # silent for a fortnight
    assert round_at(posting, TUESDAY + timedelta(days=20)) == 0  # once for each silence
    assert {letter["To"] for letter in letters(posting, post)} == {"awa@example.org"}


def test_a_letter_that_did_not_leave_is_sent_by_the_next_round(posting: Flask, post: Here) -> None:
    ours, at = posting.extensions["mail"], TUESDAY + timedelta(days=20)
    posting.extensions["mail"] = Mail(Settings(mail="smtp://127.0.0.1:1", sender="a@b.ma", address="https://x"))
    assert round_at(posting, at) == 0
    with posting.app_context():
        assert session.query(Reminder).count() == 0

    posting.extensions["mail"] = ours
    assert round_at(posting, at) == 1


def test_two_rounds_at_once_send_one_letter(posting: Flask, post: Here) -> None:
    at = TUESDAY + timedelta(days=20)
    with posting.app_context():
        first, second = rounds.letters(at), rounds.letters(at)
        sent = [rounds.send(letter, at) for letter in (*first, *second)]

    assert sent == [True, False]
    assert len(letters(posting, post)) == 1


def test_what_is_refused_is_not_reminded_of(posting: Flask) -> None:
    awa = browser(posting, "awa")
    awa.submit("/account/letters", do="stop", kind="silent")
    assert "arrêté" in awa.get("/account/letters").text
    assert round_at(posting, TUESDAY + timedelta(days=20)) == 0

    awa.submit("/account/letters", do="resume", kind="silent")
    assert round_at(posting, TUESDAY + timedelta(days=20)) == 1


def test_nights_and_sundays_are_quiet(posting: Flask) -> None:
    with posting.app_context():
        quiet = [
            rounds.is_quiet(datetime(2026, 12, day, hour, tzinfo=UTC))
            for day, hour in ((1, 9), (1, 5), (1, 20), (6, 9))
        ]

    assert quiet == [False, True, True, True]


def test_without_mail_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARCOURS_COURSE", str(COURSES / "minimal"))
    monkeypatch.setenv("PARCOURS_VAR", str(tmp_path))

    assert "pas de serveur de courrier" in CliRunner().invoke(parcours, ["remind"]).output


def test_a_cohort_that_is_over_reminds_of_sessions_only(app: Flask) -> None:
    with app.test_request_context():
        way = journey(here.course(), here.course().modules, {})
    stands = Standing("essai", way, None, TUESDAY - timedelta(days=30), [(7, "plan-de-suivi")], 9, [(1, TUESDAY)])
    today = TUESDAY.date()

    assert {one.kind for one in reasons(stands, Plan(), today)} == {"session", "returned", "review", "silent"}
    assert [one.kind for one in reasons(stands, Plan(ends=date(2026, 11, 30)), today)] == ["session"]
    assert [one.kind for one in reasons(stands, Plan(frozenset({"review"})), today)] == ["review"]
    assert reasons(stands, Plan(frozenset({"review"})), today) == reasons(
        stands, Plan(frozenset({"review"})), date(2026, 12, 4)
    )


def test_the_trainer_says_what_and_when(fadma: ParcoursClient, awa: ParcoursClient, cast: Cast, app: Flask) -> None:
    url, day = f"/cohorts/{cast.cohort.id}/reminders", (now() + timedelta(days=2)).date().isoformat()
    assert fadma.submit(url, silent_days="2").status_code == 422
    assert fadma.submit(url, silent_days="0014999999999").status_code == 422
    for wrong in ("demain", "0001-01-01", "9999-12-31"):
        assert "Une date, comme" in fadma.submit(url, silent_days="20", **{"due-m01": wrong}).text
    assert fadma.rows(ReminderPlan) == []

    fadma.submit(url, silent_days="20", kind="module", **{"due-m01": day})
    with app.app_context():
        plan = queries.plans([cast.cohort.id])[cast.cohort.id]
    assert (plan.kinds, plan.silent_days) == (frozenset({"module"}), 20)
    assert "à terminer d’ici le" in awa.get("/").text
    awa.submit("/account/letters", do="stop", kind="module")
    assert "à terminer d’ici le" not in awa.get("/").text


def test_no_more_queries_for_more_people(app: Flask, cast: Cast) -> None:
    def asked() -> int:
        with app.app_context(), counted(app) as seen:
            rounds.letters(TUESDAY)
        return len(seen)

    with app.app_context():
        hold(cast, days=-1)
        session.commit()
    before = asked()
    with app.app_context():
        for n in range(9):
            user = User(username=f"p{n}", name=f"P {n}", password="x", email=f"p{n}@example.org")
            session.add(Membership(user=user, cohort_id=cast.cohort.id))
        session.commit()
    assert asked() == before <= 12
