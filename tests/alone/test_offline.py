"""A static site on a server: once opened it needs no network, and a newer version waits for its reader's word."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from builder import Course
from exports import Options, Theme, edition, export
from tests.alone.conftest import Visit
from tests.exports.conftest import opened

pytestmark = pytest.mark.browser

HELD = "async () => { await navigator.serviceWorker.ready; return navigator.serviceWorker.controller !== null }"


def test_once_opened_it_reads_without_a_network(
    visit: Visit, unzipped: Callable[..., Path], served: Callable[[Path], str], course: Course
) -> None:
    reader = visit(served(unzipped("html")))
    reader.open()
    reader.frame.wait_for_function(HELD)
    expect(reader.frame.locator("[data-held]")).to_have_js_property("hidden", False)
    reader.context.set_offline(True)

    reader.open()
    reader.go("premier-mot")
    reader.check(course.checks["mot-juste"], {"answer": "bonjour"})
    reader.go("quiz-m01")
    reader.press("start")
    reader.go("glossary")
    expect(reader.frame.locator("dl.entries")).to_be_visible()


def test_a_newer_version_waits_for_its_readers_word(
    visit: Visit, unzipped: Callable[..., Path], served: Callable[[Path], str], course: Course, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(unzipped("html"), site)
    reader = visit(served(site))
    reader.open()
    reader.frame.wait_for_function(HELD)
    reader.go("premier-mot")
    reader.understood()
    theme = Theme(organisation="Commune de Belfaa")
    opened(export("html", edition(course), Options(theme=theme))).extractall(site)

    reader.open()
    expect(reader.frame.locator("[data-banner] [data-update]")).to_be_visible()
    expect(reader.frame.locator("footer")).not_to_contain_text("Belfaa")
    reader.frame.locator("[data-update]").click()
    expect(reader.frame.locator("footer")).to_contain_text("Belfaa")
    expect(reader.frame.locator('[data-unit="premier-mot"]').first).to_have_attribute("data-state", "done")
