"""From a course to a package that another platform can open."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import entry_points

from builder.errors import ExportError
from builder.haste import uncollected
from builder.registry import import_all
from exports import formats
from exports.base import Edition, Exporter, File, edition
from exports.budget import check_budget
from exports.conformance import joined
from exports.options import Options
from exports.pack import packed
from exports.profiles import PROFILES
from exports.theme import Theme, read_theme

__all__ = [
    "EXPORTERS", "PROFILES", "Edition", "Exporter", "File", "Options", "Package", "Theme",
    "edition", "export", "read_theme",
]  # fmt: skip

AS_IT_IS = Options()
Told = Callable[[str, int], None]
"""Hears how far the making is: « write » and how many files there are, then « pack »."""

import_all(sys.modules[formats.__name__])


def _exporters(above: type[Exporter] = Exporter) -> Iterator[type[Exporter]]:
    """Those that have a name: what several formats share may be a class without one."""
    for found in above.__subclasses__():
        if "name" in vars(found):
            yield found
        yield from _exporters(found)


EXPORTERS: dict[str, type[Exporter]] = {found.name: found for found in _exporters()} | {
    door.name: door.load() for door in entry_points(group="parcours.formats")
}
"""Every format by its name: those of `exports/formats/`, and those that other distributions declare."""


@dataclass(frozen=True)
class Package:
    """What is written: a zip or a single file, and the name it deserves.

    `state` is how many characters a learner's state may take in it, out of `limit`; both are 0 when none travels.
    `remark`: what whoever asked for it should know.
    """

    name: str
    data: bytes
    revision: str
    state: int = 0
    limit: int = 0
    remark: str = ""


@uncollected()
def export(format: str, edition: Edition, options: Options = AS_IT_IS, told: Told = lambda step, done: None) -> Package:
    """Make the package in memory, or raise ExportError: nothing is written here. What `told` raises stops it."""
    exporter = EXPORTERS[format]()
    if options.mastery is not None:
        edition = edition.mastered_at(options.mastery)
    if options.sequenced:
        edition = edition.in_sequence()
    limit = min(options.host.limit, exporter.room)
    state = max(check_budget(part.outline, limit) for part in options.apart(edition)) if exporter.room else 0
    name = f"{edition.name}-{format}{'-sequenced' if options.sequenced else ''}{exporter.ending}"
    data = _data(exporter, edition, options, told)
    return Package(name, data, edition.course.revision[:8], state, limit, exporter.remark)


def _data(exporter: Exporter, edition: Edition, options: Options, told: Told) -> bytes:
    files = []
    told("write", 0)
    for file in exporter.files(edition, options):
        files.append(file)
        told("write", len(files))
    told("pack", len(files))
    if exporter.ending == ".zip":
        return packed(exporter.closed(edition, options, joined(exporter, edition, options, files)))
    if len(files) != 1:
        raise ExportError(f"Le format « {exporter.name} » tient en un fichier, et en a donné {len(files)}.")
    return files[0].data
