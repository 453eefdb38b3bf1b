"""What a book is made of: nodes, which are data. Templates draw them; no author's word is ever read as code.

A node is a string, or `{"k": kind, "c": children, …}`. A kind is a class that the player's templates give to an
element, or stands for its tag; `templates/draw.typ` draws each of them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from exports.pdf.vocabulary import INLINE

Element = dict[str, Any]
Node = str | Element

_WHOLE = frozenset({"check", "answer", "loop", "tile", "card", "contact", "li"})
_LONG = 1500
"""Letters, of which a page holds twice as many."""

_SPACES = re.compile(r"[ \t\n\r\f]+")


def node(kind: str, children: Sequence[Node] = (), **attributes: Any) -> Element:
    """A node; what is empty is left out."""
    return {"k": kind, "c": [*children], **{name: value for name, value in attributes.items() if value}}


def is_block(one: Node) -> bool:
    return not isinstance(one, str) and one["k"] not in INLINE


def tidy(children: Sequence[Node], *, line: bool) -> list[Node]:
    """Children with white space as a browser shows it; `line` says that they begin and end one."""
    merged: list[Node] = []
    for one in children:
        if isinstance(one, str) and merged and isinstance(merged[-1], str):
            merged[-1] += one
        else:
            merged.append(one)
    line = line or any(map(is_block, merged))
    kept: list[Node] = []
    for place, one in enumerate(merged):
        if isinstance(one, str):
            one = _SPACES.sub(" ", one)
            one = one.lstrip(" ") if line and _parted(merged, place) else one
            one = one.rstrip(" ") if line and _parted(merged, place + 1) else one
        if one:
            kept.append(one)
    return kept


def _parted(children: Sequence[Node], place: int) -> bool:
    """Whether a line begins, or ends, before this place."""
    return place in (0, len(children)) or is_block(children[place - 1]) or is_block(children[place])


def elements(value: Any) -> Iterator[Element]:
    """Every element somewhere in a book, and every part that has an anchor, each before what it holds."""
    if isinstance(value, dict):
        if "k" in value or "id" in value:
            yield value
        for held in value.values():
            yield from elements(held)
    elif isinstance(value, list):
        for held in value:
            yield from elements(held)


def text(nodes: Sequence[Node]) -> str:
    """The words of some nodes, in order."""
    return "".join(one if isinstance(one, str) else text(one["c"]) for one in nodes)


def outside(address: str) -> str:
    """An address of the web, spelt as a PDF asks: letters of other scripts are escaped."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~")


def linked(book: Any) -> None:
    """Keep the links that lead somewhere in this book, and the anchors that something leads to, each once."""
    there: set[str] = set()
    for one in elements(book):
        if one.get("id") in there:
            del one["id"]
        there.add(one.get("id", ""))
    asked = {one["to"] for one in elements(book) if "to" in one}
    for one in elements(book):
        if "to" in one and one["to"] not in there:
            del one["to"]
        if "k" in one and "id" in one and one["id"] not in asked:
            del one["id"]


def parted(book: Any) -> None:
    """Mark what is too long to be kept whole on a page: paper may part it."""
    for one in elements(book):
        if one.get("k") in _WHOLE and sum(len(text(held["c"])) for held in [one, *_sides(one)]) > _LONG:
            one["long"] = True


def _sides(one: Element) -> list[Element]:
    """What an element holds beside its children, such as the wording of a question, as elements."""
    return [node("span", held) for held in one.values() if isinstance(held, list) and held is not one["c"]]


def levelled(nodes: Sequence[Node], under: int) -> None:
    """Give headings levels that follow one another, below that of the page's own title."""
    last = under
    for one in elements(list(nodes)):
        if one.get("k") == "h":
            last = one["level"] = min(max(one["level"] - 2, 0) + under + 1, last + 1)
