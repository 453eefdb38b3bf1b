"""The guide, as an author sees it on a phone: nothing too wide, no violation; and its quiz, whose time is limited."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
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


def test_a_limited_quiz_counts_down_and_gives_who_needs_it_more(browser: Browser, served: str) -> None:
    """Thirty minutes for everybody, forty-five for whoever was granted half as much again, while it runs."""
    page = browser.new_page(base_url=served, viewport={"width": 360, "height": 900})
    sign_in(page, "awa")
    page.goto("/quizzes/quiz-m05")
    expect(page.locator(".meta")).to_contain_text("30 min, pas davantage")
    page.locator("main .actions .button").first.click()
    page.wait_for_url("**/attempts/*")
    url = page.url
    expect(page.locator("[data-clock]")).to_have_text(re.compile(r"^(30|29):\d\d$"))
    page.context.close()

    trainer = browser.new_page(base_url=served)
    sign_in(trainer, "fadma")
    trainer.goto("/cohorts/1")
    trainer.locator("tbody").get_by_role("link", name="Awa").click()
    trainer.get_by_role("link", name="Temps accordé").click()
    trainer.locator("input[name=percent][value='150']").check(force=True)
    trainer.get_by_role("button", name="Enregistrer").click()
    trainer.context.close()

    again = browser.new_page(base_url=served, viewport={"width": 360, "height": 2400})  # nothing lies under the bar
    again.clock.install()
    sign_in(again, "awa")
    again.goto(url)
    expect(again.locator("[data-clock]")).to_have_text(re.compile(r"^(45|44):\d\d$"))
    expect(again.locator("[data-soon]")).to_be_empty()
    assert violations(again) == []
    again.clock.fast_forward("41:00")
    expect(again.locator("[data-soon]")).to_have_text("Il reste moins de cinq minutes.")
    again.context.close()
