"""A local context: what another region replaces, and whom its people turn to."""

from datetime import date
from typing import Any, Literal

from pydantic import Field

from builder.base import Inline, Label, Model, Slug

ContactKind = Literal[
    "commune", "state", "health", "school", "justice", "police", "association", "international", "consulate", "other"
]


class Contact(Model):
    """Somebody to turn to. `verified` is the day when somebody last made sure, `source` where it was read."""

    name: Inline
    kind: ContactKind
    role: Inline = ""
    place: str = ""
    phone: str = Field(default="", pattern=r"^(\+?[0-9][0-9 .-]*)?$")
    email: str = Field(default="", pattern=r"^(\S+@\S+)?$")
    address: Inline = ""
    hours: Inline = ""
    languages: tuple[str, ...] = ()
    verified: date
    source: str
    note: Inline = ""


class Changes(Model):
    """What a context changes in the files of `course/`: a text or a list replaces, a group completes, null removes."""

    competencies: dict[str, Any] = {}
    framework: dict[str, Any] = {}
    glossary: dict[str, Any] = {}
    pathways: dict[str, Any] = {}
    sources: dict[str, Any] = {}


class Context(Model):
    """The words of the text, the local directory, the modules kept or left out, the records changed."""

    id: Slug
    title: Inline
    variables: dict[Slug, Label] = {}
    directory: dict[Slug, Contact] = {}
    modules: tuple[Slug, ...] = ()
    without: tuple[Slug, ...] = ()
    records: Changes = Changes()

    def keeps(self, module: str) -> bool:
        """Whether a module is part of the course here."""
        return (not self.modules or module in self.modules) and module not in self.without
