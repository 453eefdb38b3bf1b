"""One stylesheet and one classic script, made from small files without a bundler."""

import re
from functools import cache
from pathlib import Path, PurePosixPath

CSS = Path(__file__).parent / "css"
JS = Path(__file__).parent / "js"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_IMPORT = re.compile(r'^import \{[^}]*\} from "(\.[^"]+)"\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(async )?function|const|let|class)", re.MULTILINE)


@cache
def stylesheet() -> str:
    """Every component; layers are named first, so the order of files tells nothing."""
    first, *others = sorted(CSS.glob("*.css"), key=lambda file: (file.stem != "tokens", file.stem))
    return "\n".join(lean_style(file.read_text("utf-8")) for file in (first, *others))


@cache
def script(entry: str) -> str:
    """js/<entry> and what it imports, leaves first, in one scope: `file://` and many LMS refuse modules."""
    order: list[str] = []
    _visit(entry, order, ())
    parts = [_EXPORT.sub("", _IMPORT.sub("", _read(path))).strip() for path in order]
    return "\n".join(["(function () {", '"use strict"', *parts, "})()", ""])


def _visit(path: str, order: list[str], above: tuple[str, ...]) -> None:
    if path in above:
        raise ValueError(f"{path} imports itself through {' → '.join(above)}")
    if path not in order:
        for target in _IMPORT.findall(_read(path)):
            _visit(_resolve(path, target), order, (*above, path))
        order.append(path)


def _resolve(path: str, target: str) -> str:
    parts: list[str] = []
    for part in (*PurePosixPath(path).parent.parts, *PurePosixPath(target).parts):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _read(path: str) -> str:
    return (JS / path).read_text("utf-8")


def lean_style(css: str) -> str:
    """A stylesheet without its comments, blank lines and margins."""
    return "\n".join(line.strip() for line in _COMMENT.sub("", css).splitlines() if line.strip())
