"""A living LMS around the small course, with its demo, and browsers to visit it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext
from werkzeug.serving import make_server

from tests.browser.chromium import PATIENCE
from tests.conftest import COURSES
from webapp import Settings, create_app
from webapp.db import session
from webapp.demo import seed
from webapp.migrate import migrate
from webapp.workshop import maker, makers, queue
from webapp.workshop.choices import Choices
from webapp.workshop.rows import Offer, Site

Visit = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def lms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an LMS that serves the small course and its demo."""
    with living(Settings(course=COURSES / "minimal", var=Path(tmp_path_factory.mktemp("var")))) as address:
        yield address


@contextmanager
def living(settings: Settings) -> Iterator[str]:
    """The address of an LMS with its demo, for as long as it is wanted."""
    app = create_app(settings)
    migrate(app)
    with app.test_request_context():
        seed()
        offer(settings)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    for process in app.extensions["makers"]._started:
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
