"""What a page draws from the reference model exists: the right, step, actors, loop or document that it names."""

from collections.abc import Collection, Iterator, Mapping

from builder.checks.draft import Draft
from builder.checks.framework import unknown
from builder.errors import ContentError, Problem
from builder.markdown.reading import Mention
from builder.model import Course
from builder.svg import read_svg

_OPTIONAL = frozenset({"process", "components", "roadmap"})
"""Directives that draw everything when they name nothing."""


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    known = _known(course)
    for reading in draft.readings.values():
        for mention in reading.mentions:
            name, _, target = mention.target.partition(":")
            if mention.kind == "block" and name == "drawing":
                yield from _numbered(course, draft, reading.path, mention, target)
            if mention.kind != "block" or name not in known or (not target and name in _OPTIONAL):
                continue
            kind, records = known[name]
            if target not in records:
                yield Problem(reading.path, mention.line, mention.column, *unknown(kind, target, records))


def _numbered(course: Course, draft: Draft, page: str, mention: Mention, drawing: str) -> Iterator[Problem]:
    """A drawing of the components stands inside the page, and has a region for each."""
    if drawing not in draft.media:
        return
    try:
        found = read_svg(draft.content(drawing), drawing)
    except ContentError as error:
        yield from error.problems
        return
    for id in course.framework.components:
        if id not in found.ids:
            what = f"Le dessin n'a pas de région « {id} »."
            fix = f'Donnez « id="{id}" » à ce qui montre cette composante.'
            yield Problem(page, mention.line, mention.column, "region-unknown", what, fix)


def _known(course: Course) -> Mapping[str, tuple[str, Collection[str]]]:
    """A directive's name, or the name of an option that names a record, to the kind of record and those there are."""
    model = course.framework
    return {
        "right": ("right", model.rights.keys()),
        "path": ("path", model.paths.keys()),
        "track": ("track", model.tracks.keys()),
        "process": ("step", model.process.keys()),
        "sphere": ("sphere", model.spheres.keys()),
        "actor": ("actor", model.actors.keys()),
        "loop": ("loop", model.loops.keys()),
        "components": ("component", model.components.keys()),
        "roadmap": ("phase", model.roadmap.keys()),
        "document": ("document", course.documents.keys()),
    }
