"""How often the database is asked: a lesson is three questions, an answer four, whatever one did before."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event

from tests.webapp.conftest import ParcoursClient
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

    assert len(seen) == 4, seen


def test_assets_ask_nothing(awa: ParcoursClient, app: Flask) -> None:
    address = awa.get("/").text.split('rel="stylesheet" href="')[1].split('"')[0]
    with counted(app) as seen:
        assert awa.get(address).status_code == 200

    assert seen == []
