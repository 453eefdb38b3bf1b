"""Strings in another language, laid over the file they translate."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from builder.base import Location, Spoken
from builder.errors import Problem
from builder.markdown.asked import Kept
from builder.source import Document
from builder.translation.parts import Part, String

RECORD = "_translates"
"""The key of a translation that keeps, part by part, the digest of what was translated."""

State = Literal["done", "stale", "missing"]


@dataclass(frozen=True)
class Overlay:
    """A file and its translation. `document` is None when there is no such translation yet.

    `together` says that no part shows its translation before all have theirs.
    """

    original: Document
    parts: tuple[Part, ...]
    path: str
    document: Document | None = None
    together: bool = False
    kept: Kept = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def _read(self) -> tuple[dict[Location, Spoken], list[Problem]]:
        if self.document is None:
            return {}, []
        reader = _Reader(self.document)
        tree: dict[str | int, Any] = {RECORD: None}
        for part in self.parts:
            for string in part.strings:
                _plant(tree, string)
        reader.branch(tree, self.original.data, self.document.data, ())
        return reader.strings, reader.problems

    @property
    def strings(self) -> dict[Location, Spoken]:
        """What is translated, by the names of the original's strings."""
        return self._read[0]

    @property
    def problems(self) -> list[Problem]:
        """What is there that the original has not, or has in another shape."""
        return self._read[1]

    def recorded(self, part: Part) -> str:
        """The digest of what a part was translated from; empty when nobody said."""
        kept = self.document.data.get(RECORD) if self.document else None
        return str(kept.get(part.key, "")) if isinstance(kept, dict) else ""

    def complete(self, part: Part) -> bool:
        return all(string.name in self.strings for string in part.needed)

    def state(self, part: Part) -> State:
        if not self.complete(part):
            return "missing"
        return "done" if self.recorded(part) == part.digest else "stale"

    def late(self, part: Part) -> bool:
        """Whether a part says what it was made from, and that is not the original any more."""
        return bool(self.recorded(part)) and self.state(part) == "stale"

    @cached_property
    def laid(self) -> Document:
        """The original with its translation over it: part by part, never half a part."""
        shown = [string for part in self.parts for string in self._shown(part)]
        if not shown or self.document is None:
            return self.original
        data = _thawed(self.original.data)
        for string in shown:
            _put(data, string.at, self._said(string))
        over = {string.at: (self.path, self.document.place(string.name)) for string in shown}
        return Document(self.original.path, _frozen(data), self.original.places, self.original.over | over)

    @cached_property
    def untranslated(self) -> dict[str, frozenset[str]]:
        """`sort/id` → the fields that are shown in the original's language; an empty name is the record as a whole."""
        found: dict[str, frozenset[str]] = {}
        for part in self.parts:
            shown = {string.name for string in self._shown(part)}
            fields = {part.field(string) for string in part.strings if string.name not in shown}
            whole = frozenset() if self._speaks(part) else frozenset({""})
            name = f"{part.sort}/{part.id}"
            found[name] = found.get(name, frozenset()) | whole | fields
        return {name: fields for name, fields in found.items() if fields}

    def _speaks(self, part: Part) -> bool:
        return all(map(self.complete, self.parts)) if self.together else self.complete(part)

    def _shown(self, part: Part) -> Iterator[String]:
        speaks = self._speaks(part)
        for field_, strings in part.fields().items():
            whole = all(string.name in self.strings for string in strings if string.mark.needed)
            if speaks or (whole and part.apart(field_)):
                yield from (string for string in strings if string.name in self.strings)

    def _said(self, string: String) -> Spoken:
        words = self.strings[string.name]
        if isinstance(words, str) or isinstance(string.text, str):
            return words
        return tuple(dict.fromkeys([*words, *string.text]))


@dataclass
class _Reader:
    """Walks a translation beside its original and the tree of strings that it may hold."""

    document: Document
    strings: dict[Location, Spoken] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def branch(self, tree: Any, base: Any, over: Any, at: Location) -> None:
        if over is None or over in ("", ()) or at == (RECORD,):
            return
        if isinstance(tree, String):
            self._leaf(tree, over, at)
        elif isinstance(over, dict) and _named(tree):
            self._known(tree, over, at)
            for id in tree.keys() & over.keys():
                self.branch(tree[id], _inside(base, id), over[id], (*at, id))
        elif isinstance(over, tuple) and not _named(tree) and len(over) == len(base):
            for i, item in enumerate(over):
                self.branch(tree.get(i, {}), base[i], item, (*at, i))
        else:
            self._misshapen(tree, at)

    def _known(self, tree: dict[Any, Any], over: dict[str, Any], at: Location) -> None:
        for id in over.keys() - tree.keys():
            what = f"« {id} » n'est pas un texte de l'original."
            self.problems.append(self.document.problem((*at, id), "translation-unknown", what, "Retirez-le."))

    def _leaf(self, string: String, over: Any, at: Location) -> None:
        if isinstance(string.text, tuple) and isinstance(over, tuple):
            if words := tuple(str(word) for word in over if word not in (None, "")):
                self.strings[at] = words
        elif isinstance(string.text, tuple) or isinstance(over, dict | tuple):
            self._misshapen(string, at)
        else:
            self.strings[at] = str(over)

    def _misshapen(self, tree: Any, at: Location) -> None:
        what = "Cette traduction n'a pas la forme de l'original."
        fix = "Rangez les textes par identifiant." if _named(tree) else "Gardez les mêmes listes."
        if isinstance(tree, String):
            fix = "Écrivez une liste." if isinstance(tree.text, tuple) else "Écrivez un texte."
        self.problems.append(self.document.problem(at, "translation-shape", what, fix))


def _plant(tree: dict[str | int, Any], string: String) -> None:
    for step in string.name[:-1]:
        tree = tree.setdefault(step, {})
    tree[string.name[-1]] = string


def _named(tree: Any) -> bool:
    return isinstance(tree, dict) and all(isinstance(step, str) for step in tree)


def _inside(base: Any, id: str) -> Any:
    if isinstance(base, tuple):
        return next((item for item in base if isinstance(item, dict) and str(item.get("id")) == id), None)
    return base.get(id) if isinstance(base, dict) else None


def _thawed(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _thawed(value) for key, value in data.items()}
    return [_thawed(item) for item in data] if isinstance(data, tuple) else data


def _frozen(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(_frozen(item) for item in data) if isinstance(data, list) else data


def _put(data: Any, at: Location, value: Spoken) -> None:
    for step in at[:-1]:
        data = data[step]
    data[at[-1]] = value
