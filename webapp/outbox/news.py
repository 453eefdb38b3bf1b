"""What is told to other servers of what happens here: each called where the fact is written, in its transaction.

Webhooks are told of what matters to an organisation; a record store, if the settings name one, of each step.
"""

from typing import Protocol

from builder.grading import Response, Verdict
from builder.questions import Question
from webapp import here, progress
from webapp.certificates.rows import Certificate
from webapp.models import Attempt, Cohort, Run
from webapp.outbox import hooks
from webapp.xapi import statements


class Going(Protocol):
    """An attempt, as much of it as is known while it is under way."""

    @property
    def id(self) -> int: ...
    @property
    def quiz(self) -> str: ...


def joined(cohort: Cohort, *people: int) -> None:
    """People who came to learn in a cohort."""
    for id in people:
        hooks.tell("learner.joined", f"{id} {cohort.id}", id, {"course": cohort.course, "cohort": cohort.id})


def began(user_id: int, unit: str, number: int) -> None:
    """A quiz, a case: for this many times now."""
    if statements.wanted():
        statements.began(user_id, unit, str(number))


def answered(user_id: int, question: Question, response: Response, verdict: Verdict, client_id: str) -> None:
    """A self-check, or a question that came back."""
    if statements.wanted():
        lesson = here.course().lesson_of.get(question.id)
        statements.answered(user_id, question, response, verdict, client_id, lesson.id if lesson else "")


def answered_in(attempt: Going, user_id: int, question: Question, response: Response, verdict: Verdict) -> None:
    """A question of a quiz."""
    if statements.wanted():
        statements.answered(user_id, question, response, verdict, f"attempt {attempt.id}", attempt.quiz)


def lesson_done(user_id: int, lesson: str, client_id: str) -> None:
    if statements.wanted():
        statements.finished(user_id, lesson, client_id)
    done(user_id, lesson)


def case_done(run: Run, verdict: Verdict) -> None:
    if statements.wanted():
        score = (verdict["earned"], verdict["possible"])
        statements.finished(run.user_id, run.case, f"run {run.number}", score=score)
    done(run.user_id, run.case)


def quiz_finished(attempt: Attempt, result: dict[str, object]) -> None:
    about = {"attempt": attempt.id, "quiz": attempt.quiz, "number": attempt.number, **result}
    hooks.tell("quiz.finished", f"{attempt.user_id} {attempt.id}", attempt.user_id, {**hooks.course(), **about})
    if statements.wanted():
        score = (int(str(result["earned"])), int(str(result["possible"])))
        key = f"attempt {attempt.number}"
        statements.finished(attempt.user_id, attempt.quiz, key, score=score, passed=bool(result["passed"]))
    done(attempt.user_id, attempt.quiz)


def sheet_sent(user_id: int, worksheet: str, client_id: str) -> None:
    """`client_id`: which sending of it, for it may be sent again."""
    about = {**hooks.course(), "worksheet": worksheet}
    hooks.tell("worksheet.submitted", f"{user_id} {worksheet} {client_id}", user_id, about)
    if statements.wanted():
        statements.finished(user_id, worksheet, client_id)
    done(user_id, worksheet)


def sheet_approved(user_id: int, worksheet: str, at: object) -> None:
    about = {**hooks.course(), "worksheet": worksheet}
    hooks.tell("worksheet.approved", f"{user_id} {worksheet} {at}", user_id, about)


def certified(found: Certificate) -> None:
    hooks.tell("certificate.issued", found.code, found.user_id, _certificate(found))
    if statements.wanted():
        statements.earned(found.user_id, found.id, found.code)


def revoked(found: Certificate) -> None:
    hooks.tell("certificate.revoked", found.code, found.user_id, _certificate(found))


def published(course: str, revision: str, publication: int) -> None:
    """A revision is from now on what learners read."""
    hooks.tell("revision.published", str(publication), None, {"course": course, "revision": revision})


def done(user_id: int, *units: str) -> None:
    """Somebody finished these units: their modules may be finished with them, each said once; and how far they are."""
    if not statements.wanted() and not hooks.wanted("module.completed"):
        return
    course, known = here.course(), progress.traces(user_id, here.course().id)
    modules = {course.module_of[id].id: course.module_of[id] for id in units if id in course.module_of}
    for station in progress.journey(course, modules.values(), known).stations:
        if station.total and station.done == station.total:
            about = {**hooks.course(), "module": station.module.id}
            hooks.tell("module.completed", f"{user_id} {course.id} {station.module.id}", user_id, about)
            if statements.wanted():
                statements.module_completed(user_id, station.module.id)
    if statements.wanted():
        way = progress.journey(course, course.pathway_modules(_pathway(user_id)), known)
        statements.progressed(user_id, way.percent, str(way.percent))


def _pathway(user_id: int) -> str | None:
    """What they follow; the whole course, when somebody else does something for them."""
    person, place = here.visitor(), here.cohort()
    return place.pathway if person and person.id == user_id and place else None


def _certificate(found: Certificate) -> dict[str, object]:
    return {
        "course": found.course_id, "revision": found.revision, "certificate": found.id,
        "pathway": found.pathway or None,
    }  # fmt: skip
