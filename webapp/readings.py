"""What people wrote and other people read: free texts that wait, and how they were marked. Facts, appended."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select

from builder.grading import Response, Verdict, grade, outcome
from builder.model import Quiz
from builder.player import Given, Mark
from builder.questions import Question
from webapp.db import session as db
from webapp.models import Answer, Assessment, Attempt, AttemptAnswer, now

LONGEST = 2000
"""Characters kept of a comment."""


def waits(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict["state"] == "waiting"


def read_over(response: Response, verdict: Verdict | None, marked: Assessment | None) -> Given:
    """What is shown of an answer: its first verdict, or the one of whoever read it since."""
    if marked is None or not waits(verdict):
        return Given(response, verdict)
    return Given(
        response, marked.verdict, Mark(marked.levels, marked.comment, marked.reader.name if marked.reader else "")
    )


def of_checks(user_id: int, questions: Iterable[str]) -> Mapping[str, Assessment]:
    """How somebody's last answer to each of these self-checks was marked, if it was."""
    mine = select(func.max(Answer.id)).where(Answer.user_id == user_id, Answer.question.in_([*questions]))
    last = Answer.id.in_(mine.group_by(Answer.question))
    asked = select(Answer.question, Assessment).join(Assessment.answer).where(last).order_by(Assessment.id)
    return {question: assessment for question, assessment in db.execute(asked)}  # noqa: C416  # a row, not a pair


def of_attempts(attempts: Iterable[Attempt]) -> Mapping[int, Assessment]:
    """How free texts of these attempts were marked, by the answer's row: asked only when one waits."""
    waiting = [row.id for attempt in attempts for row in attempt.answers if waits(row.verdict)]
    if not waiting:
        return {}
    asked = select(Assessment).where(Assessment.attempt_answer_id.in_(waiting)).order_by(Assessment.id)
    return {found.attempt_answer_id: found for found in db.scalars(asked) if found.attempt_answer_id}


def assess(work: Answer | AttemptAnswer, question: Question, reader_id: int, levels: Response, comment: str) -> None:
    """Add a mark to a text. A quiz that it belongs to counts again."""
    key = question.rubric()
    assert key
    made = Assessment(
        answer_id=work.id if isinstance(work, Answer) else None,
        attempt_answer_id=work.id if isinstance(work, AttemptAnswer) else None,
        reader_id=reader_id, levels=dict(levels), comment=comment[:LONGEST], verdict=grade(key, levels), at=now(),
    )  # fmt: skip
    db.add(made)
    db.flush()


def count_again(attempt: Attempt, quiz: Quiz) -> None:
    """Once a text was read, its points are in the percentage, and the attempt may be passed."""
    marked = of_attempts([attempt])
    settled = (marked[row.id].verdict if row.id in marked else row.verdict for row in attempt.answers)
    result = outcome((verdict for verdict in settled if verdict), quiz.pass_mark)
    for name, value in dict[str, Any](**result).items():
        setattr(attempt, name, value)
