"""A course while it is being read: what was made, and where each thing stands, for the checks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from builder.base import Location, Model, prose
from builder.markdown import Reading, References
from builder.source import Document


@dataclass(frozen=True)
class Written:
    """A record and its place: the document it comes from, and where in it."""

    record: Model
    document: Document
    at: Location = ()

    def texts(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Every Markdown sentence of the record, with its line and column."""
        for where, text, _ in prose(self.record):
            yield text, self.document.place((*self.at, *where))


@dataclass
class Draft:
    """`readings` by page id, `written` by sort and id; `ids` counts where each id is given; read on the day `today`."""

    references: References
    readings: dict[str, Reading] = field(default_factory=dict)
    written: dict[str, dict[str, Written]] = field(default_factory=dict)
    ids: list[tuple[str, str, int, int]] = field(default_factory=list)
    media: frozenset[str] = frozenset()
    steps: frozenset[str] = frozenset()
    rights: frozenset[str] = frozenset()
    today: date = field(default_factory=date.today)

    def of(self, sort: str) -> Mapping[str, Written]:
        return self.written.setdefault(sort, {})

    def add(self, sort: str, id: str, written: Written) -> None:
        """Remember a record for the checks that read all of its sort."""
        self.written.setdefault(sort, {})[id] = written

    def claim(self, id: str, path: str, line: int, column: int = 1) -> None:
        """Note where an id of the course's own is given: it must be the only place."""
        self.ids.append((id, path, line, column))
