"""A page and its translation: which state of the original it was made from, and whether it is ready to be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.base import Model, Said, marked
from builder.source import Document
from builder.translation.digest import digest
from builder.translation.overlay import State

TRANSLATES, DRAFT = "translates", "draft"
"""Front matter of translations alone: the digest of what was translated, and `true` while it is not to be read."""


@dataclass(frozen=True)
class Twin:
    """A page, and its translation: `head` is None while there is none. `digest` is the original's."""

    sort: str
    id: str
    original: str
    path: str
    digest: str
    head: Document | None = None

    @property
    def recorded(self) -> str:
        return str(self.head.data.get(TRANSLATES, "")) if self.head else ""

    @property
    def late(self) -> bool:
        """Whether it says what it was made from, and that is not the original any more."""
        return bool(self.recorded) and self.state == "stale"

    @property
    def state(self) -> State:
        if self.head is None or self.head.data.get(DRAFT) is True:
            return "missing"
        return "done" if self.recorded == self.digest else "stale"


def page_digest(model: type[Model], head: Mapping[str, Any], body: str) -> str:
    """What a reader reads: the fields of the head that are said, and the body."""
    fields = (f"{name}\n{head.get(name, '')}" for name in marked(model, Said))
    return digest([*fields, body])


def own_head(head: Document) -> Document:
    """A translation's front matter, as an original's would be."""
    data = {name: value for name, value in head.data.items() if name not in (TRANSLATES, DRAFT)}
    return Document(head.path, data, head.places)
