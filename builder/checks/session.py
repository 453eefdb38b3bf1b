"""A running order that an author wrote for a session fits in half a day."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course

HALF_A_DAY = 240
"""Minutes."""


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for module in course.modules:
        minutes = sum(moment.minutes for moment in module.head.facilitator.running)
        if minutes > HALF_A_DAY:
            what = f"Le déroulé fait {minutes} minutes ; une séance tient en une demi-journée ({HALF_A_DAY})."
            fix = "Raccourcissez-le, ou partagez le module en deux séances dans « note »."
            document = draft.of("module")[module.id].document
            yield document.problem(("facilitator", "running"), "session-long", what, fix)
