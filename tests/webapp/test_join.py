"""Joining a cohort by code or by link."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import HASH, Cast, ParcoursClient
from webapp import passwords
from webapp.db import session
from webapp.models import Invitation, Membership, User, now

NEW = {"name": "Salma Berrada", "username": "salma", "password": "une phrase assez longue"}


@pytest.fixture
def invitation(app: Flask, cast: Cast) -> Invitation:
    with app.app_context():
        made = Invitation(code="ABCDEFGH", cohort_id=cast.cohort.id, places=1, expires=now() + timedelta(days=1))
        session.add(made)
        session.commit()
    return made


def test_a_name_and_a_password_are_enough(stranger: ParcoursClient, invitation: Invitation) -> None:
    """What one must fill in, on a phone, in under two minutes; the username comes back large, to be noted."""
    page = stranger.get("/join/ABCDEFGH").text
    assert page.count(" required") == 2

    assert stranger.submit("/join/ABCDEFGH", name="Awa  Koné", password="une phrase").location == "/welcome"
    assert '<p class="code" dir="ltr">awa.kone</p>' in stranger.get("/welcome").text


def test_a_username_is_written_otherwise_as_long_as_one_has_just_come(
    stranger: ParcoursClient, awa: ParcoursClient, invitation: Invitation
) -> None:
    stranger.submit("/join/ABCDEFGH", name="خديجة آيت", password="une phrase")
    assert '<p class="code" dir="ltr">khadija.ait</p>' in stranger.get("/welcome").text

    assert stranger.submit("/welcome/username", username="AWA").status_code == 422
    assert stranger.submit("/welcome/username", username="é").status_code == 422
    assert stranger.submit("/welcome/username", username="Khadija.Ayt").location == "/welcome"
    assert stranger.rows(User)[-1].username == "khadija.ayt"
    assert 'action="/welcome/username"' not in awa.get("/welcome").text
    awa.submit("/welcome/username", username="reine")
    assert "reine" not in {user.username for user in awa.rows(User)}


@pytest.mark.parametrize(("role", "kept"), [("court", "court"), ("agent", None), ("", None)])
def test_a_role_proposes_its_pathway(
    stranger: ParcoursClient, invitation: Invitation, role: str, kept: str | None
) -> None:
    """The cohort's is chosen already; another is remembered with the place, and leads from the first page on."""
    assert 'value="agent" checked' in stranger.get("/join/ABCDEFGH").text

    stranger.submit("/join/ABCDEFGH", **NEW, role=role)
    assert stranger.rows(Membership)[-1].pathway == kept
    steps = re.search(r'<progress class="progress" max="(\d+)"', stranger.get("/").text)
    assert steps
    assert (int(steps[1]) < 6) == (role == "court")


def test_a_role_that_does_not_exist_is_refused(stranger: ParcoursClient, invitation: Invitation) -> None:
    assert stranger.submit("/join/ABCDEFGH", **NEW, role="reine").status_code == 422
    assert len(stranger.rows(User)) == 7


def test_on_a_shared_computer_the_session_ends_with_it(stranger: ParcoursClient, invitation: Invitation) -> None:
    stranger.submit("/join/ABCDEFGH", **NEW, shared="y")

    assert stranger.get("/").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("typed", ["ABCDEFGH", "abcd-efgh", " abcd efgh "])
def test_the_code_may_be_typed_anyhow(stranger: ParcoursClient, invitation: Invitation, typed: str) -> None:
    assert stranger.submit("/join", code=typed).location == "/join/ABCDEFGH"
    assert "Agadir" in stranger.get("/join/ABCDEFGH").text


def test_a_new_person_gets_an_account_and_a_place(stranger: ParcoursClient, invitation: Invitation) -> None:
    stranger.submit("/language", language="ar", next="/join/ABCDEFGH")
    reply = stranger.submit("/join/ABCDEFGH", **NEW)

    assert reply.location == "/welcome"
    person = stranger.rows(User)[-1]
    assert (person.username, person.language, person.role) == ("salma", "ar", "learner")
    assert person.password.startswith("$argon2id$")
    assert stranger.rows(Membership)[-1].user_id == person.id
    assert stranger.rows(Invitation)[0].used == 1
    assert 'dir="rtl"' in stranger.get("/").text


def test_whoever_is_signed_in_joins_as_they_are(brahim: ParcoursClient, invitation: Invitation, cast: Cast) -> None:
    brahim.submit("/join/ABCDEFGH")

    places = [m.cohort_id for m in brahim.rows(Membership) if m.user_id == cast.brahim.id]
    assert places == [cast.other.id, cast.cohort.id]


def test_coming_twice_takes_one_place(awa: ParcoursClient, invitation: Invitation) -> None:
    assert awa.submit("/join/ABCDEFGH").status_code == 303
    assert awa.rows(Invitation)[0].used == 0


@pytest.mark.parametrize(
    "change", [{"used": 1}, {"expires": now() - timedelta(hours=1)}, {"revoked": now()}], ids=lambda c: next(iter(c))
)
def test_a_closed_invitation_opens_nothing(
    stranger: ParcoursClient, invitation: Invitation, app: Flask, change: dict[str, object]
) -> None:
    with app.app_context():
        session.execute(update(Invitation).values(**change))
        session.commit()

    assert stranger.get("/join/ABCDEFGH").status_code == 404
    assert stranger.submit("/join/ABCDEFGH", **NEW).status_code == 404
    assert stranger.submit("/join", code="ABCDEFGH").status_code == 422
    assert len(stranger.rows(User)) == 7


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("username", "Sal ma!", "Trois à quarante lettres"),
        ("email", "awa@", "n’est pas complète"),
        ("password", "court", "Huit caractères"),
        ("password", "azertyuiop", "se devine vite"),
        ("password", "salma.berrada", "se devine vite"),
        ("name", "   ", "À remplir."),
    ],
)
def test_what_cannot_be_taken_is_said(
    stranger: ParcoursClient, invitation: Invitation, field: str, value: str, says: str
) -> None:
    reply = stranger.submit("/join/ABCDEFGH", **{**NEW, field: value})

    assert reply.status_code == 422
    assert says in reply.text
    assert len(stranger.rows(User)) == 7
    assert stranger.rows(Invitation)[0].used == 0


def test_nobody_learns_here_who_has_an_account(
    stranger: ParcoursClient, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A username or an address that is somebody's: the same answer, the same work; the owner keeps what is theirs."""
    hashed: list[str] = []
    monkeypatch.setattr(passwords, "hashed", lambda given: hashed.append(given) or HASH)
    reply = stranger.submit("/join/ABCDEFGH", **{**NEW, "username": "awa", "email": "awa@example.org"})

    assert (reply.status_code, reply.location, len(hashed)) == (303, "/welcome", 1)
    made = stranger.rows(User)[-1]
    assert (made.username, made.email) == ("awa2", None)
    assert '<p class="code" dir="ltr">awa2</p>' in stranger.get("/welcome").text


def test_guessing_codes_is_slowed_down(stranger: ParcoursClient) -> None:
    for place in range(20):
        assert stranger.submit("/join", code=f"AAAAAA{place:02}").status_code == 422

    assert stranger.submit("/join", code="AAAAAAAA").status_code == 429
