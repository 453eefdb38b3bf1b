"""What a browser shows in another order than it was written, in text that goes from right to left.

After an Arabic letter, a hyphen, a space or a plus between digits parts the number in two, and the second part goes
first: 09-08 shows as 08-09. Between two Latin words, punctuation takes their direction, and a list turns over.
A point or a slash between digits holds. What stands between isolates (U+2066 to U+2069) is safe: `{ltr}` puts it there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_SAFE = re.compile("[\u2066-\u2068][^\u2069]*\u2069")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]")
_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]")
_NUMBER = re.compile(
    r"\+\d[\d \u00a0.-]*\d"
    r"|(?<![\w.])\d+(?:[-\u2010-\u2015]\d+)+(?!\w)"
    r"|(?<![\w.])\d{2,4}(?:[ \u00a0]\d{2,4}){2,}(?!\w)"
)
_LATIN_WORD = r"[A-Za-z](?:[A-Za-z0-9]|[’'._-](?=[A-Za-z0-9]))*+"
_WORD = rf"(?:{_LATIN_WORD}|\d(?:\d|[.-](?=\d))*+)"
_BETWEEN = r"(?:[ \u00a0]*[^\w\s\ufffc]+[ \u00a0]*|[ \u00a0]+(?=\d))"
_GLUED = re.compile(rf"(?<![\w.]){_LATIN_WORD}(?:{_BETWEEN}{_WORD})+")
_MIRRORED = {",": "،", ";": "؛", "?": "؟"}
_LATIN_SIGN = re.compile("(?P<word>[^\\s,;?]*[\u0600-\u06ff»)\ufffc])\\s?(?P<sign>[,;?])(?!\\w)")


@dataclass(frozen=True)
class Stray:
    """Something to write otherwise: what is there, and what to write instead."""

    code: Literal["bidi-isolate", "bidi-punctuation"]
    found: str
    instead: str


def strays(text: str) -> Iterator[Stray]:
    """What goes astray in a text, if it is Arabic: a few Latin words do not make it French."""
    bare = _SAFE.sub("\ufffc", text)
    if 4 * len(_ARABIC.findall(bare)) <= len(_LATIN.findall(bare)):
        return
    for glued in _GLUED.finditer(bare):
        yield Stray("bidi-isolate", glued[0], re.sub(_WORD, lambda word: isolated(word[0]), glued[0]))
    for number in _NUMBER.finditer(_GLUED.sub("\ufffc", bare)):
        yield Stray("bidi-isolate", number[0], isolated(number[0]))
    for sign in _LATIN_SIGN.finditer(bare):
        yield Stray("bidi-punctuation", sign[0], sign["word"] + _MIRRORED[sign["sign"]])


def isolated(text: str) -> str:
    """As an author isolates it."""
    return f"{{ltr}}`{text}`"
