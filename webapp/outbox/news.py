"""What is told to other servers of what happens here: each called where the fact is written, in its transaction."""

from datetime import datetime

from webapp import here, progress
from webapp.certificates.rows import Certificate
from webapp.models import Attempt, Cohort
from webapp.outbox import hooks


def joined(cohort: Cohort, *people: int) -> None:
    """People who came to learn in a cohort."""
    for id in people:
        hooks.tell("learner.joined", f"{id} {cohort.id}", id, {"course": cohort.course, "cohort": cohort.id})


def quiz_finished(attempt: Attempt, result: dict[str, object]) -> None:
    about = {"attempt": attempt.id, "quiz": attempt.quiz, "number": attempt.number, **result}
    hooks.tell("quiz.finished", str(attempt.id), attempt.user_id, {**hooks.course(), **about})


def sheet_sent(user_id: int, worksheet: str, client_id: str) -> None:
    """`client_id`: which sending of it, for it may be sent again."""
    about = {**hooks.course(), "worksheet": worksheet}
    hooks.tell("worksheet.submitted", f"{user_id} {worksheet} {client_id}", user_id, about)


def sheet_approved(user_id: int, worksheet: str, at: datetime) -> None:
    about = {**hooks.course(), "worksheet": worksheet}
    hooks.tell("worksheet.approved", f"{user_id} {worksheet} {at}", user_id, about)


def certified(found: Certificate) -> None:
    hooks.tell("certificate.issued", found.code, found.user_id, _certificate(found))


def revoked(found: Certificate) -> None:
    hooks.tell("certificate.revoked", found.code, found.user_id, _certificate(found))


def published(course: str, revision: str, publication: int) -> None:
    """A revision is from now on what learners read."""
    hooks.tell("revision.published", str(publication), None, {"course": course, "revision": revision})


def done(user_id: int, *units: str) -> None:
    """Somebody finished these units: their modules may be finished with them. Said once for each module."""
    if not hooks.wanted("module.completed"):
        return
    course, known = here.course(), progress.traces(user_id, here.course().id)
    modules = {course.module_of[id].id: course.module_of[id] for id in units if id in course.module_of}
    for station in progress.journey(course, modules.values(), known).stations:
        if station.total and station.done == station.total:
            about = {**hooks.course(), "module": station.module.id}
            hooks.tell("module.completed", f"{user_id} {course.id} {station.module.id}", user_id, about)


def _certificate(found: Certificate) -> dict[str, object]:
    return {
        "course": found.course_id, "revision": found.revision, "certificate": found.id,
        "pathway": found.pathway or None,
    }  # fmt: skip
