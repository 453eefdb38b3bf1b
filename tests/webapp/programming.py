"""A program with a token, as tests play it."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.webapp.conftest import Cast
from webapp import visitor
from webapp.api import tokens
from webapp.db import session
from webapp.models import User


class Program:
    """A program with a token."""

    def __init__(self, app: Flask, text: str) -> None:
        self.text, self._client = text, FlaskClient(app)

    def ask(self, path: str, method: str = "GET", *, json: Any = None, **headers: str) -> TestResponse:
        given = {"Authorization": f"Bearer {self.text}"} | {k.replace("_", "-"): v for k, v in headers.items()}
        return self._client.open(f"/api/v1{path}", method=method, json=json, headers=given)

    def items(self, path: str) -> list[dict[str, Any]]:
        """A whole list, part after part."""
        found: list[dict[str, Any]] = []
        while path:
            reply = self.ask(path)
            assert reply.status_code == 200, reply.text
            found += reply.json["items"]
            path = (reply.json["next"] or "").partition("/api/v1")[2]
        return found


Hand = Callable[..., Program]


@pytest.fixture
def program(app: Flask, cast: Cast) -> Hand:
    def made(user: User, *scopes: str) -> Program:
        with app.app_context():
            person = visitor.of(user.id)
            assert person
            _, text = tokens.make(person, "Tableau de bord", [*scopes] or [*tokens.SCOPES], 30)
            session.commit()
        return Program(app, text)

    return made


@pytest.fixture
def board(program: Hand, cast: Cast) -> Program:
    """Fadma's dashboard, which may do all that she may."""
    return program(cast.fadma)


def problem(reply: TestResponse, status: int) -> dict[str, Any]:
    assert (reply.status_code, reply.mimetype) == (status, "application/problem+json"), reply.text
    assert reply.json["status"] == status
    found: dict[str, Any] = reply.json
    return found
