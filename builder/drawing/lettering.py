"""How wide words will be, near enough and never too narrow: no font is at hand when a course is built."""

from functools import cache, lru_cache
from unicodedata import east_asian_width

BOLD, LEADING = 1.1, 1.3
"""Labels are set in a heavy face; from one baseline to the next, in sizes."""

Lines = tuple[tuple[str, float], ...]
"""The lines of a text, each with the baseline it stands on."""

_SLIM = frozenset("iljtfrI.,;:!|'’()[] ")
_BROAD = frozenset("mwMW@%&œŒæÆ—")


def width(text: str, size: float) -> float:
    """A safe estimate, in the unit of `size`, for the widest of the usual system faces."""
    return size * sum(_em(letter) for letter in text) * BOLD


@lru_cache(1 << 12)
def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """The text in lines that fit the room; a word that never would is cut."""
    lines: list[str] = []
    line = ""
    for word in (piece for whole in text.split() for piece in _pieces(whole, size, room)):
        longer = f"{line} {word}" if line else word
        if width(longer, size) <= room:
            line = longer
        else:
            lines += [line] if line else []
            line = word
    return (*lines, line)


def laid(text: str, size: float, room: float, top: float) -> Lines:
    """A text in lines, from `top` downwards; nothing for no text."""
    lines = wrapped(text, size, room) if text else ()
    return tuple((words, round(top + size + i * size * LEADING, 1)) for i, words in enumerate(lines))


def tall(lines: Lines, size: float) -> float:
    """The height that lines take."""
    return len(lines) * size * LEADING


def _pieces(word: str, size: float, room: float) -> list[str]:
    """A word, or what it takes to make it fit."""
    pieces, start = [], 0
    for end in range(1, len(word) + 1):
        if width(word[start:end], size) > room and end - 1 > start:
            pieces.append(word[start : end - 1])
            start = end - 1
    return [*pieces, word[start:]]


@cache
def _em(letter: str) -> float:
    if letter in _SLIM:
        return 0.36
    if letter in _BROAD:
        return 0.98
    if east_asian_width(letter) in "WF":
        return 1.0
    return 0.74 if letter.isupper() else 0.62
