"""What people wrote and other people read: free texts that wait, and how they were marked. Facts, appended."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, select

from builder.grading import Key, Response, Verdict, grade, outcome
from builder.model import Quiz
from builder.player import Given, Mark
from webapp import here
from webapp.db import session as db
from webapp.models import Answer, Assessment, Attempt, AttemptAnswer, Sheet, now
from webapp.regrading import SecondVerdict, seconds

LONGEST = 2000
"""Characters kept of a comment."""
WAITING = '"waiting"'
"""Stands in a written verdict that waits for a reader: one that does not contain it need not be read."""


def waits(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict["state"] == "waiting"


def read_over(
    response: Response, verdict: Verdict | None, marked: Assessment | None, again: SecondVerdict | None = None
) -> Given:
    """What is shown of an answer: its first verdict, that of a corrected key, or that of whoever read it since."""
    if again is not None:
        return Given(response, again.verdict)
    if marked is None or not waits(verdict):
        return Given(response, verdict)
    return Given(
        response, marked.verdict, Mark(marked.levels, marked.comment, marked.reader.name if marked.reader else "")
    )


def of_checks(user_id: int, questions: Iterable[str]) -> Mapping[str, Assessment]:
    """How somebody's last answer to each of these self-checks was marked, if it was."""
    mine = select(func.max(Answer.id)).where(Answer.user_id == user_id, Answer.course == here.shelf().id)
    last = Answer.id.in_(mine.where(Answer.question.in_([*questions])).group_by(Answer.question))
    asked = select(Answer.question, Assessment).join(Assessment.answer).where(last).order_by(Assessment.id)
    return {question: assessment for question, assessment in db.execute(asked)}  # noqa: C416  # a row, not a pair


def of_attempts(attempts: Iterable[Attempt]) -> Mapping[int, Assessment]:
    """How free texts of these attempts were marked, by the answer's row: asked only when one waits."""
    waiting = [row.id for attempt in attempts for row in attempt.answers if waits(row.verdict)]
    if not waiting:
        return {}
    asked = select(Assessment).where(Assessment.attempt_answer_id.in_(waiting)).order_by(Assessment.id)
    return {found.attempt_answer_id: found for found in db.scalars(asked) if found.attempt_answer_id}


def of_sheet(user_id: int, worksheet: str) -> Assessment | None:
    """How somebody's worksheet was last read, as it stood that day."""
    asked = select(Assessment).join(Sheet, Sheet.id == Assessment.sheet_id)
    mine = asked.where(Sheet.user_id == user_id, Sheet.course == here.shelf().id, Sheet.worksheet == worksheet)
    return db.scalars(mine.order_by(Assessment.id.desc()).limit(1)).first()


def assess(work: Answer | AttemptAnswer | Sheet, key: Key, reader_id: int, levels: Response, comment: str) -> None:
    """Add a mark to a work; `key` is its rubric's. A quiz that it belongs to counts again."""
    made = Assessment(
        answer_id=work.id if isinstance(work, Answer) else None,
        attempt_answer_id=work.id if isinstance(work, AttemptAnswer) else None,
        sheet_id=work.id if isinstance(work, Sheet) else None,
        reader_id=reader_id, levels=dict(levels), comment=comment[:LONGEST], verdict=grade(key, levels), at=now(),
    )  # fmt: skip
    db.add(made)
    db.flush()


def settled(attempts: Iterable[Attempt]) -> Mapping[int, Verdict]:
    """The verdict of each judged answer as it holds today, by row: a reader's, a corrected key's, or its own."""
    attempts = [*attempts]
    marked, again = of_attempts(attempts), seconds(attempts)
    found: dict[int, Verdict] = {}
    for row in (row for attempt in attempts for row in attempt.answers if row.verdict):
        later = marked.get(row.id) or again.get(row.id)
        found[row.id] = later.verdict if later else row.verdict  # type: ignore[assignment]
    return found


def count_again(attempt: Attempt, quiz: Quiz) -> None:
    """Once a text was read or a key corrected, its points are in the percentage, and the attempt may be passed."""
    result = outcome(settled([attempt]).values(), quiz.pass_mark)
    for name, value in dict[str, Any](**result).items():
        setattr(attempt, name, value)
