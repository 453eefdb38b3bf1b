"""How far a course is translated: each unit done, stale or missing, module by module."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder.errors import ContentError
from builder.load.assemble import Gathered, gather
from builder.load.memory import Memory
from builder.translation import Overlay
from builder.translation.overlay import State

SHARED = ""
"""The module of what the whole course shares."""


@dataclass(frozen=True)
class Unit:
    """Something translated in one go. `name` is what `done` calls it."""

    module: str
    sort: str
    id: str
    name: str
    state: State


@dataclass(frozen=True)
class Progress:
    """One language's units, and the titles of the modules that they belong to."""

    language: str
    titles: dict[str, str]
    units: tuple[Unit, ...]

    def of(self, module: str) -> Counter[State]:
        return Counter(unit.state for unit in self.units if unit.module == module)

    @property
    def total(self) -> Counter[State]:
        return Counter(unit.state for unit in self.units)


def translated(root: Path, only: str = "") -> Iterator[Gathered]:
    """The course read in each language that it is translated into. Raises ContentError when it cannot be read."""
    memory = Memory()
    original = gather(root, memory=memory)
    if original.course is None:
        raise ContentError(original.problems)
    for language in original.course.head.languages[1:]:
        if only in ("", language):
            yield gather(root, language, memory=memory)


def progress(found: Gathered) -> Progress:
    course, draft = found.course, found.draft
    if course is None:
        raise ContentError(found.problems)
    folders = {PurePosixPath(o.original.path).parent.as_posix(): _own(o) for o in draft.overlays if _is_module(o)}
    pages = (Unit(_home(twin.original, folders), twin.sort, twin.id, twin.path, twin.state) for twin in draft.twins)
    parts = (
        Unit(_module(overlay, folders), part.sort, part.id, f"{overlay.path}#{part.key}", overlay.state(part))
        for overlay in draft.overlays
        for part in overlay.parts
        if any(part.needed)
    )
    titles = {SHARED: "", **{module.id: module.title for module in course.modules}}
    return Progress(course.language, titles, tuple(sorted([*pages, *parts], key=lambda unit: unit.name)))


def _own(overlay: Overlay) -> str:
    return str(overlay.original.data.get("id", ""))


def _is_module(overlay: Overlay) -> bool:
    return overlay.original.path.endswith("/module.yaml")


def _module(overlay: Overlay, folders: dict[str, str]) -> str:
    named = overlay.original.data.get("module")
    return str(named) if isinstance(named, str) else _home(overlay.original.path, folders)


def _home(path: str, folders: dict[str, str]) -> str:
    return next((id for folder, id in folders.items() if path.startswith(f"{folder}/")), SHARED)
