"""A folder and the one file open from a disk in Firefox too: read, answer, close, come back, in both languages."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.node]

DRIVER = ROOT / "node_modules" / "puppeteer-core"
PATIENCE = 240
"""Seconds, after which Firefox is taken for stuck."""


def seen(page: Path) -> dict[str, Any]:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if not firefox:
        pytest.skip("no Firefox here: apt-get install firefox-esr")
    if not DRIVER.is_dir():
        pytest.skip("nothing to drive Firefox with: npm ci")
    script = Path(__file__).with_name("firefox.js")
    ran = subprocess.run(
        ["node", script, firefox, page.as_uri()], capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("format", ["html", "html-file"])
def test_firefox_opens_it_from_a_disk(format: str, unzipped: Callable[..., Path], single: Callable[..., Path]) -> None:
    page = single("fr", "ar") if format == "html-file" else unzipped("html", "fr", "ar") / "index.html"

    assert seen(page) == {
        "menu": "Un cours d'essai",
        "verdict": "correct",
        "kept": "alone",
        "done": ["premier-mot"],
        "arabic": "درس تجريبي",
        "faults": [],
        "outside": [],
    }
