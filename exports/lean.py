"""Data without what only its makers read: the indentation of templates, some kilobytes of a package."""

import re
from typing import Any

_KEPT = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_INDENT = re.compile(r"\s*\n\s*")
_BETWEEN = re.compile(r"\n(?=</?(?:article|dd|div|dl|dt|figure|g|h[1-6]|header|p|path|rect|section|t[rdh]|tbody|text)\b)")
"""Where a line's end shows nothing: before a block, a cell, or a piece of a drawing."""


def lean(value: Any) -> Any:
    """The same, its HTML with one new line, or none, where there were lines and spaces; what is preformatted is left alone."""
    if isinstance(value, dict):
        return {name: lean(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [lean(one) for one in value]
    return _html(value) if isinstance(value, str) and value.startswith("<") else value


def _html(text: str) -> str:
    pieces = _KEPT.split(text)
    return "".join(piece if i % 3 == 1 else _BETWEEN.sub("", _INDENT.sub("\n", piece)) for i, piece in enumerate(pieces) if i % 3 != 2)
