"""The first administrator: nobody is there at first, and one command on the machine opens the door."""

import re

from click.testing import CliRunner, Result
from flask import Flask

from builder.cli import parcours
from tests.webapp.conftest import ON_SQLITE, SECRET, Cast, ParcoursClient
from webapp import Settings
from webapp.models import Access, Role, User

pytestmark = ON_SQLITE


def appoint(app: Flask, *arguments: str) -> Result:
    settings: Settings = app.extensions["settings"]
    return CliRunner().invoke(parcours, ["appoint", *arguments], env=settings.environ())


def code(result: Result) -> str:
    found = re.search(r"Premier code  (\w{5} \w{5})", result.output)
    assert found, result.output
    return found[1]


def test_somebody_new_comes_in_with_their_code_and_rules_the_platform(stranger: ParcoursClient, app: Flask) -> None:
    result = appoint(app, "Amina", "  Amina   Idrissi ")

    assert stranger.sign_in("amina", code(result)).headers["Location"].endswith("/welcome")
    assert stranger.submit("/welcome", password="trois lunes et un âne").status_code == 303
    assert stranger.get("/manage/organisations").status_code == 200
    assert stranger.rows(User)[-1].name == "Amina Idrissi"
    journal = stranger.get("/manage/accesses?what=appointed").text
    assert "sans être connecté·e" in journal
    assert "sur la machine du serveur" in journal


def test_one_who_lost_their_password_gets_a_new_code(
    admin: ParcoursClient, app: Flask, stranger: ParcoursClient
) -> None:
    given = code(appoint(app, "admin"))

    assert admin.get("/manage").status_code == 302, "sessions opened before have ended"
    assert stranger.sign_in("admin", SECRET).status_code == 422
    assert stranger.sign_in("admin", given).status_code == 303


def test_nobody_is_raised_by_a_slip_of_the_hand(stranger: ParcoursClient, app: Flask, cast: Cast) -> None:
    for username, says in (
        ("awa", "déjà le compte de Awa"),
        ("idir", "déjà le compte de Idir"),
        ("é!", "Un identifiant"),
    ):
        result = appoint(app, username, "Quelqu’un")
        assert says in result.output
        assert result.exit_code == 1

    assert stranger.sign_in("awa").status_code == 303
    assert {one.username for one in stranger.rows(User) if one.role is Role.LEARNER} == {"awa", "brahim"}
    assert not [one for one in stranger.rows(Access) if one.what == "appointed"]
