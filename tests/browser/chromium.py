"""Chromium as the tests drive it, and what they ask of every page they see."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

PATIENCE = 20_000
"""Milliseconds: what is quick on a quiet machine may wait its turn on a shared one."""
expect.set_options(timeout=PATIENCE)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
ROOT = Path(__file__).parent.parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_PLACES = ("chromium", "chromium-browser", "google-chrome")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def executable() -> str | None:
    """Where this machine keeps a Chromium, if it has one."""
    found = next((path for name in _PLACES if (path := shutil.which(name))), None)
    return found or (str(_MAC) if _MAC.exists() else None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium that stops by itself; the test is skipped, saying so, where there is none."""
    path = executable()
    if not path:
        pytest.skip("no Chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


EVERYTHING = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose answer depends on colours: all that can change when the lights go out."""


def violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA on the page as it stands."""
    return _axe(page, "tag", EVERYTHING)


def violations_in_both_lights(page: Page) -> list[str]:
    """The same in light, then of the colours in dark; the page is left in light."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {line}" for line in _axe(page, "rule", COLOURS)]
    page.emulate_media(color_scheme="light")
    return found


def _axe(page: Page, type: str, values: tuple[str, ...]) -> list[str]:
    if not AXE.is_file():
        pytest.skip("no axe-core here: npm ci")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        """async (runOnly) => {
          const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] })
          return violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.join(" ")).join(", "))
        }""",
        {"type": type, "values": [*values]},
    )
    return [str(line) for line in found]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def whole(page: Page) -> None:
    """A window as tall as the page, lest the bar at its foot covers what axe-core measures."""
    size = page.viewport_size or {"width": 360, "height": 900}
    page.set_viewport_size({"width": size["width"], "height": 900})
    page.set_viewport_size(
        {"width": size["width"], "height": page.evaluate("document.documentElement.scrollHeight") + 200}
    )
