"""Packages that nobody hosts, unzipped from the course that asks in every way."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext

from builder import Course, load_course
from exports import edition, export
from tests.alone.reader import Reader
from tests.browser.chromium import PATIENCE
from tests.lms.conftest import course, folder, unzipped  # noqa: F401  # fixtures

Visit = Callable[..., Reader]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *words: object) -> None:
        """Tests say what they have to say."""


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    """`served(folder)`: the address of a web server that knows nothing but files."""
    servers: list[ThreadingHTTPServer] = []

    def serve(root: Path) -> str:
        servers.append(ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))))
        Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def visit(browser: Browser, course: Course) -> Iterator[Visit]:  # noqa: F811
    """`visit(address, width=360, scheme="dark")`: a new reader's browser, with the course open in it."""
    contexts: list[BrowserContext] = []

    def make(address: str, width: int = 1000, scheme: str = "light", **more: object) -> Reader:
        seen = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}
        contexts.append(browser.new_context(**{**seen, **more}))  # type: ignore[arg-type]  # by their names
        contexts[-1].set_default_timeout(PATIENCE)
        return Reader(contexts[-1], address, course)

    yield make
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def single(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:  # noqa: F811
    """`single("fr", "ar")`: the file."""

    def make(*languages: str) -> Path:
        package = export("html-file", edition(*(load_course(folder, language) for language in languages)))
        file = tmp_path_factory.mktemp("received") / package.name
        file.write_bytes(package.data)
        return file

    return make
