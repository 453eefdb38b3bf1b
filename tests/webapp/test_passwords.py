"""Passwords: long enough, not guessed, kept by argon2id, hashed anew when the work grew."""

import pytest
from argon2 import PasswordHasher, extract_parameters
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import HASH, ON_SQLITE, SECRET, ParcoursClient
from webapp import passwords
from webapp.db import session
from webapp.models import Access, User

pytestmark = ON_SQLITE


@pytest.mark.parametrize(
    "password", ["12345678", "motdepasse", "Password1", "azertyuiop", "aaaaaaaaaaaa", "parcours2026"]
)
def test_what_everybody_takes_is_refused(password: str) -> None:
    assert passwords.guessable(password)


@pytest.mark.parametrize("password", ["awa.kone", "Agadir2026", "konekone", "awakone1"])
def test_what_is_known_of_somebody_is_refused(password: str) -> None:
    assert passwords.guessable(password, ["awa.kone", "Awa Koné", "awa.kone@example.org", "Agadir"])


@pytest.mark.parametrize(
    "password", ["une petite phrase", "مفتاح الباب الأزرق", "k7jq2mnpxy", "trois lunes et un âne " * 8]
)
def test_any_writing_and_any_length_may_be_taken(password: str) -> None:
    assert not passwords.guessable(password)
    assert passwords.fits(passwords.hashed(password), password)


def test_a_long_password_is_kept_whole(awa: ParcoursClient) -> None:
    long = "trois lunes et un âne " * 9
    assert awa.submit("/account/password", current=SECRET, password=long, again=long).status_code == 303
    awa.submit("/sign-out")

    assert awa.sign_in("awa", long[:-2]).status_code == 422
    assert awa.sign_in("awa", long).status_code == 303


def test_a_guessable_one_is_said_and_nothing_changes(awa: ParcoursClient) -> None:
    page = awa.submit("/account/password", current=SECRET, password="motdepasse", again="motdepasse")

    assert page.status_code == 422
    assert "se devine vite" in page.text
    assert awa.rows(User)[0].password == HASH


def test_the_parameters_are_those_that_owasp_asks() -> None:
    found = extract_parameters(HASH)

    assert (found.type.name, found.memory_cost >= 19 * 1024, found.time_cost >= 2) == ("ID", True, True)


def test_an_older_hash_is_made_anew_at_sign_in(stranger: ParcoursClient, app: Flask) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(SECRET)
    with app.app_context():
        session.execute(update(User).where(User.username == "awa").values(password=old))
        session.commit()
    stranger.sign_in("awa", "autre chose")
    assert stranger.rows(User)[0].password == old

    assert stranger.sign_in("awa").status_code == 303
    kept = next(user for user in stranger.rows(User) if user.username == "awa").password
    assert kept != old
    assert not passwords.outdated(kept)


def test_what_touches_an_account_is_written_down(
    awa: ParcoursClient, idir: ParcoursClient, rachid: ParcoursClient
) -> None:
    """For the person and for those who administer their organisation; nobody else."""
    awa.submit("/account/password", current=SECRET, password="trois lunes", again="trois lunes")
    awa.get("/cohorts")
    awa.submit("/sign-out")
    awa.sign_in("awa", SECRET)

    assert [line.what for line in awa.rows(Access)] == ["password", "refused", "failed"]
    page = idir.get("/manage/accesses").text
    assert "a essayé un mot de passe qui n’est pas le bon" in page.split("<tbody>")[1]
    assert "sans être connecté·e" in page
    assert "<tbody>" not in rachid.get("/manage/accesses").text
    awa.sign_in("awa", "trois lunes")
    assert "sans être connecté·e" in awa.get("/account/accesses").text


def test_who_insists_fills_no_table(awa: ParcoursClient) -> None:
    for _ in range(25):
        assert awa.get("/manage").status_code == 403

    assert len(awa.rows(Access)) == 20
