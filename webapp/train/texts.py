"""What the trainers' room asks of free texts: who wrote what, and how it was last marked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from builder.model import Course
from builder.questions.essay import Essay
from webapp.db import session as db
from webapp.models import Answer, Assessment, Attempt, AttemptAnswer, Cohort, Membership, User
from webapp.readings import waits


@dataclass(frozen=True)
class Work:
    """A free text of somebody, and how it was last marked."""

    sort: str
    user: User
    question: Essay
    row: Answer | AttemptAnswer
    attempt: Attempt | None
    mark: Assessment | None


def works(course: Course, cohort: Cohort) -> list[Work]:
    """Every free text of a cohort that a person reads, the oldest first; of a self-check, only the last one sent."""
    essays = {id: question for id, question in course.questions.items() if isinstance(question, Essay)}
    if not essays:
        return []
    found = [*_checks_to_read(cohort, essays), *_answers_to_read(cohort, essays, course)]
    return sorted(found, key=lambda work: (work.row.at, work.row.id))


def _checks_to_read(cohort: Cohort, essays: Mapping[str, Essay]) -> Iterator[Work]:
    last = select(func.max(Answer.id)).where(Answer.question.in_(essays)).group_by(Answer.user_id, Answer.question)
    asked = select(Answer, User, Assessment).join(User, User.id == Answer.user_id)
    asked = asked.outerjoin(Assessment, Assessment.answer_id == Answer.id)
    asked = asked.where(Answer.id.in_(last), Answer.user_id.in_(_learning(cohort)))
    newest = {row.id: (row, user, mark) for row, user, mark in db.execute(asked.order_by(Assessment.id))}
    for row, user, mark in newest.values():
        if waits(row.verdict):
            yield Work("check", user, essays[row.question], row, None, mark)


def _answers_to_read(cohort: Cohort, essays: Mapping[str, Essay], course: Course) -> Iterator[Work]:
    """Of attempts that were sent: one under way is nobody's business yet."""
    asked = select(AttemptAnswer, User, Attempt, Assessment).join(Attempt, Attempt.id == AttemptAnswer.attempt_id)
    asked = asked.join(User, User.id == Attempt.user_id)
    asked = asked.outerjoin(Assessment, Assessment.attempt_answer_id == AttemptAnswer.id)
    asked = asked.where(AttemptAnswer.question.in_(essays), Attempt.user_id.in_(_learning(cohort)))
    asked = asked.where(Attempt.finished.is_not(None), Attempt.quiz.in_(course.quizzes)).order_by(Assessment.id)
    newest = {row.id: (row, user, attempt, mark) for row, user, attempt, mark in db.execute(asked)}
    for row, user, attempt, mark in newest.values():
        if waits(row.verdict):
            yield Work("quiz", user, essays[row.question], row, attempt, mark)


def _learning(cohort: Cohort) -> Any:
    return select(Membership.user_id).where(Membership.cohort_id == cohort.id, ~Membership.trains)
