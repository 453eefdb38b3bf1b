"""A course while it is being read: what was made, and where each thing stands, for the checks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from builder.base import Location, Model, prose
from builder.errors import ContentError, Problem
from builder.markdown import Reading, References
from builder.markdown.asked import Kept, listening
from builder.source import Document
from builder.translation import Overlay, Pair, Twin

About = TypeVar("About", "Written", Reading, Overlay)
Found = TypeVar("Found")


@dataclass(frozen=True)
class Written:
    """A record and its place: the document it comes from, and where in it."""

    record: Model
    document: Document
    at: Location = ()
    kept: Kept = field(default_factory=dict, compare=False, repr=False)

    def prose(self) -> Iterator[tuple[Location, str]]:
        """Every Markdown sentence of the record, and where it stands in the document."""
        for where, text, _ in prose(self.record):
            yield (*self.at, *where), text


def _nowhere(path: str) -> bytes:
    raise ContentError([Problem(path, 1, 1, "file-unreadable", "Ce fichier ne se lit pas.")])


@dataclass
class Draft:
    """`readings` by page id, `written` by sort and id; `ids` counts where each id is given; read on the day `today`.

    In a translated course, `overlays` and `twins` are its translations, `pairs` the pages to compare;
    `untranslated` is `sort/id` → the fields that stay in the original's language.
    """

    references: References
    readings: dict[str, Reading] = field(default_factory=dict)
    written: dict[str, dict[str, Written]] = field(default_factory=dict)
    ids: list[tuple[str, str, int, int]] = field(default_factory=list)
    media: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    today: date = field(default_factory=date.today)
    overlays: list[Overlay] = field(default_factory=list)
    twins: list[Twin] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    untranslated: dict[str, frozenset[str]] = field(default_factory=dict)
    content: Callable[[str], bytes] = _nowhere
    """The bytes of a file of the course, read with care. Raises ContentError."""

    def once(self, about: About, look: Callable[[About, References], Iterable[Found]]) -> tuple[Found, ...]:
        """What `look(about, references)` finds, looked for once: a course read again remembers it.

        `look` is a function of a module (its name is what is remembered), and finds what it finds in the record or
        the reading, and in the references that it is given, alone. What hangs on the rest of the course is left to
        whoever calls.
        """
        kept = about.kept.get(look)
        if kept is None or (kept[0].references is not self.references and not kept[0].holds(self.references)):
            references, asked = listening(self.references)
            kept = about.kept[look] = asked, tuple(look(about, references))
        found: tuple[Found, ...] = kept[1]
        return found

    def absorb(self, piece: "Draft") -> None:
        """Add what another draft holds to this one."""
        self.readings |= piece.readings
        self.ids += piece.ids
        self.overlays += piece.overlays
        self.twins += piece.twins
        self.pairs += piece.pairs
        self.untranslated |= piece.untranslated
        self.steps |= piece.steps
        self.rights |= piece.rights
        for sort, records in piece.written.items():
            self.written.setdefault(sort, {}).update(records)

    def of(self, sort: str) -> Mapping[str, Written]:
        return self.written.setdefault(sort, {})

    def add(self, sort: str, id: str, written: Written) -> None:
        """Remember a record for the checks that read all of its sort."""
        self.written.setdefault(sort, {})[id] = written

    def claim(self, id: str, path: str, line: int, column: int = 1) -> None:
        """Note where an id of the course's own is given: it must be the only place."""
        self.ids.append((id, path, line, column))
