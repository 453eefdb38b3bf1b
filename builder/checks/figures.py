"""The drawing of a question is there, may stand inside a page, and has the regions that the question names."""

from collections.abc import Iterator

from builder.checks.draft import Draft, Written
from builder.errors import ContentError, Problem
from builder.markdown.directive import unknown
from builder.model import Course
from builder.questions.hotspot import Hotspot
from builder.svg import read_svg


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for written in draft.of("question").values():
        if isinstance(written.record, Hotspot):
            yield from _drawn(course, draft, written, written.record)


def _drawn(course: Course, draft: Draft, written: Written, question: Hotspot) -> Iterator[Problem]:
    if question.figure not in draft.media:
        what = f"Le fichier « {question.figure} » n'existe pas."
        fix = unknown("Mettez-le dans un dossier « media ». Il y a", question.figure, sorted(draft.media))
        yield written.document.problem((*written.at, "figure"), "media-unknown", what, fix)
        return
    try:
        found = read_svg(draft.content(question.figure), question.figure)
    except ContentError as error:
        yield from error.problems
        return
    for id in question.regions:
        if id not in found.ids:
            what = f"Le dessin n'a pas de région « {id} »."
            fix = unknown("Il y a", id, sorted(found.ids))
            yield written.document.problem((*written.at, "regions", id), "region-unknown", what, fix)
