"""Questions in Moodle's own terms, before they are written: what `exports.moodle.kinds` makes of ours."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from exports.base import File

FULL, NONE = Decimal(100), Decimal(0)
"""Fractions are percentages of the question's grade; a wrong tick may cost some."""


@dataclass(frozen=True)
class Text:
    """HTML that stands alone, with the files it shows: each is named in it as `@@PLUGINFILE@@/name`."""

    html: str = ""
    files: tuple[File, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.html)

    def __add__(self, other: "Text") -> "Text":
        """The one, then the other under it."""
        return Text(self.html + other.html, tuple(dict.fromkeys((*self.files, *other.files))))


@dataclass(frozen=True)
class Verdicts:
    """What is said once it is answered, by how it went."""

    right: Text
    partial: Text
    wrong: Text


@dataclass(frozen=True)
class Option:
    """Something to tick, what that is worth, and what is said to whoever ticked it."""

    text: Text
    fraction: Decimal
    feedback: Text = field(default_factory=Text)


@dataclass(frozen=True)
class Typed:
    """Words that may be typed (plain), what they are worth and what is said to them; None: any others."""

    words: str | None
    fraction: Decimal
    feedback: Text = field(default_factory=Text)


@dataclass(frozen=True)
class Named:
    """A plain option of a list."""

    words: str
    fraction: Decimal
    feedback: Text = field(default_factory=Text)


@dataclass(frozen=True)
class Value:
    """A number that may be typed, give or take; None: any other."""

    number: Decimal | None
    fraction: Decimal
    within: Decimal = NONE
    feedback: Text = field(default_factory=Text)


@dataclass(frozen=True)
class Choice:
    """Moodle's `multichoice`. `shown` says how its options are numbered (abc, 123, none)."""

    options: tuple[Option, ...]
    said: Verdicts
    single: bool
    shuffle: bool = True
    shown: str = "abc"


@dataclass(frozen=True)
class TrueFalse:
    right: bool
    if_true: Text
    if_false: Text


@dataclass(frozen=True)
class Matching:
    """Stems, each with its answer (plain); decoys are answers that belong to no stem."""

    pairs: tuple[tuple[Text, str], ...]
    decoys: tuple[str, ...]
    said: Verdicts


@dataclass(frozen=True)
class Ordering:
    """Items in the right order."""

    items: tuple[Text, ...]
    said: Verdicts

    def matched(self) -> Matching:
        """The same for a host that knows no such type: each item is given its rank."""
        ranks = tuple((item, str(rank)) for rank, item in enumerate(self.items, start=1))
        return Matching(ranks, (), self.said)


@dataclass(frozen=True)
class Numerical:
    values: tuple[Value, ...]
    unit: str = ""


@dataclass(frozen=True)
class Short:
    """Moodle's `shortanswer`: the first words that fit count."""

    answers: tuple[Typed, ...]


@dataclass(frozen=True)
class Pick:
    """A list inside a text."""

    options: tuple[Named, ...]


@dataclass(frozen=True)
class Gap:
    """A blank of a text, and its share of the grade."""

    points: int
    body: Short | Numerical | Pick


@dataclass(frozen=True)
class Cloze:
    """Moodle's `multianswer`: the HTML of a text, cut at its blanks: one more piece than blanks.

    `filled` is the same text with what is right, for whoever cannot show blanks; `files`, those that it shows.
    """

    pieces: tuple[str, ...]
    gaps: tuple[Gap, ...]
    filled: str
    files: tuple[File, ...] = ()


@dataclass(frozen=True)
class Essay:
    """A free text; `guide` is for whoever reads it. No limit of words is 0."""

    guide: Text
    least: int = 0
    most: int = 0


Body = Choice | TrueFalse | Matching | Ordering | Numerical | Short | Cloze | Essay


@dataclass(frozen=True)
class Item:
    """A question of the bank. `name` is for teachers and unique; `after` is said to all, once it is answered.

    `states`: what is said by how it went, all at once, for a host that has a single place for it.
    """

    id: str
    name: str
    ask: Text
    after: Text
    states: Text
    grade: int
    body: Body
    hint: Text = field(default_factory=Text)
    penalty: Decimal = NONE
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """A category: its path from the course down, what teachers are told of it (HTML), and its questions."""

    path: tuple[str, ...]
    about: str = ""
    items: Sequence[Item] = ()
