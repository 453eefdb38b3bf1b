"""The guide's lessons, as an author sees them on a phone: nothing too wide, no violation, whatever they show."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from builder import load_course
from tests.browser.chromium import overflow, violations, whole
from tests.browser.person import sign_in
from tests.conftest import ROOT
from webapp import Settings, create_app
from webapp.demo import seed
from webapp.migrate import migrate

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-lms")]
GUIDE = ROOT / "docs" / "authors"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an LMS that serves the guide, as it would any course."""
    app = create_app(Settings(course=GUIDE, var=Path(tmp_path_factory.mktemp("var"))))
    migrate(app)
    with app.test_request_context():
        seed()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_every_lesson_of_the_guide_fits_a_phone(browser: Browser, served: str) -> None:
    context = browser.new_context(base_url=served, viewport={"width": 360, "height": 5000}, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, "khadija")
    found: dict[str, list[str]] = {}
    for id in load_course(GUIDE).lessons:
        reply = page.goto(f"/pages/{id}")
        assert reply
        assert reply.ok, f"{id}: {reply.status}"
        whole(page)
        found[id] = [*violations(page), *([f"{overflow(page)} pixels too wide"] if overflow(page) > 0 else [])]
    context.close()

    assert {id: faults for id, faults in found.items() if faults} == {}
