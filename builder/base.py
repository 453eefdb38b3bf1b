"""The habits every content type shares: frozen, exact, known by a stable id, and aware of its prose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""An id: never reused, never derived from a position or a text."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Marks a field that people read, so that translations find every word of it.

    A translation is complete without what is not `needed`. A `whole` list is one thing: a translation writes its own.
    """

    needed: bool = True
    whole: bool = False


@dataclass(frozen=True, kw_only=True)
class Prose(Said):
    """Marks a field that holds Markdown, so that checks find every sentence."""

    block: bool


Inline = Annotated[str, Prose(block=False)]
Block = Annotated[str, Prose(block=True)]
Label = Annotated[str, Said()]
"""Plain words, such as a person's name."""
Wordings = Annotated[tuple[str, ...], Said(whole=True)]
"""Answers that somebody may type: those of a translation join the original's."""

Spoken = str | tuple[str, ...]
"""Something that people read: words, or a list taken as one thing."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")]
"""A language as files name it: fr, ar, shi, fr_CA."""

Location = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions from the top, as pydantic names them."""


class Model(BaseModel):
    """What an author writes: frozen, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


def prose(value: Model, at: Location = ()) -> Iterator[tuple[Location, str, Prose]]:
    """Every Markdown text of a model, with where it stands and whether it is a block."""
    for where, text, mark in said(value, at):
        if isinstance(mark, Prose):
            assert isinstance(text, str)
            yield where, text, mark


def marked(model: type[Model], mark: type[Said]) -> Iterator[str]:
    """The fields of a model that bear a mark."""
    for name, field in model.model_fields.items():
        if any(isinstance(found, mark) for found in _metadata(field.annotation, field.metadata)):
            yield field.alias or name


def said(value: Model, at: Location = ()) -> Iterator[tuple[Location, Spoken, Said]]:
    """Everything of a model that people read, with where it stands."""
    for name, alias, mark in _marks(type(value)):
        yield from _said(getattr(value, name), (*at, alias), mark)


@cache
def _marks(model: type[Model]) -> tuple[tuple[str, str, Said | None], ...]:
    """Each field of a model: its name, the name that authors write, and its mark if people read it."""
    found = []
    for name, field in model.model_fields.items():
        mark = next((m for m in _metadata(field.annotation, field.metadata) if isinstance(m, Said)), None)
        found.append((name, field.alias or name, mark))
    return tuple(found)


def _said(value: object, at: Location, mark: Said | None) -> Iterator[tuple[Location, Spoken, Said]]:
    if isinstance(value, str) or (isinstance(value, tuple) and mark and mark.whole):
        if value and mark:
            yield at, value, mark
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _said(item, (*at, position), mark)
    elif isinstance(value, Model):
        yield from said(value, at)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _said(item, (*at, key), mark)


def _metadata(annotation: Any, own: list[Any]) -> Iterator[Any]:
    yield from own
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        if not isinstance(inner, str):
            yield from _metadata(inner, [])
