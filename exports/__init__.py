"""From a course to a package that another platform can open."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path

from builder.model import Course, Module
from builder.registry import import_all
from exports import formats
from exports.base import Edition, Exporter, File
from exports.budget import check_budget
from exports.pack import packed
from exports.plan import plan as planned
from exports.site import site as built

__all__ = ["EXPORTERS", "Edition", "Exporter", "File", "Package", "export"]

import_all(sys.modules[formats.__name__])

EXPORTERS: dict[str, type[Exporter]] = {found.name: found for found in Exporter.__subclasses__()} | {
    door.name: door.load() for door in entry_points(group="parcours.formats")
}


@dataclass(frozen=True)
class Package:
    """A zip, the name its file deserves, and the room that a learner's state may take in it."""

    name: str
    data: bytes
    revision: str
    state: int
    limit: int


def export(
    format: str,
    course: Course,
    modules: Iterable[Module] | None = None,
    *,
    pathway: str | None = None,
    schemas: Path | None = None,
) -> Package:
    """Make the package in memory, or raise ExportError: nothing is written here."""
    kept = course.pathway_modules(pathway) if modules is None else tuple(modules)
    edition = Edition(course, kept, pathway)
    outline = planned(course, kept)
    worst = check_budget(outline)
    files = EXPORTERS[format]().files(edition, built(edition, outline, format), schemas)
    name = f"{edition.name}-{format}.zip"
    return Package(name, packed(files), outline["revision"], worst, outline["limit"])
