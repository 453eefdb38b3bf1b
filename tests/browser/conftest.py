"""A living LMS around the small course, with its demo, and browsers to visit it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy import select
from werkzeug.serving import make_server

from tests.browser.chromium import PATIENCE
from tests.conftest import COURSES
from tests.webapp.walking import walk
from webapp import Settings, create_app
from webapp.db import session
from webapp.demo import PASSWORD, seed
from webapp.migrate import migrate
from webapp.models import Attempt, Cohort, Membership, User
from webapp.passwords import hashed
from webapp.workshop import maker, makers, queue
from webapp.workshop.choices import Choices
from webapp.workshop.rows import Offer, Site

Visit = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def lms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an LMS that serves the small course and its demo."""
    with living(Settings(course=COURSES / "minimal", var=Path(tmp_path_factory.mktemp("var"))), newcomers) as address:
        yield address


def newcomers(app: Flask) -> None:
    """Four agents more: Nora, with the whole bank of a quiz before her; Salima, who did it all; Leila and Omaima."""
    cohort = session.scalars(select(Cohort).order_by(Cohort.id)).first()
    assert cohort
    people = [
        User(username=name, name=name.capitalize(), password=hashed(PASSWORD), organisation=cohort.organisation)
        for name in ("nora", "salima", "leila", "omaima")
    ]
    session.add_all([Membership(user=user, cohort=cohort, trains=False) for user in people])
    session.flush()
    course = app.extensions["library"].main.course
    said = {"course": course.id, "revision": course.revision, "language": "fr", "client_id": "toute-la-banque"}
    bank = [*course.quizzes["quiz-m01"].by_id]
    session.add(Attempt(**said, user_id=people[0].id, quiz="quiz-m01", number=1, seed="nora", questions=bank))
    session.commit()
    walk(app, people[1])


@contextmanager
def living(settings: Settings, settle: Callable[[Flask], None] = lambda app: None) -> Iterator[str]:
    """The address of an LMS with its demo, for as long as it is wanted. `settle` adds to it."""
    app = create_app(settings)
    migrate(app)
    with app.test_request_context():
        seed()
        offer(settings)
        settle(app)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    for process in app.extensions["makers"]._hands._started:
        process.wait()


def offer(settings: Settings) -> None:
    """An open catalogue with a package in it, made here and now."""
    wanted = Choices("scorm12", ("fr",), "essai", course="essai")
    queue.ask(wanted, "demo", None, makers().files)
    session.add_all([Offer(wish=wanted.wish, choices=wanted.kept), Site(id=1, catalogue=True)])
    session.commit()
    maker.work(settings)


@pytest.fixture
def visit(browser: Browser, lms: str) -> Iterator[Visit]:
    """`visit(width, scripts=True, ...)`: a new visitor's browser, closed at the end of the test."""
    opened: list[BrowserContext] = []

    def open_one(width: int = 1366, height: int = 800, *, scripts: bool = True, **more: object) -> BrowserContext:
        context = browser.new_context(
            base_url=lms, viewport={"width": width, "height": height}, java_script_enabled=scripts, **more
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        return context

    yield open_one
    for context in opened:
        context.close()
