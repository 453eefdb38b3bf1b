"""A steady load: so many requests a second whatever the answers take, each late start counted in what it took."""

import http.client
import itertools
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import local
from urllib.parse import urlencode

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf

from webapp import sessions
from webapp.db import session as db
from webapp.models import User

FORM = "application/x-www-form-urlencoded"
HANDS = 32
"""Connections at most: more than a slow answer could keep busy at a hundred requests a second."""


@dataclass(frozen=True)
class Ask:
    """One request of somebody signed in; with a form, a POST."""

    path: str
    cookie: str
    form: dict[str, str] | None = None


@dataclass(frozen=True)
class Person:
    """A session as sign-in makes it, and the token of its forms."""

    cookie: str
    token: str


def person(app: Flask, user_id: int) -> Person:
    """Somebody signed in without their password: the secret is ours."""
    with app.test_request_context():
        sessions.open_for(db.get_one(User, user_id), shared=False)
        token = generate_csrf()
        db.commit()
        signer = SecureCookieSessionInterface().get_signing_serializer(app)
        if signer is None:
            raise SystemExit("no secret, no session")
        return Person(f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps(dict(session))}", token)


def steady(port: int, asks: Iterator[Ask], rate: int, seconds: float) -> list[float]:
    """Milliseconds from when each request was due to its last byte, for `rate` requests a second."""
    keep = local()
    start = time.perf_counter() + 0.2

    def one(due: float, ask: Ask) -> float:
        time.sleep(max(0.0, due - time.perf_counter()))
        _send(keep, port, ask)
        return (time.perf_counter() - due) * 1000

    with ThreadPoolExecutor(HANDS) as pool:
        due = (start + place / rate for place in range(int(rate * seconds)))
        return [*pool.map(one, due, itertools.islice(asks, int(rate * seconds)))]


def alone(port: int, ask: Ask, times: int = 9) -> list[float]:
    """Milliseconds of the same page, asked again and again by nobody else, after one to warm up."""
    keep = local()
    _send(keep, port, ask)
    return [_timed(lambda: _send(keep, port, ask)) for _ in range(times)]


def centile(spans: Sequence[float], share: float) -> float:
    return sorted(spans)[min(len(spans) - 1, int(share * len(spans)))]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _send(keep: local, port: int, ask: Ask) -> None:
    connection = getattr(keep, "connection", None)
    if connection is None:
        connection = keep.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": ask.cookie, "Accept-Encoding": "gzip", **({"Content-Type": FORM} if ask.form else {})}
    body = urlencode(ask.form) if ask.form else None
    try:
        connection.request("POST" if ask.form else "GET", ask.path, body, headers)
        answer = connection.getresponse()
        answer.read()
    except (http.client.HTTPException, ConnectionError):
        connection.close()  # gunicorn closed a quiet connection
        keep.connection = None
        return _send(keep, port, ask)
    if answer.status >= 400:
        raise SystemExit(f"{ask.path}: {answer.status}")
    return None
