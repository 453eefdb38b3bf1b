"""Whatever an author writes, in whichever field: it is refused with its line, or it stays words in every package."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from builder import load_course
from builder.errors import ContentError
from exports import edition, export
from tests.builder.trial import FILES
from tests.harm import VECTORS, harms

FORMATS = ("html", "html-file", "scorm12", "moodle", "gift")
WORDS = frozenset({"title", "summary", "text", "ask", "debrief", "consequence", "attribution", "right", "wrong"})
"""The fields of the small course in which an author writes sentences."""
BODY = re.compile(r"^(## Bonjour|On dit bonjour, puis on écoute\.)$", re.M)


def written(root: Path, vector: str) -> Path:
    """The small course, with this at the end of each of its author's sentences."""
    for path, text in FILES.items():
        spoilt = BODY.sub(lambda found: f"{found[1]} {vector}", text)
        if path.endswith(".yaml"):
            spoilt = yaml.safe_dump(_spoilt(yaml.safe_load(text), vector), allow_unicode=True, sort_keys=False)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(spoilt, "utf-8")
    return root


def _spoilt(value: Any, vector: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _spoilt(inner, vector, str(name)) for name, inner in value.items()}
    if isinstance(value, list):
        return [_spoilt(inner, vector) for inner in value]
    return f"{value} {vector}" if key in WORDS and isinstance(value, str) else value


def _accepted(root: Path, vector: str) -> bool:
    try:
        return bool(load_course(written(root, vector)))
    except ContentError as refused:
        return not all(problem.line >= 1 and problem.path for problem in refused.problems)


def test_each_is_refused_or_stays_words(tmp_path: Path) -> None:
    accepted = [vector for n, vector in enumerate(VECTORS) if _accepted(tmp_path / str(n), vector)]
    assert 0 < len(accepted) < len(VECTORS)

    hostile, calm = (
        edition(load_course(written(tmp_path / name, words)))
        for name, words in (("hostile", " ".join(accepted)), ("calm", "calme"))
    )
    for name in FORMATS:
        assert [*_told(export(name, hostile).data)] == [*_told(export(name, calm).data)], name


def _told(data: bytes) -> Iterator[str]:
    """The harms of every page of a package: with words that do none, those of our own scripts alone."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield from _of("", data)
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            yield from _of(name, archive.read(name))


def _of(name: str, data: bytes) -> Iterator[str]:
    if name.endswith((".html", "")) and data.lstrip()[:9].lower() == b"<!doctype":
        yield from (f"{name} {told}" for told in harms(data.decode(), scripts=True))
        yield f"{name} {len(re.findall('<script', data.decode()))} scripts"
    elif data.startswith(b"<?xml"):  # what Moodle reads as HTML; a manifest's titles are words
        for text in etree.fromstring(data).iterfind(".//*[@format='html']/text"):
            yield from (f"{name} {told}" for told in harms(f"<div>{text.text or ''}</div>"))
