"""What one reads aloud of a lesson: its situation, and the first words of each of its sections."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.markdown import Body
from builder.markdown.reading import hole, split

_SITUATION = re.compile(r'<section class="situation">(.*?)</section>', re.DOTALL)
_HEADING = re.compile(r"<h2\b[^>]*>(.*?)</h2>", re.DOTALL)
_FIRST = re.compile(r"\s*<p>(.*?)</p>", re.DOTALL)
_PIECE = re.compile(r"<(/?)[a-z][^>]*>|([.!?…؟]+»?(?=\s|$))", re.DOTALL)
_ENOUGH = 70
"""Letters from which a sentence is enough by itself; a shorter one takes the next along."""


class Point(NamedTuple):
    """A section of a lesson: its title, and how it begins. The last one of a lesson is what to do after it."""

    title: Body
    said: Body
    last: bool


def situation(body: Body) -> Body:
    """The scene that a lesson opens on; nothing when it opens on none."""
    found = _SITUATION.search(_whole(body))
    return split(found[1]) if found else ()


def points(body: Body) -> tuple[Point, ...]:
    return tuple(_points(_whole(body)))


def _points(text: str) -> Iterator[Point]:
    headings = [*_HEADING.finditer(text)]
    for place, heading in enumerate(headings, start=1):
        first, last = _FIRST.match(text, heading.end()), place == len(headings)
        said = first[1] if first else ""
        yield Point(split(heading[1]), split(said if last else _begun(said)), last)


def _begun(paragraph: str) -> str:
    """Its first sentences, cut where no element is open."""
    depth = 0
    for piece in _PIECE.finditer(paragraph):
        if not piece[2]:
            depth += -1 if piece[1] else 1
        elif depth == 0 and piece.end() >= _ENOUGH:
            return paragraph[: piece.end()]
    return paragraph


def _whole(body: Body) -> str:
    """A body in one piece, its holes as the renderer carries them."""
    return "".join(piece if isinstance(piece, str) else hole(piece.kind, piece.target) for piece in body)
