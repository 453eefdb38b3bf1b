"""Take the README's pictures again, from the demo and a fresh package: `make screenshots`."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile

from click.testing import CliRunner
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from builder.cli import parcours
from tests.browser.chromium import ROOT, launched
from tests.browser.person import sign_in
from tests.webapp.previewing import serving
from webapp import Settings, create_app
from webapp.demo import seed
from webapp.migrate import migrate

IMAGES = ROOT / "docs" / "images"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, launched() as browser:
        with demo(ROOT, Path(folder) / "var") as address:
            learner(browser, address)
            trainer(browser, address)
        with demo(ROOT / "docs" / "authors", Path(folder) / "guide") as address:
            take(
                visitor(browser, address, "awa", width=1366),
                "guide",
                900,
                "/pages/encadrer#ce-qui-se-retient-ce-qui-blesse",
            )
        package(browser, Path(folder))
        author(browser)


@contextmanager
def demo(course: Path, var: Path) -> Iterator[str]:
    """An LMS with its demo, for as long as it takes."""
    app = create_app(Settings(course=course, var=var))
    migrate(app)
    with app.test_request_context():
        seed()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def learner(browser: Browser, address: str) -> None:
    page = visitor(browser, address, "awa")
    take(page, "home", 980)
    take(page, "lesson", 900, "/pages/la-naissance-en-trente-jours")
    page.goto("/cases/jour-26")
    page.locator("[name=choice]").first.click()
    take(page, "case", 900)
    page.goto("/quizzes/quiz-m07")
    page.locator("main a[href^='/attempts/']").first.click()
    take(page, "review", 900)
    phone = visitor(browser, address, "brahim", width=390)
    button = phone.locator("form[action='/language'] [value=ar]").first
    button.evaluate("button => button.form.requestSubmit(button)")
    phone.wait_for_function("document.documentElement.dir === 'rtl'")
    take(phone, "arabic", 900, "/pages/la-naissance-en-trente-jours")


def trainer(browser: Browser, address: str) -> None:
    page = visitor(browser, address, "fadma")
    take(page, "monday", 820, "/monday")
    page.goto("/cohorts")
    page.locator("main .card a[href^='/cohorts/']").first.click()
    take(page, "cohort", 820)


def package(browser: Browser, folder: Path) -> None:
    done = CliRunner().invoke(parcours, ["export", "scorm12", str(ROOT), "-o", str(folder / "cours.zip")])
    assert done.exit_code == 0, done.output
    with ZipFile(folder / "cours.zip") as zipped:
        zipped.extractall(folder / "cours")
    page = browser.new_page(viewport={"width": 1000, "height": 720})
    page.goto((folder / "cours" / "index.html").as_uri())
    take(page, "package", 720)


def author(browser: Browser) -> None:
    with serving(ROOT) as served:
        page = browser.new_page(
            base_url=served.address, viewport={"width": 1200, "height": 900}, reduced_motion="reduce"
        )
        page.goto("/fr/cases/jour-26")
        page.locator(".graph__choice[data-offered]").first.click()
        page.locator(".graph__choice[data-walked]").wait_for()
        take(page, "preview", 860)


def visitor(browser: Browser, address: str, who: str, width: int = 1200) -> Page:
    context = browser.new_context(base_url=address, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, who)
    return page


def take(page: Page, name: str, height: int, path: str = "") -> None:
    """What the window shows, once it has settled."""
    if path:
        page.goto(path)
    size = page.viewport_size or {"width": 1200, "height": height}
    page.set_viewport_size({"width": size["width"], "height": height})
    page.wait_for_timeout(400)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
