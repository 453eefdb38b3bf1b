"""Skeletons of what is not translated yet, and the mark of what is: a translator's words are never touched."""

import os
from collections.abc import Iterator
from pathlib import Path

from builder.base import Location
from builder.errors import ContentError
from builder.i18n.editing import completed, keeps, recorded, tree_of
from builder.load.assemble import Gathered
from builder.source import read_text
from builder.translation import DRAFT, TRANSLATES, Overlay, Part, Twin

Change = tuple[str, str]
"""A file, and its new text."""


def skeletons(root: Path, found: Gathered) -> Iterator[Change]:
    """What to write so that every unit has a place to be translated in."""
    for twin in found.draft.twins:
        if twin.head is None and not (root / twin.path).exists():
            original = read_text(root / twin.original, twin.original)
            yield twin.path, _with_marks(original, {TRANSLATES: f'"{twin.digest}"', DRAFT: "true"})
    for overlay in found.draft.overlays:
        if overlay.document is not None or not (root / overlay.path).exists():
            before = read_text(root / overlay.path, overlay.path) if overlay.document else ""
            after = _completed(overlay, before)
            if after != before and keeps(before, after):
                yield overlay.path, after


def accepted(root: Path, overlay: Overlay, parts: list[Part]) -> Change:
    """The translation with these parts declared to be made from their present original."""
    before = read_text(root / overlay.path, overlay.path)
    digests = {part.key: overlay.recorded(part) for part in overlay.parts if overlay.recorded(part)}
    digests |= {part.key: part.digest for part in parts}
    return overlay.path, recorded(before, _ordered(overlay, digests))


def page_accepted(root: Path, twin: Twin) -> Change:
    """The page, to be read, and declared to be made from its present original."""
    before = read_text(root / twin.path, twin.path)
    return twin.path, _with_marks(before, {TRANSLATES: f'"{twin.digest}"', DRAFT: ""})


def sign(root: Path, found: Gathered) -> None:
    """Declare everything that is translated to be made from the present original."""
    for twin in found.draft.twins:
        if twin.state == "stale":
            write(root, page_accepted(root, twin))
    for overlay in found.draft.overlays:
        if ready := [part for part in overlay.parts if overlay.document and overlay.complete(part)]:
            write(root, accepted(root, overlay, ready))


def write(root: Path, change: Change) -> None:
    """Beside, then renamed: nobody ever reads half a file."""
    path, text = change
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}")
    fresh.write_text(text, "utf-8")
    fresh.replace(file)


def _completed(overlay: Overlay, before: str) -> str:
    needed = [string for part in overlay.parts for string in part.needed]
    if not needed:
        return before
    start = before or f"# Traduction de {overlay.original.path}. Ce qui reste vide paraît dans la langue d'origine.\n\n"
    after = completed(start, tree_of(needed, overlay.original.data))
    old = {part.key: overlay.recorded(part) for part in overlay.parts if overlay.recorded(part)}
    fresh = {part.key: part.digest for part in overlay.parts if any(part.needed) and not _begun(overlay, part)}
    digests = _ordered(overlay, fresh | old)
    return after if digests == old or not digests else recorded(after, digests)


def _begun(overlay: Overlay, part: Part) -> bool:
    """Whether a translator wrote something of it: only they know which original they read."""
    said: set[Location] = {string.name for string in part.strings}
    return bool(said & overlay.strings.keys())


def _ordered(overlay: Overlay, digests: dict[str, str]) -> dict[str, str]:
    return {part.key: digests[part.key] for part in overlay.parts if part.key in digests}


def _with_marks(text: str, marks: dict[str, str]) -> str:
    """A page's text with these fields at the end of its front matter, in place of any of their names."""
    lines = text.split("\n")
    end = next((i for i, line in enumerate(lines) if i and line.rstrip() == "---"), 0)
    if not end:
        raise ContentError([])
    head = [line for line in lines[1:end] if line.partition(":")[0] not in marks]
    head += [f"{name}: {value}" for name, value in marks.items() if value]
    return "\n".join([lines[0], *head, *lines[end:]])
