"""Data without what a package need not carry: the indentation of templates, an icon's drawing wherever it serves."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from builder.player.templating import icons

_KEPT = re.compile(r"(<(?:pre|textarea)\b.*?</(?:pre|textarea)>)", re.DOTALL)
_BETWEEN = re.compile(
    r"\n(?=</?(?:article|dd|div|dl|dt|figure|g|h[1-6]|header|p|path|rect|section|t[rdh]|tbody|text)\b)"
)
"""Where a line's end shows nothing: before a block, a cell, or a piece of a drawing."""
_ICON = re.compile(r'<svg class="(icon[^"]*)" viewBox="([^"]*)" aria-hidden="true">(.*?)</svg>', re.DOTALL)


def lean(value: Any) -> Any:
    """The same for a reader: HTML with a new line, or none, for lines and spaces; icons as uses of the page's own."""
    if isinstance(value, dict):
        return {name: lean(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [lean(one) for one in value]
    return _html(value) if isinstance(value, str) and value.startswith("<") else value


def symbols() -> str:
    """Every icon, drawn once: the page that opens a package holds them."""
    return "".join(
        f'<symbol id="icon-{name}" viewBox="{box}">{drawing}</symbol>' for name, (_, box, drawing) in _drawings()
    )


def _html(text: str) -> str:
    """What is preformatted is left alone."""
    text = _ICON.sub(_used, text)
    if "\n" not in text:
        return text
    if "<pre" not in text and "<textarea" not in text:
        return _flat(text)
    return "".join(_flat(piece) if i % 2 == 0 else piece for i, piece in enumerate(_KEPT.split(text)))


def _flat(text: str) -> str:
    """Lines without the blanks around their ends, nor empty ones; what is before the first and after the last stays."""
    first, *lines = text.split("\n")
    if not lines:
        return text
    *middle, last = lines
    kept = [first.rstrip(), *filter(None, map(str.strip, middle)), last.lstrip()]
    return _BETWEEN.sub("", "\n".join(kept))


def _used(found: re.Match[str]) -> str:
    name = _names().get(found[3])
    return f'<svg class="{found[1]}" aria-hidden="true"><use href="#icon-{name}"/></svg>' if name else found[0]


@cache
def _names() -> dict[str, str]:
    return {drawing: name for name, (_, _, drawing) in _drawings()}


def _drawings() -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Each icon's class, box and drawing, by its name."""
    for name, html in icons().items():
        if found := _ICON.fullmatch(html.strip()):
            yield name, (found[1], found[2], found[3])
