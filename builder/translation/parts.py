"""The parts of a YAML file that are translated each in one go: its head, then each question, scene or record."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.base import Location, Model, Said, Spoken, said
from builder.source import Document
from builder.translation.digest import digest

HEAD = "head"
_LOOSE = frozenset({"course", "context"})
_WHOLE = frozenset({"module", "quiz", "question", "case", "worksheet"})
_NAMES = frozenset({"title", "name", "label", "term", "also"})


@dataclass(frozen=True)
class String:
    """Something people read: where it stands in the original, and by which names a translation calls it.

    The two differ where a list's items have an id: the translation names them by it.
    """

    at: Location
    name: Location
    text: Spoken
    mark: Said

    def told(self) -> str:
        words = self.text if isinstance(self.text, str) else "\n".join(self.text)
        return "/".join(map(str, self.name)) + "\n" + words


@dataclass(frozen=True)
class Part:
    """`key` names it within its file; `sort` and `id`, within the course; `depth` is how deep its fields stand."""

    sort: str
    id: str
    key: str
    depth: int
    strings: tuple[String, ...]

    @cached_property
    def digest(self) -> str:
        return digest(string.told() for string in self.needed)

    @property
    def needed(self) -> Iterator[String]:
        return (string for string in self.strings if string.mark.needed)

    def field(self, string: String) -> str:
        """The field that a string belongs to; each word of a context is one by itself."""
        if self.sort == "context":
            return "/".join(map(str, string.name))
        return str(string.name[self.depth])

    def fields(self) -> dict[str, list[String]]:
        """Its strings, field by field."""
        found: dict[str, list[String]] = {}
        for string in self.strings:
            found.setdefault(self.field(string), []).append(string)
        return found

    def apart(self, field: str) -> bool:
        """Whether a field may be translated while others are not: the name of a record, the lines of a cover."""
        return self.sort in _LOOSE or (self.sort not in _WHOLE and field in _NAMES)


def parts_of(sort: str, record: Model, document: Document) -> tuple[Part, ...]:
    """The parts of a file that holds one record: what it says itself, then each entry of its lists of records."""
    entries = [*_entries(record)]
    groups: dict[Location, list[String]] = {}
    for string in _strings(record, document, ()):
        section = next((at for at in entries if string.name[: len(at)] == at), None)
        groups.setdefault(string.name[: len(section) + 1] if section else (), []).append(string)
    id = str(getattr(record, "id", sort))
    return tuple(_part(sort, id, prefix, strings) for prefix, strings in groups.items())


def parts_of_records(sort: str, records: Mapping[str, Model], document: Document) -> tuple[Part, ...]:
    """The parts of a file of records: each record."""
    each = ((id, tuple(_strings(record, document, (id,)))) for id, record in records.items())
    return tuple(Part(sort, id, id, 1, strings) for id, strings in each if strings)


def _part(sort: str, id: str, prefix: Location, strings: Iterable[String]) -> Part:
    if not prefix:
        return Part(sort, id, HEAD, 0, tuple(strings))
    section, name = str(prefix[-2]), str(prefix[-1])
    its = {"case": (sort, id), "worksheet": (sort, id), "quiz": ("question", name)}.get(sort, (section, name))
    return Part(*its, "/".join(map(str, prefix)), len(prefix), tuple(strings))


def _entries(record: Model, at: Location = ()) -> Iterator[Location]:
    """Where collections of records that go by their ids stand."""
    for name, field in type(record).model_fields.items():
        value, here = getattr(record, name), (*at, field.alias or name)
        if isinstance(value, Model):
            yield from _entries(value, here)
        elif _holds(value):
            yield here


def _holds(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(isinstance(item, Model) for item in value.values())
    return isinstance(value, tuple) and any(isinstance(item, Model) and hasattr(item, "id") for item in value)


def _strings(record: Model, document: Document, at: Location) -> Iterator[String]:
    for where, text, mark in said(record, at):
        yield String(where, _named(document.data, where), text, mark)


def _named(data: Any, at: Location) -> Location:
    """The names a translation goes by: an item's id instead of its position, where it has one."""
    names: list[str | int] = []
    for step in at:
        data = data[step] if _has(data, step) else None
        named = isinstance(step, int) and isinstance(data, dict) and "id" in data
        names.append(str(data["id"]) if named else step)
    return tuple(names)


def _has(data: Any, step: str | int) -> bool:
    return step in data if isinstance(data, dict) else isinstance(data, tuple) and isinstance(step, int)
