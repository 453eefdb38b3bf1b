"""A translation follows its original: the same shape, the same links and roles; and it says when it is late."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course
from builder.translation import TRANSLATES, Overlay, Part, Twin
from builder.translation.wording import differences

_LATE = "L'original a changé depuis cette traduction."
_UNSIGNED = "Cette traduction ne dit pas de quel original elle est faite."


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for pair in draft.pairs:
        yield from pair.problems
    for twin in draft.twins:
        yield from _page(twin)
    for overlay in draft.overlays:
        yield from _parts(overlay)
        yield from draft.once(overlay, differences)


def _page(twin: Twin) -> Iterator[Problem]:
    if twin.head and twin.state == "stale":
        line, column = twin.head.place((TRANSLATES,))
        yield _stale(twin.path, line, column, _LATE if twin.recorded else _UNSIGNED, twin.path)


def _parts(overlay: Overlay) -> Iterator[Problem]:
    """Each part that is late; of those that nobody signed, the first alone: they are signed together.

    What a context changes in the original is its own matter.
    """
    document, unsigned = None if overlay.original.over else overlay.document, False
    for part in overlay.parts if document else ():
        if document and overlay.state(part) == "stale" and any(part.needed):
            line, column = document.place(_start(part))
            if overlay.recorded(part):
                yield _stale(overlay.path, line, column, _LATE, f"{overlay.path}#{part.key}")
            elif not unsigned:
                unsigned = True
                yield _stale(overlay.path, line, column, _UNSIGNED, overlay.path)


def _start(part: Part) -> tuple[str | int, ...]:
    """Where a part begins in its translation: its own name, or the first thing it says."""
    name = next(part.needed).name
    return name[: part.depth] or name


def _stale(path: str, line: int, column: int, what: str, name: str) -> Problem:
    fix = f"Relisez-la, puis lancez « parcours i18n done {name} »."
    return Problem(path, line, column, "translation-stale", what, fix, "warning")
