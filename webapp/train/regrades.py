"""Keys that were corrected: which answers today's key judges otherwise, whose result changes, then judged again.

Nothing is written before somebody saw the list and said why. First verdicts stay.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from builder.grading import Outcome, Verdict, grade, outcome
from builder.model import Course, Quiz
from builder.questions import Question
from webapp import readings
from webapp.db import session as db
from webapp.models import Attempt, AttemptAnswer, Cohort, Membership, User
from webapp.people import learners
from webapp.regrading import Regrading, SecondVerdict

REASON = 500
"""Characters kept of a reason."""


@dataclass(frozen=True)
class Change:
    """An answer whose verdict would change, and what that does to its attempt's result."""

    user: User
    attempt: Attempt
    row: AttemptAnswer
    before: Verdict
    after: Verdict
    result: Outcome

    @property
    def better(self) -> bool:
        return self.after["earned"] >= self.before["earned"]

    @property
    def turns(self) -> bool:
        """Whether the quiz is passed now and was not, or the other way round."""
        return self.result["passed"] != bool(self.attempt.passed)


def attempts(cohort: Cohort) -> list[tuple[User, Attempt]]:
    """Every finished attempt of a cohort, with its answers: two queries."""
    learns = Membership.user_id == Attempt.user_id
    asked = select(User, Attempt).join(User, User.id == Attempt.user_id).join(Membership, learns)
    asked = asked.where(Membership.cohort_id == cohort.id, ~Membership.trains, Attempt.course == cohort.course)
    asked = asked.where(Attempt.finished.is_not(None)).order_by(User.name, User.id, Attempt.id)
    return [(user, attempt) for user, attempt in db.execute(asked.options(selectinload(Attempt.answers)))]


def changes(course: Course, found: Sequence[tuple[User, Attempt]]) -> dict[str, list[Change]]:
    """By question, what today's keys would change. Free texts have no key, and a question that left has none either."""
    verdicts = readings.settled([attempt for _, attempt in found])
    changed: dict[str, list[Change]] = {}
    for user, attempt in found:
        quiz = course.quizzes.get(attempt.quiz)
        for change in _changes(user, attempt, quiz, verdicts) if quiz else ():
            changed.setdefault(change.row.question, []).append(change)
    return changed


def _changes(user: User, attempt: Attempt, quiz: Quiz, verdicts: Mapping[int, Verdict]) -> Iterator[Change]:
    for row in attempt.answers:
        question = quiz.by_id.get(row.question)
        if question is None or row.id not in verdicts or question.rubric():
            continue
        after = grade(question.key(), row.response)
        before = verdicts[row.id]
        if _worth(after) != _worth(before):
            others = (verdicts[one.id] for one in attempt.answers if one.id in verdicts and one is not row)
            yield Change(user, attempt, row, before, after, outcome([after, *others], quiz.pass_mark))


def regrade(question: Question, course: Course, author_id: int, reason: str, found: Collection[Change]) -> Regrading:
    """Judge these answers again. Each attempt counts again; what it had until then is kept beside the new verdict."""
    made = Regrading(
        course=course.id, author_id=author_id, question=question.id, revision=course.revision, reason=reason[:REASON]
    )
    db.add(made)
    db.flush()
    for change in found:
        had = {"percent": change.attempt.percent, "passed": change.attempt.passed}
        answer = {"attempt_answer_id": change.row.id, "verdict": change.after}
        db.add(SecondVerdict(regrading_id=made.id, **answer, **had))
    db.flush()
    for change in found:
        readings.count_again(change.attempt, course.quizzes[change.attempt.quiz])
    return made


def history(cohort: Cohort) -> list[Regrading]:
    """What was judged again in a cohort, the newest first."""
    members = learners(cohort.id)
    theirs = select(SecondVerdict.regrading_id).join(AttemptAnswer, AttemptAnswer.id == SecondVerdict.attempt_answer_id)
    theirs = theirs.join(Attempt, Attempt.id == AttemptAnswer.attempt_id).where(Attempt.user_id.in_(members))
    theirs = theirs.where(Attempt.course == cohort.course)
    return list(db.scalars(select(Regrading).where(Regrading.id.in_(theirs)).order_by(Regrading.id.desc())))


def _worth(verdict: Verdict) -> tuple[int, int]:
    return verdict["earned"], verdict["possible"]
