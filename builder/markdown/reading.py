"""What reading a text gives, and what it may refer to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple

from builder.errors import Problem
from builder.markdown.ease import Sentence, ease, sentences

HoleKind = Literal["check", "page", "media", "term", "source", "block"]
MentionKind = Literal[HoleKind, "link", "heading", "ctx"]


@dataclass(frozen=True)
class Hole:
    """A place in a body that whoever shows it fills.

    check: a self-check's form · page, media, term: an address inside `href` or `src` · source: a numbered mark ·
    block: what is drawn from the course's records when it is shown (`right:naissance?show=short`).
    """

    kind: HoleKind
    target: str


Body = tuple[str | Hole, ...]
"""HTML, with holes."""


@dataclass(frozen=True)
class Heading:
    """A heading that the page's own table of contents lists."""

    id: str
    level: int
    text: str


@dataclass(frozen=True)
class Mention:
    """Something a text points at: an id, a path, an address, a heading of its own by its rank; and where it does."""

    kind: MentionKind
    target: str
    line: int
    column: int


class Passage(NamedTuple):
    """The words of a paragraph, a heading or a cell, and its line, from 0. Only paragraphs are `prose`."""

    line: int
    text: str
    prose: bool


@dataclass(frozen=True)
class Landmark:
    """What gives a page its shape: a heading (its level), a directive (its name and options); and its line."""

    kind: Literal["heading", "directive"]
    name: str
    line: int


@dataclass(frozen=True)
class CheckSource:
    """The YAML of a self-check, and the line of the file that it starts at."""

    text: str
    line: int


@dataclass(frozen=True)
class Reflection:
    """A question to oneself, in Markdown, and where its id is written."""

    id: str
    prompt: str
    line: int
    column: int


def _french(text: str) -> str:
    return text


@dataclass(frozen=True)
class References:
    """What a text may name: terms by label or id, sources, the context's variables; and the interface's words."""

    terms: Mapping[str, str] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    variables: Mapping[str, str] = field(default_factory=dict)
    gettext: Callable[[str], str] = _french
    date: Callable[[date], str] = date.isoformat


@dataclass
class Reading:
    """A text once read. It fills while the engine walks the text, and is left alone after."""

    references: References
    path: str = ""
    folder: str = ""
    first_line: int = 1
    column: int = 1
    lines: tuple[str, ...] = ()
    body: Body = ()
    headings: list[Heading] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    landmarks: list[Landmark] = field(default_factory=list)
    checks: list[CheckSource] = field(default_factory=list)
    reflections: list[Reflection] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    words: int = 0
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What checks found in it, as long as it holds: see `Draft.once`."""
    passages: list[Passage] = field(default_factory=list)
    reviews: list[tuple[int, int, date]] = field(default_factory=list)
    """Line and column of each legal record, and the day it was last read."""

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of its paragraphs, measured once."""
        return [*sentences((passage.line, passage.text) for passage in self.passages if passage.prose)]

    @cached_property
    def ease(self) -> float:
        """How easy they are to read, if they are French."""
        return ease(self.sentences)

    def problem(self, line: int, code: str, what: str, fix: str = "", *, near: str = "") -> None:
        """Note a problem at a line of this text (from 0), at the column of `near` when it stands there."""
        row, column = self.place(line, near)
        self.problems.append(Problem(self.path, row, column, code, what, fix))

    def landmark(self, kind: Literal["heading", "directive"], name: str, line: int) -> None:
        self.landmarks.append(Landmark(kind, name, self.first_line + line))

    def mention(self, kind: MentionKind, target: str, line: int, *, near: str = "") -> None:
        row, column = self.place(line, near)
        self.mentions.append(Mention(kind, target, row, column))

    def place(self, line: int, near: str = "") -> tuple[int, int]:
        """Line and column in the file of a line of this text, or of `near` on it or soon after."""
        for ahead, text in enumerate(self.lines[line : line + 40] if near else ()):
            if (at := text.find(near)) >= 0:
                return self.first_line + line + ahead, at + 1
        return self.first_line + line, 1


_HOLE = re.compile("\x02([a-z]+):([^\x03]*)\x03")
_KINDS: Mapping[str, HoleKind] = {
    "check": "check", "page": "page", "media": "media", "term": "term", "source": "source", "block": "block",
}  # fmt: skip


def hole(kind: HoleKind, target: str) -> str:
    """A hole as the renderer carries it: control characters that no author's text may hold."""
    return f"\x02{kind}:{target}\x03"


def split(html: str) -> Body:
    """Cut rendered HTML at its holes."""
    pieces: list[str | Hole] = []
    end = 0
    for found in _HOLE.finditer(html):
        pieces += [html[end : found.start()], Hole(_KINDS[found[1]], found[2])]
        end = found.end()
    return tuple(piece for piece in [*pieces, html[end:]] if piece)
