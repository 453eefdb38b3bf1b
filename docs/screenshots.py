"""Take the pictures of the README and docs/trainers.md again, from the demo and a fresh package: `make screenshots`."""

import tempfile
import threading
from base64 import b64decode, b64encode
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
            manual(browser, address)
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


MANUAL = {
    "trainers-monday": ("/monday", 760),
    "trainers-cohort": ("/cohorts/1", 760),
    "trainers-pace": ("/cohorts/1/pace", 760),
    "trainers-path": ("/cohorts/1/paths/jour-26", 760),
    "trainers-meetings": ("/cohorts/1/meetings", 620),
    "trainers-reports": ("/cohorts/1/reports", 640),
}


def manual(browser: Browser, address: str) -> None:
    """What docs/trainers.md shows: small pictures, for a page that is read where the network is slow."""
    page = visitor(browser, address, "fadma", width=1100)
    for name, (path, height) in MANUAL.items():
        take_small(page, name, height, path)
    page.goto("/cohorts/1/works")
    page.get_by_role("link", name="Commencer").click()
    page.wait_for_url("**/works/*/*")
    take_small(page, "trainers-work", 760)
    page.goto("/cohorts/1/import")
    page.locator("[name=lines]").fill("خديجة آيت ; Drarga\nAli Ouhssine ; Belfaa ; ali@\nSalma Berrada ; Tiznit")
    page.locator("form[enctype] button").click()
    take_small(page, "trainers-preview", 700)


SMALL = """async (shot) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${shot}`)).blob())
  const canvas = new OffscreenCanvas(image.width, image.height)
  canvas.getContext("2d").drawImage(image, 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality: 0.72 })).arrayBuffer())
  return btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ""))
}"""


def take_small(page: Page, name: str, height: int, path: str = "") -> None:
    """The same as a WebP: the browser writes it, on a page without our rules of what may be loaded."""
    take(page, name, height, path)
    shot = IMAGES / f"{name}.png"
    with page.context.browser.new_context() as context:  # type: ignore[union-attr]
        blank = context.new_page()
        made = blank.evaluate(SMALL, b64encode(shot.read_bytes()).decode())
    (IMAGES / f"{name}.webp").write_bytes(b64decode(made))
    shot.unlink()


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
