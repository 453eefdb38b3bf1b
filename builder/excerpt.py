"""A file of the course shown as its author wrote it, whole or one part of it."""

from pathlib import Path, PurePosixPath
from textwrap import dedent

from builder.base import Location
from builder.errors import ContentError
from builder.source import Document, read_text, read_yaml
from builder.within import within

SHOWN = ("course", "modules", "quizzes")
"""The folders whose files a page may show."""


def excerpt(root: Path, path: str, part: str = "") -> str | None:
    """The text of a YAML or Markdown file, or of some parts: `scenes.porte`, `questions.q1`, `id, title`.

    None when the course has no such file (a link in a circle is none), or the file no such part.
    """
    file = within(root, path)
    if not file or PurePosixPath(path).parts[0] not in SHOWN or file.suffix not in {".yaml", ".md"}:
        return None
    try:
        text = read_text(file, path)
        return _parts(text, path, part) if part else text
    except ContentError:
        return None


def _parts(text: str, path: str, wanted: str) -> str | None:
    document = read_yaml(text, path)
    found = [_part(text, document, part.strip().split(".")) for part in wanted.split(",")]
    return None if None in found else "".join(filter(None, found))


def _part(text: str, document: Document, names: list[str]) -> str | None:
    at = _location(document.data, names)
    if at is None:
        return None
    first = document.place(at)[0]
    following = [line for where, (line, _) in document.places.items() if line > first and where[: len(at)] != at]
    lines = text.splitlines()[first - 1 : min(following) - 1 if following else None]
    return dedent("\n".join(lines)).strip("\n") + "\n"


def _location(data: object, names: list[str]) -> Location | None:
    """Where these names lead: a key of a mapping, the id of an item of a list."""
    if not names:
        return ()
    name, *others = names
    if isinstance(data, dict) and name in data:
        inner = _location(data[name], others)
        return None if inner is None else (name, *inner)
    if isinstance(data, tuple):
        for position, item in enumerate(data):
            if isinstance(item, dict) and item.get("id") == name:
                inner = _location(item, others)
                return None if inner is None else (position, *inner)
    return None
