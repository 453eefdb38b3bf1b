"""The log tells an operator what happened, and nothing of anybody."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.webapp.conftest import ON_SQLITE, SECRET, Cast, ParcoursClient
from webapp import Settings
from webapp.account import actions as account
from webapp.db import session
from webapp.models import User
from webapp.throttle import limiter
from webapp.vitals.log import Line, configure, told

NAME, WORD, ADDRESS, ANSWER, PLACE = (
    "Zoulikha",
    "zoulikha.b",
    "zoulikha@exemple.ma",
    "douze-marguerites",
    "198.51.100.77",
)
THEIRS = (NAME, WORD, ADDRESS, ANSWER, PLACE, SECRET, "zoulikha", "marguerites", "Ouarzazate")


@pytest.fixture
def log(app: Flask) -> Iterator[io.StringIO]:
    """Everything that is logged by anybody, down to what libraries whisper; put back afterwards."""
    root, out = logging.getLogger(), io.StringIO()
    before = (root.handlers[:], root.level, app.testing)
    handler = configure(Settings(log_level="debug"), out)
    root.setLevel(logging.DEBUG)
    limiter.logger.setLevel(logging.DEBUG)
    app.testing = False
    yield out
    root.removeHandler(handler)
    root.handlers, root.level, app.testing = before


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_a_whole_day_names_nobody(
    app: Flask, stranger: ParcoursClient, log: io.StringIO, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody recognisable signs in, fails, answers, is refused, slowed down, meets our faults: no trace of them."""
    with app.app_context():
        session.execute(update(User).where(User.id == cast.awa.id).values(name=NAME, username=WORD, email=ADDRESS))
        session.commit()
    stranger.environ_base["REMOTE_ADDR"] = PLACE
    stranger.environ_base["HTTP_USER_AGENT"] = f"Browser of {NAME}"
    stranger.sign_in(ADDRESS, ANSWER)
    assert stranger.sign_in(WORD).status_code == 303
    stranger.submit("/checks/jours-reste/answers", answer=ANSWER)
    stranger.submit("/reflections/mon-rappel/note", text=ANSWER)
    stranger.get(f"/search?q={ANSWER}")
    stranger.get(f"/pages/{WORD}")
    stranger.get("/cohorts")
    stranger.post("/account", data={"name": NAME, "commune": "Ouarzazate"})

    def broken(*_: object, **__: object) -> None:
        raise ValueError(f"no such answer: {ANSWER} of {NAME}")

    monkeypatch.setattr(account, "change_profile", broken)
    said = {"name": NAME, "language": "fr", "email": ADDRESS, "commune": "Ouarzazate"}
    assert stranger.submit("/account", **said).status_code == 500
    monkeypatch.setattr(account, "change_profile", twice(cast.brahim.username))
    assert stranger.submit("/account", **said).status_code == 500
    for _ in range(10):
        stranger.sign_in(WORD, ANSWER)

    found = lines(log)
    assert [word for word in THEIRS if word in log.getvalue()] == []
    assert {"failed", "signed-in", "refused", "forged", "throttled"} <= {line["message"] for line in found}
    kinds = [line["errors"][0]["kind"] for line in found if "errors" in line]
    assert kinds == ["builtins.ValueError", "sqlalchemy.exc.IntegrityError"]
    assert any(
        "webapp/account/views.py" in place for line in found for e in line.get("errors", ()) for place in e["where"]
    )


def twice(username: str) -> Any:
    """A fault of ours that a database complains about, with the values in its own words."""

    def change(user: User, *_: object) -> None:
        session.execute(
            update(User).where(User.id == user.id).values(username=username, name=NAME, commune="Ouarzazate")
        )

    return change


@ON_SQLITE[0]
def test_a_request_is_one_line(stranger: ParcoursClient, log: io.StringIO) -> None:
    reply = stranger.get("/verify/ABCDE", headers={"X-Request-ID": "front-0001"})

    (line,) = [line for line in lines(log) if line["message"] == "request"]
    assert reply.headers["X-Request-ID"] == line["request"] == "front-0001"
    assert {name: line[name] for name in ("method", "route", "status", "level", "logger")} == {
        "method": "GET", "route": "/verify/<code>", "status": 404, "level": "info", "logger": "parcours.requests",
    }  # fmt: skip
    assert line["ms"] > 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", line["time"])


@ON_SQLITE[0]
def test_an_event_is_told_with_its_accounts(stranger: ParcoursClient, log: io.StringIO, cast: Cast) -> None:
    stranger.sign_in("awa", "autre chose")
    stranger.sign_in("awa")
    events = [line for line in lines(log) if line["logger"] == "parcours.security"]

    assert [(line["message"], line["who"], line["whose"]) for line in events] == [
        ("failed", None, [cast.awa.id]), ("signed-in", None, [cast.awa.id]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("logger", "sentence", "args", "kept"),
    [
        ("gunicorn.error", "Worker timeout (pid:%s)", (42,), "Worker timeout (pid:42)"),
        ("library", "no row for %s after %d tries", ("awa", 3), "no row for … after 3 tries"),
        ("library", "%(who)s is late", ({"who": "awa"},), "… is late"),
        ("library", "Invalid request from ip=192.0.2.7: GET /awa", (), "Invalid request from ip=…"),
        ("library", "awa@example.org and ::1 wait", (), "… and … wait"),
        ("library", "three %d", ("awa",), "three %d"),
        ("parcours.x", "a letter: lost", (), "a letter: lost"),
    ],
)
def test_what_a_library_says(logger: str, sentence: str, args: tuple[object, ...], kept: str) -> None:
    record = logging.LogRecord(logger, logging.WARNING, __file__, 1, sentence, args, None)

    assert told(record)["message"] == kept
    assert "\n" not in Line("text").format(record)


def test_a_line_is_one_line_whatever_is_in_it() -> None:
    record = logging.LogRecord("parcours.x", logging.INFO, __file__, 1, "one\ntwo", (), None)

    assert json.loads(Line("json").format(record))["message"] == "one\ntwo"
    assert Line("json").format(record).count("\n") == 0
