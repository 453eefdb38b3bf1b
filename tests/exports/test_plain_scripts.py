"""What a package runs: classic scripts that ask nobody, hold nobody back, and make no code of text."""

import re
from collections.abc import Callable

import pytest

from exports import Package
from tests.exports.conftest import opened

FORMATS = ["scorm12", "scorm2004", "scorm2004-3rd"]
NEVER = re.compile(
    r"\b(eval|Function|fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource|alert|confirm|prompt|importScripts)\("
    r"|\bimport\s*[({*\"']|^export\s|serviceWorker|document\.write|(before)?unload\b|window\.open|\bimport\.meta",
    re.MULTILINE,
)


@pytest.mark.parametrize("format", FORMATS)
def test_scripts_ask_nobody_and_hold_nobody_back(format: str, package: Callable[..., Package]) -> None:
    archive = opened(package(format))
    player = archive.read("player.js").decode()
    found = [match[0] for match in NEVER.finditer(re.sub(r"\.(fetch|open|prompt)\(", ".x(", player))]

    assert found == []
    assert all("fetch(" not in line or "tongue.fetch(" in line for line in player.splitlines())


@pytest.mark.parametrize("format", FORMATS)
def test_pages_load_their_own_classic_scripts_by_relative_paths(format: str, package: Callable[..., Package]) -> None:
    archive = opened(package(format))
    page = archive.read("index.html").decode()
    scripts = re.findall(r"<script([^>]*)>", page)
    sources = re.findall(r'<(?:script|link|img|source|iframe)[^>]*\s(?:src|href)="([^"#]+)"', page)

    assert not any("module" in attributes for attributes in scripts)
    assert not re.search(r"\son[a-z]+=", page)
    assert set(sources) <= set(archive.namelist())
