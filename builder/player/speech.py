"""Records in an author's words: each sentence in its own language, what it cites, how far it may be trusted."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup

from builder.base import Model, prose
from builder.model import Course, direction
from builder.player.prose import Frame, Prose

_CITED = re.compile(r"\{source\}`([^`]+)`")
_LETTERS = {"rtl": re.compile(r"[\u0590-\u08ff]"), "ltr": re.compile(r"[A-Za-zÀ-ɏ]")}


def say(prose: Prose, frame: Frame) -> Callable[[str], Markup]:
    """Renders a record's sentence for the page around it, marked with its language when it is not the course's."""

    def said(text: str) -> Markup:
        return prose.md(text, frame._replace(language=spoken(text, prose.course)))

    return said


def letters(prose: Prose, text: str) -> str:
    """A sentence as letters alone, without its sources' marks: for drawings, and for names that are only heard."""
    bare = _CITED.sub("", text).strip()
    return str(prose.md(bare, Frame(language=spoken(text.strip(), prose.course))).striptags())


def spoken(text: str, course: Course) -> str:
    """The language of a record's sentence: the original's when it is not translated.

    Letters tell it where the two have not the same; elsewhere the course knows which of its sentences were left.
    """
    own, original = course.language, course.head.language
    if direction(own) == direction(original):
        return original if text in course.untold else own
    bare = _CITED.sub("", text)
    return own if _LETTERS[direction(own)].search(bare) or not _LETTERS[direction(original)].search(bare) else original


def cited(*records: Model) -> Iterator[str]:
    """The keys of every source that records name, in their fields and in their sentences."""
    for record in records:
        yield from _named(record)
        for _, text, _ in prose(record):
            yield from (key.strip() for found in _CITED.findall(text) for key in found.split(","))


def _named(value: object) -> Iterator[str]:
    if isinstance(value, Model):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name == "source" and isinstance(held, str):
                yield held
            elif name == "sources" and isinstance(held, tuple):
                yield from (str(key) for key in held)
            else:
                yield from _named(held)
    elif isinstance(value, dict):
        yield from (key for item in value.values() for key in _named(item))
    elif isinstance(value, tuple):
        yield from (key for item in value for key in _named(item))
