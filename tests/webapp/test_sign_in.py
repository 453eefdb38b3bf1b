"""Signing in and out."""

import time

import pytest

from tests.webapp.conftest import SECRET, Cast, ParcoursClient
from webapp import passwords
from webapp.models import Access
from webapp.security import safe_next


@pytest.mark.parametrize("who", ["awa", "AWA", "awa@example.org", " awa "])
def test_by_username_or_address(stranger: ParcoursClient, who: str) -> None:
    reply = stranger.sign_in(who)

    assert (reply.status_code, reply.location) == (303, "/")
    assert "Compte de Awa" in stranger.get("/").text


@pytest.mark.parametrize(("who", "password"), [("awa", "autre chose"), ("personne", SECRET), ("awa", ""), ("", "x")])
def test_refusals_are_alike(stranger: ParcoursClient, who: str, password: str) -> None:
    reply = stranger.sign_in(who, password)

    assert reply.status_code == 422
    assert "L’identifiant ou le mot de passe ne correspond pas." in reply.text
    assert stranger.get("/").status_code == 302


def test_nobody_is_refused_with_as_much_work_as_somebody(
    stranger: ParcoursClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []
    right = passwords.fits
    monkeypatch.setattr(passwords, "fits", lambda kept, given: tried.append(given) or right(kept, given))
    for who in ("personne", "awa", ""):
        stranger.sign_in(who, "autre chose")

    assert tried == ["autre chose", "autre chose", "autre chose"]
    assert [(line.what, line.who_id) for line in stranger.rows(Access)] == [("failed", None)] * 3


def test_comes_back_to_the_page_asked_for(stranger: ParcoursClient) -> None:
    door = stranger.get("/pages/compter")
    assert door.location == "/sign-in?next=/pages/compter"
    assert 'name="next" value="/pages/compter"' in stranger.get(door.location).text

    assert stranger.sign_in("awa", next="/pages/compter").location == "/pages/compter"


@pytest.mark.parametrize("next", ["https://ailleurs.example", "//ailleurs.example", "/\\ailleurs", "page", "/\n/x", ""])
def test_never_goes_elsewhere(stranger: ParcoursClient, next: str) -> None:
    assert stranger.sign_in("awa", next=next).location == "/"


def test_an_address_of_ours_is_safe() -> None:
    assert safe_next("/attempts/3?view=all") == "/attempts/3?view=all"


def test_the_session_is_a_new_one(stranger: ParcoursClient) -> None:
    with stranger.session_transaction() as before:
        before["planted"] = "by somebody else"

    stranger.sign_in("awa")

    with stranger.session_transaction() as after:
        assert "planted" not in after


def test_too_many_tries_are_slowed_down_whatever_the_account(stranger: ParcoursClient) -> None:
    for _ in range(8):
        assert stranger.sign_in("awa", "autre chose").status_code == 422

    reply = stranger.sign_in("awa")
    assert reply.status_code == 429
    assert "Trop d’essais" in reply.text
    assert int(reply.headers["Retry-After"]) > 0
    assert stranger.sign_in("brahim").status_code == 303


def test_a_name_written_otherwise_has_no_more_tries(stranger: ParcoursClient) -> None:
    """Its other name has its own: slowed down together, both would be known to be somebody's."""
    for who in ("awa", " AWA", "Awa ", "\u00a0awa\t") * 2:
        assert stranger.sign_in(who, "autre chose").status_code == 422

    assert [stranger.sign_in(who).status_code for who in (" aWa", "awa@example.org")] == [429, 303]


def test_signing_out(awa: ParcoursClient) -> None:
    assert awa.submit("/sign-out").location == "/sign-in"
    assert awa.get("/").status_code == 302


def test_a_shared_computer_forgets_after_half_an_hour(stranger: ParcoursClient) -> None:
    stranger.sign_in("awa", shared="y")
    assert stranger.get("/").headers["Cache-Control"] == "no-store"
    with stranger.session_transaction() as session:
        session["seen"] = int(time.time()) - 31 * 60

    assert stranger.get("/").status_code == 302


def test_a_new_password_ends_older_sessions(awa: ParcoursClient, stranger: ParcoursClient, cast: Cast) -> None:
    stranger.sign_in("awa")
    new = "une autre longue phrase"
    changed = awa.submit("/account/password", current=SECRET, password=new, again=new)

    assert changed.status_code == 303
    assert awa.get("/").status_code == 200
    assert stranger.get("/").status_code == 302
    assert stranger.sign_in("awa", new).status_code == 303
