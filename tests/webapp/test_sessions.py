"""Sessions end when they should, wherever a copy of their cookie went; the account is kept by its password."""

from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from builder.errors import SettingsError
from tests.conftest import COURSES
from tests.webapp.conftest import ON_SQLITE, SECRET, Cast, ParcoursClient
from webapp import Settings, create_app
from webapp.db import session
from webapp.models import Access, SignIn, User, now

pytestmark = ON_SQLITE
NEW = "une autre longue phrase"


def stolen(browser: ParcoursClient) -> ParcoursClient:
    """Another browser, with a copy of this one's cookie."""
    held = browser.get_cookie("parcours")
    assert held
    thief = browser.application.test_client()
    thief.set_cookie("parcours", held.value)
    assert isinstance(thief, ParcoursClient)
    return thief


def test_signing_out_ends_the_copies_too(awa: ParcoursClient) -> None:
    thief = stolen(awa)
    assert thief.get("/").status_code == 200

    awa.submit("/sign-out")
    assert thief.get("/").status_code == 302
    assert awa.rows(SignIn) == []


def test_signing_in_leaves_the_session_one_came_with(awa: ParcoursClient) -> None:
    thief = stolen(awa)
    awa.submit("/sign-in", who="brahim", password=SECRET)

    assert "<bdi>Brahim</bdi>" in awa.get("/").text
    assert thief.get("/").status_code == 302


def test_no_session_outlives_thirty_days(awa: ParcoursClient, app: Flask) -> None:
    with app.app_context():
        session.execute(update(SignIn).values(opened=now() - timedelta(days=31)))
        session.commit()

    assert awa.get("/").status_code == 302
    awa.sign_in("awa")
    assert len(awa.rows(SignIn)) == 1


def test_the_database_holds_no_key_that_opens(awa: ParcoursClient) -> None:
    with awa.session_transaction() as held:
        key = held["key"]

    assert len(key) >= 43
    assert key not in str([vars(row) for row in awa.rows(SignIn)])


def test_every_other_device_is_signed_out(awa: ParcoursClient, stranger: ParcoursClient, cast: Cast) -> None:
    stranger.sign_in("awa")
    assert "2 appareils ou navigateurs" in awa.get("/account").text
    assert awa.submit("/account/sessions/closing", sure="autre chose").status_code == 422
    assert stranger.get("/").status_code == 200

    assert awa.submit("/account/sessions/closing", sure=SECRET).location == "/account"
    assert stranger.get("/").status_code == 302
    assert "Un seul : celui-ci." in awa.get("/account").text
    assert [line.what for line in awa.rows(Access)] == ["failed", "closed"]


def test_the_address_that_gives_a_new_password_changes_with_the_old_one(awa: ParcoursClient, cast: Cast) -> None:
    said = {"name": "Awa K.", "language": "fr", "email": "voleuse@example.org"}
    for proof in ("", "autre chose"):
        assert awa.submit("/account", **said, proof=proof).status_code == 422
    assert (awa.rows(User)[0].email, awa.rows(User)[0].name) == ("awa@example.org", "Awa")

    assert awa.submit("/account", **{**said, "email": "awa@example.org"}).status_code == 303
    assert awa.submit("/account", **said, proof=SECRET).status_code == 303
    assert awa.rows(User)[0].email == "voleuse@example.org"


def test_a_shared_computer_forgets_its_pages(stranger: ParcoursClient) -> None:
    stranger.sign_in("awa", shared="y")

    assert stranger.submit("/sign-out").headers["Clear-Site-Data"] == '"cache"'


def test_by_https_the_cookie_is_this_hosts_alone(app: Flask) -> None:
    settings: Settings = app.extensions["settings"]
    made = create_app(Settings(course=settings.course, var=settings.var, secret=SIGNED, secure=True))
    reply = made.test_client().get("/sign-in", base_url="https://parcours.example")
    cookie = reply.headers["Set-Cookie"]

    assert cookie.startswith("__Host-parcours=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert "Domain" not in cookie
    assert reply.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


SIGNED = "qJx3vV9tY0kRzL7m-Nf5bH2sPw8dCeG4uTgA6iKo"


@pytest.mark.parametrize("secret", ["change-me", "a" * 64, "parcours" * 8])
def test_a_weak_secret_is_refused_where_it_matters(tmp_path: Path, secret: str) -> None:
    with pytest.raises(SettingsError, match="PARCOURS_SECRET"):
        create_app(Settings(course=COURSES / "minimal", var=tmp_path, secret=secret, secure=True))

    assert Settings(secret=secret).secret_key() == secret
    assert secret not in repr(Settings(secret=secret, mail=f"smtp://a:{secret}@b", database=secret, redis=secret))
