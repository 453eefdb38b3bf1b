"""What the trainers' room asks of free texts: who wrote what, and how it was last marked."""

from collections.abc import Iterator, Mapping, Sequence
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
    """A free text of somebody in a cohort, and how it was last marked."""

    sort: str
    cohort: int
    user: User
    question: Essay
    row: Answer | AttemptAnswer
    attempt: Attempt | None
    mark: Assessment | None


def works(course: Course, *cohorts: Cohort) -> list[Work]:
    """Every free text of these cohorts that a person reads, the oldest first; of a self-check, only the last one sent.

    Two queries, however many cohorts and people there are.
    """
    essays = {id: question for id, question in course.questions.items() if isinstance(question, Essay)}
    if not essays or not cohorts:
        return []
    ids = [cohort.id for cohort in cohorts]
    found = [*_checks_to_read(ids, essays), *_answers_to_read(ids, essays, course)]
    return sorted(found, key=lambda work: (work.row.at, work.row.id))


def _checks_to_read(cohorts: Sequence[int], essays: Mapping[str, Essay]) -> Iterator[Work]:
    last = select(func.max(Answer.id)).where(Answer.question.in_(essays)).group_by(Answer.user_id, Answer.question)
    asked = _learning(select(Answer, User, Membership.cohort_id, Assessment), Answer.user_id, cohorts)
    asked = asked.outerjoin(Assessment, Assessment.answer_id == Answer.id).where(Answer.id.in_(last))
    newest = {(row.id, cohort): (row, user, cohort, mark) for row, user, cohort, mark in _by_mark(asked)}
    for row, user, cohort, mark in newest.values():
        if waits(row.verdict):
            yield Work("check", cohort, user, essays[row.question], row, None, mark)


def _answers_to_read(cohorts: Sequence[int], essays: Mapping[str, Essay], course: Course) -> Iterator[Work]:
    """Of attempts that were sent: one under way is nobody's business yet."""
    asked = select(AttemptAnswer, User, Membership.cohort_id, Attempt, Assessment)
    asked = _learning(asked.join(Attempt, Attempt.id == AttemptAnswer.attempt_id), Attempt.user_id, cohorts)
    asked = asked.outerjoin(Assessment, Assessment.attempt_answer_id == AttemptAnswer.id)
    asked = asked.where(AttemptAnswer.question.in_(essays))
    asked = asked.where(Attempt.finished.is_not(None), Attempt.quiz.in_(course.quizzes))
    newest = {(row.id, cohort): (row, user, cohort, *more) for row, user, cohort, *more in _by_mark(asked)}
    for row, user, cohort, attempt, mark in newest.values():
        if waits(row.verdict):
            yield Work("quiz", cohort, user, essays[row.question], row, attempt, mark)


def _learning(asked: Any, whose: Any, cohorts: Sequence[int]) -> Any:
    """Those of people who learn in these cohorts."""
    asked = asked.join(User, User.id == whose).join(Membership, Membership.user_id == whose)
    return asked.where(Membership.cohort_id.in_(cohorts), ~Membership.trains)


def _by_mark(asked: Any) -> Any:
    """Rows whose last mark comes last."""
    return db.execute(asked.order_by(Assessment.id))
