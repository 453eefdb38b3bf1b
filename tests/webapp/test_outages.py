"""A database that is away or a disk that is full: a sentence, a time to come back, nothing half kept."""

import sqlite3
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from tests.webapp.conftest import ParcoursClient
from webapp.db import db
from webapp.models import Answer
from webapp.outages import outage

CHECK = "/checks/jours-reste/answers"


@pytest.fixture(autouse=True)
def as_served(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Errors are told to visitors, as by a real server, rather than raised for the test."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)


class Trouble:
    """Makes a statement, or the commit, fail as a driver does."""

    def __init__(self, app: Flask, sqlite: str, postgresql: str) -> None:
        with app.app_context():
            self.engine = db.engine
        self.wanted = sqlite if self.engine.dialect.name == "sqlite" else postgresql

    def error(self) -> Exception:
        if self.engine.dialect.name == "sqlite":
            made = sqlite3.OperationalError(self.wanted)
            made.sqlite_errorname = self.wanted
            return made
        from psycopg.errors import lookup

        return lookup(self.wanted)("the server says so")

    def __enter__(self) -> None:
        self._dbapi = self.engine.dialect.do_commit
        self.engine.dialect.do_commit = self._fail

    def __exit__(self, *_: object) -> None:
        self.engine.dialect.do_commit = self._dbapi

    def _fail(self, connection: Any) -> None:
        raise self.error()


def refused(reply: TestResponse, seconds: int, says: str) -> None:
    assert reply.status_code == 503
    assert reply.headers["Retry-After"] == str(seconds)
    assert says in (reply.get_json()["detail"] if reply.is_json else reply.text)
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]


@pytest.mark.parametrize("json", [True, False])
def test_a_commit_that_fails_is_no_success(app: Flask, awa: ParcoursClient, json: bool) -> None:
    """57P01: the server is shut down by its administrator."""
    with Trouble(app, "SQLITE_BUSY", "57P01"):
        refused(awa.submit(CHECK, json=json, answer="999"), 5, "ne compte qu’une fois")
    assert awa.rows(Answer) == []

    assert awa.submit(CHECK, json=json, answer="999").status_code in (200, 303)
    assert len(awa.rows(Answer)) == 1


def test_a_full_disk_has_its_own_sentence(app: Flask, awa: ParcoursClient) -> None:
    with Trouble(app, "SQLITE_FULL", "53100"):
        refused(awa.submit(CHECK, json=True, answer="999"), 60, "n’a plus de place")
    assert awa.rows(Answer) == []


def test_a_page_that_cannot_be_read_is_told_in_the_browser_s_language(app: Flask, awa: ParcoursClient) -> None:
    trouble = Trouble(app, "SQLITE_CANTOPEN", "08006")

    def fail(*_: object) -> None:
        raise trouble.error()

    event.listen(trouble.engine, "before_cursor_execute", fail)
    try:
        reply = awa.get("/", headers={"Accept-Language": "ar"})
        asked = awa.get("/", headers={"Accept": "application/json"})
    finally:
        event.remove(trouble.engine, "before_cursor_execute", fail)
    assert reply.status_code == 503
    assert asked.mimetype == "application/problem+json"
    assert "الخدمة متوقفة لحظة" in reply.text
    assert awa.get("/").status_code == 200


def test_a_table_that_is_not_there_is_a_defect_of_ours(tmp_path: Any) -> None:
    with sqlite3.connect(tmp_path / "a.sqlite3") as connection, pytest.raises(sqlite3.OperationalError) as found:
        connection.execute("select * from nothing")
    connection.close()

    assert outage(OperationalError("select", {}, found.value)) is None
    assert outage(ValueError()) is None
    assert outage(OSError(13, "denied")) is None
    full = outage(OSError(28, "full"))
    assert full is not None
    assert full.retry_after == 60
