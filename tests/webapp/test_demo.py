"""The demo: seeded once, at different points of the way; and the server that shows it."""

from flask import Flask
from sqlalchemy import delete

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.db import session
from webapp.demo import ACCOUNTS, PASSWORD, seed
from webapp.meet.rows import Attendance, Meeting
from webapp.models import Attempt, Base, Cohort, Membership, Role, Run, User, Visit, now
from webapp.talk.rows import Message


def empty(app: Flask) -> None:
    with app.app_context():
        for table in reversed(Base.metadata.sorted_tables):
            session.execute(delete(table))
        session.commit()


def test_seeding_twice_is_seeding_once(app: Flask, stranger: ParcoursClient) -> None:
    empty(app)
    with app.test_request_context():
        first = seed()
        again = seed()

    assert first == again == [*ACCOUNTS.items()]
    assert sum(user.role is Role.LEARNER for user in stranger.rows(User)) == 60
    assert len(stranger.rows(Cohort)) == 3
    assert {place.cohort_id for place in stranger.rows(Membership) if place.trains} == {
        cohort.id for cohort in stranger.rows(Cohort)
    }
    assert stranger.rows(Visit)
    assert stranger.rows(Attempt)
    assert stranger.rows(Run)
    assert [meeting.over for meeting in stranger.rows(Meeting)] == 3 * [True, True, True, False]
    assert {len(stranger.rows(model)) > 3 for model in (Attendance, Message)} == {True}


def test_nothing_was_done_tomorrow_nor_before_the_cohorts_began(app: Flask, stranger: ParcoursClient) -> None:
    empty(app)
    with app.test_request_context():
        seed()

    moments = [fact.at for kind in (Visit, Attempt, Run) for fact in stranger.rows(kind)]
    assert max(moments) < now()
    assert min(moments).date() >= min(cohort.begins for cohort in stranger.rows(Cohort) if cohort.begins)


def test_everybody_can_come_in_and_stands_somewhere_else(app: Flask, stranger: ParcoursClient) -> None:
    empty(app)
    with app.test_request_context():
        seed()

    shares = []
    for name in ("khadija", "awa", "brahim"):
        stranger.sign_in(name, PASSWORD)
        shares.append(stranger.get("/").text.split('<progress class="progress" max="6" value="')[1][0])
        stranger.submit("/sign-out")
    assert len(set(shares)) == 3


def test_a_database_in_use_is_left_alone(app: Flask, cast: Cast, stranger: ParcoursClient) -> None:
    with app.test_request_context():
        seed()

    assert {user.username for user in stranger.rows(User)} == {
        "awa",
        "fadma",
        "idir",
        "brahim",
        "zahra",
        "rachid",
        "admin",
    }
