"""YAML as plain values and their places, from the parser's events: nothing deeper or stranger than a course needs."""

from typing import Any

import yaml
from yaml.constructor import ConstructorError, SafeConstructor
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)  # fmt: skip

from builder.base import Location

Place = tuple[int, int]
"""Line and column, from 1."""

DEEPEST = 40
"""Lists and groups inside one another: the case of a case asks for ten."""
LONGEST = 40
"""Signs of a number or a date: YAML would read a book as one number, for an hour."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"


class Refused(Exception):
    """What a course does not write, though YAML allows it."""

    def __init__(self, place: Place, code: str, what: str) -> None:
        super().__init__(what)
        self.place, self.code, self.what = place, code, what


def values(text: str, first_line: int, places: dict[Location, Place]) -> Any:
    """The data of a YAML text, None when it is empty; fills `places`. Raises Refused, or yaml.YAMLError."""
    loader = _LOADER(text)
    try:
        return _Values(loader, first_line, places).document()
    finally:
        loader.dispose()


class _Values:
    def __init__(self, loader: Any, first_line: int, places: dict[Location, Place]) -> None:
        self.loader, self.first_line, self.places = loader, first_line, places
        self.next, self.resolve, self.scalars = loader.get_event, loader.resolve, SafeConstructor()

    def document(self) -> Any:
        self.next()
        if not isinstance(self.next(), DocumentStartEvent):
            return None
        data = self._value(self.next(), ())
        self.next()
        event = self.next()
        if not isinstance(event, StreamEndEvent):
            raise Refused(
                self._place(event), "yaml-syntax", "Un second document commence ici : « --- » n'y a pas sa place."
            )
        return data

    def _value(self, event: Any, at: Location) -> Any:
        self.places.setdefault(at, self._place(event))
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, AliasEvent):
            raise Refused(self._place(event), "yaml-alias", "Les ancres et renvois YAML (& et *) ne servent pas ici.")
        if len(at) >= DEEPEST:
            raise Refused(self._place(event), "yaml-depth", "YAML trop profondément emboîté.")
        return self._sequence(at) if isinstance(event, SequenceStartEvent) else self._mapping(at)

    def _sequence(self, at: Location) -> tuple[Any, ...]:
        found: list[Any] = []
        while not isinstance(event := self.next(), SequenceEndEvent):
            found.append(self._value(event, (*at, len(found))))
        return tuple(found)

    def _mapping(self, at: Location) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(key := self.next(), MappingEndEvent):
            if not isinstance(key, ScalarEvent):
                what = "Une clé est un mot, pas une liste ni un groupe."
                raise Refused(self._place(key), "yaml-alias" if isinstance(key, AliasEvent) else "yaml-key", what)
            if key.value in found:
                raise Refused(self._place(key), "yaml-duplicate", f"« {key.value} » est écrit deux fois.")
            here = (*at, key.value)
            self.places[here] = self._place(key)
            found[key.value] = self._value(self.next(), here)
        return found

    def _scalar(self, event: ScalarEvent) -> Any:
        tag = event.tag if event.tag and event.tag != "!" else None
        tag = tag or self.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag == _TEXT:
            return event.value
        node = yaml.ScalarNode(tag, event.value)
        read = SafeConstructor.yaml_constructors.get(tag)
        try:
            if read is None or len(event.value) > LONGEST:
                raise ValueError
            return read(self.scalars, node)
        except (ConstructorError, ValueError, ArithmeticError, LookupError, AttributeError):
            short = event.value[:LONGEST] + "…" * (len(event.value) > LONGEST)
            raise Refused(self._place(event), "yaml-value", f"« {short} » ne se lit pas.") from None

    def _place(self, event: Any) -> Place:
        return event.start_mark.line + self.first_line, event.start_mark.column + 1
