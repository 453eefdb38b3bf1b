"""What every export shares: an edition of the course goes in, files come out, nothing else is touched."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from builder.model import Course, Module


@dataclass(frozen=True, order=True)
class File:
    """One entry of a package."""

    path: str
    data: bytes


@dataclass(frozen=True)
class Edition:
    """What is exported: a course in one language, the modules kept, and the pathway that chose them."""

    course: Course
    modules: tuple[Module, ...]
    pathway: str | None = None

    @cached_property
    def name(self) -> str:
        """Names the package and its file; two editions never share it."""
        kept = [] if self.pathway or self.modules == self.course.modules else [m.id for m in self.modules]
        context = self.course.context
        local = [context.id] if context and context.id != self.course.head.context else []
        return "-".join([self.course.id, *filter(None, [self.pathway]), *kept, *local, self.course.language])

    @property
    def minutes(self) -> int:
        return sum(module.minutes for module in self.modules)


class Exporter(ABC):
    """A subclass names itself and yields files. Zipping, naming and writing happen elsewhere."""

    name: ClassVar[str]
    title: ClassVar[str]

    @abstractmethod
    def files(self, edition: Edition, site: Sequence[File], schemas: Path | None) -> Iterator[File]:
        """The whole package, from the pages and scripts that all formats share."""
