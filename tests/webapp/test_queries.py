"""How often the database is asked: a lesson is three questions, an answer four, whatever one did before."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.webapp.conftest import Cast, ParcoursClient
from webapp.db import db


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(*args: object) -> None:
        seen.append(str(args[2]))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize(
    ("url", "most"), [("/pages/compter", 3), ("/competencies", 3), ("/", 8), ("/glossary", 1), ("/quizzes/quiz-m01", 4)]
)
def test_reading(awa: ParcoursClient, app: Flask, url: str, most: int) -> None:
    awa.submit("/checks/jours-reste/answers", answer="4")
    with counted(app) as seen:
        assert awa.get(url).status_code == 200

    assert len(seen) <= most, seen


def test_answering(awa: ParcoursClient, app: Flask) -> None:
    form = {"csrf_token": awa.token(), "answer": "4"}
    with counted(app) as seen:
        assert awa.post("/checks/jours-reste/answers", data=form).status_code == 303

    assert len(seen) == 3, seen


def test_assets_ask_nothing(awa: ParcoursClient, app: Flask) -> None:
    address = awa.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
    with counted(app) as seen:
        assert awa.get(address).status_code == 200

    assert seen == []


COHORT = [f"/cohorts/{{}}{page}" for page in ("", "/questions", "/works", "/pace", "/competencies", "/paths")]


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
@pytest.mark.parametrize("address", [*COHORT, "/monday"])
def test_a_cohort_is_read_without_reading_the_others(
    fadma: ParcoursClient, app: Flask, cast: Cast, address: str
) -> None:
    """Facts are found by whose they are: what a whole country did is never gone through for ten people."""
    with planned(app) as steps:
        assert fadma.get(address.format(cast.cohort.id)).status_code == 200

    assert [step for step in steps if re.match(rf"SCAN ({FACTS})\b", step)] == []
    assert any(re.match(rf"SEARCH ({FACTS})\b", step) for step in steps)


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_a_quiz_is_read_without_reading_the_others(admin: ParcoursClient, app: Flask) -> None:
    with planned(app) as steps:
        assert admin.get("/manage/overview/questions/quiz-m01").status_code == 200

    assert any("ix_attempt_firsts" in step for step in steps)
    assert [step for step in steps if re.match(rf"SCAN ({FACTS})\b", step)] == []


FACTS = "visit|answer|sheet|attempt|attempt_answer|assessment|second_verdict|run|decision|card"


@contextmanager
def planned(app: Flask) -> Iterator[list[str]]:
    """How SQLite goes about each query: a step that reads a table from end to end is a SCAN."""
    steps: list[str] = []

    def note(_: object, cursor: Any, statement: str, parameters: object, *more: object) -> None:
        if statement.startswith("SELECT"):
            cursor = cursor.connection.cursor()
            steps.extend(row[3] for row in cursor.execute(f"explain query plan {statement}", parameters))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield steps
    event.remove(engine, "before_cursor_execute", note)
