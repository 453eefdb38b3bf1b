"""The habits every content type shares: frozen, exact, known by a stable id, and aware of its prose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""An id: never reused, never derived from a position or a text."""


@dataclass(frozen=True)
class Prose:
    """Marks a field that holds Markdown, so that checks and translations find every sentence."""

    block: bool


Inline = Annotated[str, Prose(block=False)]
Block = Annotated[str, Prose(block=True)]

Location = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions from the top, as pydantic names them."""


class Model(BaseModel):
    """What an author writes: frozen, and unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


def prose(value: Model, at: Location = ()) -> Iterator[tuple[Location, str, Prose]]:
    """Every Markdown text of a model, with where it stands and whether it is a block."""
    for name, field in type(value).model_fields.items():
        mark = next((m for m in _metadata(field.annotation, field.metadata) if isinstance(m, Prose)), None)
        yield from _prose(getattr(value, name), (*at, field.alias or name), mark)


def _prose(value: object, at: Location, mark: Prose | None) -> Iterator[tuple[Location, str, Prose]]:
    if isinstance(value, Model):
        yield from prose(value, at)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _prose(item, (*at, key), mark)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _prose(item, (*at, position), mark)
    elif isinstance(value, str) and value and mark:
        yield at, value, mark


def _metadata(annotation: Any, own: list[Any]) -> Iterator[Any]:
    yield from own
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        if not isinstance(inner, str):
            yield from _metadata(inner, [])
