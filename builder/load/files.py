"""One file at a time: find it, read it, lay its translation over it, check its shape."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.base import Location
from builder.errors import ContentError, Problem
from builder.load.memory import Disk
from builder.load.refusals import refusals
from builder.source import Document

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass
class Looked:
    """What was asked of the disk, and what it told."""

    digests: dict[str, str] = field(default_factory=dict)
    there: dict[str, bool] = field(default_factory=dict)
    listed: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    look: int = 0

    def holds(self, disk: Disk) -> bool:
        """Whether the disk would tell the same now."""
        if self.look == disk.look or (self.look == disk.look - 1 and self._untouched(disk)) or self._same(disk):
            self.look = disk.look
            return True
        return False

    def _untouched(self, disk: Disk) -> bool:
        """Whether nothing of it is among what changed since the look before."""
        return (
            disk.changed.isdisjoint(self.digests)
            and disk.changed.isdisjoint(self.there)
            and not (self.listed and disk.moved)
        )

    def _same(self, disk: Disk) -> bool:
        return (
            all(disk.digest(path) == digest for path, digest in self.digests.items())
            and all((path in disk.folder.files) == was for path, was in self.there.items())
            and all(disk.folder.listed(*asked) == was for asked, was in self.listed.items())
        )


@dataclass
class Files:
    """A course folder being read: in which language, written in which; what was looked at, and found wrong."""

    disk: Disk
    language: str
    original: str
    problems: list[Problem] = field(default_factory=list)
    looked: Looked = field(default_factory=Looked)
    changed: dict[str, Document] = field(default_factory=dict)
    """What a context puts in the place of a file, by the file's path."""

    def apart(self, language: str = "") -> "Files":
        """The same disk, its looks noted with ours, whose problems are left aside."""
        return Files(self.disk, language or self.language, self.original, looked=self.looked)

    def has(self, path: str) -> bool:
        found = self.looked.there[path] = path in self.disk.folder.files
        return found or path in self.changed

    def listed(self, folder: str, ending: str) -> list[str]:
        """The files that stand right in a folder and whose names end so, in order."""
        found = self.looked.listed[folder, ending] = self.disk.folder.listed(folder, ending)
        return found

    def text(self, path: str) -> str | None:
        """A file's text, or None (with the problem noted) when it cannot be read."""
        self.looked.digests[path] = self.disk.digest(path)
        try:
            return self.disk.text(path)
        except ContentError as error:
            self.problems += error.problems
            return None

    def yaml(self, path: str) -> Document | None:
        """A YAML file that holds a mapping, or None with the problem noted."""
        if path in self.changed:
            return self.changed[path]
        self.looked.digests[path] = self.disk.digest(path)
        try:
            document = self.disk.yaml(path)
        except ContentError as error:
            self.problems += error.problems
            return None
        if isinstance(document.data, dict):
            return document
        self.problems.append(
            document.problem(
                (), "file-empty", "Ce fichier n'a pas de champs.", "Voyez « La carte du dossier » dans le guide."
            )
        )
        return None

    def translation(self, path: str) -> str:
        """Where a file's translation is, or would be."""
        stem, _, ending = path.rpartition(".")
        return f"{stem.removesuffix(f'.{self.original}')}.{self.language}.{ending}"

    def shape(self, model: type[Shape], document: Document, data: Any = None, at: Location = ()) -> Shape | None:
        """The document's data as a model, or None with every refusal noted."""
        try:
            return model.model_validate(document.data if data is None else data)
        except ValidationError as error:
            self.problems += refusals(error, document, model, at)
            return None
