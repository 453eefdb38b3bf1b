"""Every page of every package is valid HTML: the Nu validator says so, and so it does of what scripts show."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builder import Course
from exports import Options, edition, export
from exports.base import Edition
from exports.lean import lean
from exports.site import Site
from tests.conftest import ROOT, whole_course
from tests.exports.conftest import opened

pytestmark = pytest.mark.node

VALIDATOR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
ZIPS = ("scorm12", "scorm2004", "html")
OF_A_SORT = 3
"""Pages of the same templates are valid together: so many of each are read, spread over the course."""
PIECE = '<!doctype html><html lang="fr"><head><title>.</title></head><body>{html}</body></html>'


def faults(folder: Path) -> list[str]:
    """What the validator holds against the pages of a folder."""
    if not VALIDATOR.is_file():
        pytest.skip("no Nu validator here: npm ci")
    java = shutil.which("java")
    if not java or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:
        pytest.skip("no Java here: apt-get install default-jre-headless")
    options = ["--format", "json", "--errors-only", "--exit-zero-always", "--skip-non-html"]
    pages = [str(page) for page in sorted(folder.rglob("*.html"))]
    assert pages
    ran = subprocess.run([java, "-Xss8m", "-jar", str(VALIDATOR), *options, *pages], capture_output=True, check=True)
    return [_said(one, folder) for one in json.loads(ran.stderr)["messages"]]


def _said(message: dict[str, Any], folder: Path) -> str:
    page = message.get("url", "").removeprefix("file:").removeprefix(f"{folder}/")
    return f"{page}: {message['message']} {message.get('extract', '')}"


def test_every_page_is_valid(minimal: Course, minimal_ar: Course, tmp_path: Path) -> None:
    whole = edition(minimal, minimal_ar)
    for course in (minimal, minimal_ar):
        unpack(edition(course), tmp_path / course.language)
        pieces(edition(course), tmp_path / f"pieces-{course.language}")
    unpack(whole, tmp_path / "both")
    opened(export("scorm2004", whole, Options(sequenced=True))).extractall(tmp_path / "sequenced")
    for language in ("fr", "ar"):
        real = whole_course(language)
        some = edition(real, modules=real.modules[:: len(real.modules) // 2])
        unpack(some, tmp_path / f"real-{language}", every=False)

    assert faults(tmp_path) == []


def test_the_validator_is_listened_to(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="fr"><title>.</title><p id="a"><b id="a">', "utf-8")

    assert any("Duplicate ID" in fault for fault in faults(tmp_path))


def unpack(edition: Edition, folder: Path, *, every: bool = True) -> None:
    for format in ZIPS:
        package = opened(export(format, edition))
        names = [name for name in package.namelist() if name.endswith(".html")]
        package.extractall(folder / format, names if every else some(names, edition))
    (folder / "one.html").write_bytes(export("html-file", edition).data)


def some(names: list[str], edition: Edition) -> list[str]:
    """A few pages of each sort."""
    course, seen, kept = edition.course, Counter[str](), []
    sorts = {"lesson": course.lessons, "aid": course.aids, "document": course.documents}
    for name in names[:: max(1, len(names) // 40)] + names:
        sort = next((sort for sort, ids in sorts.items() if Path(name).stem in ids), name)
        seen[sort] += name not in kept
        kept += [name] if name not in kept and seen[sort] <= OF_A_SORT else []
    return kept


def pieces(edition: Edition, folder: Path) -> None:
    """What scripts bring to the screen, each piece in a page by itself."""
    folder.mkdir()
    site = Site(edition, Options(), boot="html")
    for at, html in enumerate(dict.fromkeys(html for part in site.parts.values() for html in _html(lean(part)))):
        (folder / f"{at}.html").write_text(
            PIECE.format(html=f"<ul>{html}</ul>" if html.startswith("<li") else html), "utf-8"
        )


def _html(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _html(one)
    elif isinstance(value, str) and value.startswith("<"):
        yield value
