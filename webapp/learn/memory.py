"""What somebody still remembers of each question, and when it is worth asking again (FSRS)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import fsrs
from sqlalchemy import Connection, bindparam, delete, insert, select, union_all
from sqlalchemy.orm import Session, scoped_session

from builder.grading import Verdict
from builder.model import Course
from builder.questions import Question
from webapp.db import once_each, upsert
from webapp.db import session as db
from webapp.learn.rows import Card
from webapp.models import Answer, Attempt, AttemptAnswer, now

SCHEDULER = fsrs.Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=180, enable_fuzzing=False)
"""Days, never minutes: nobody waits in front of the page. Twice a year at least, for the law changes."""


@dataclass(frozen=True)
class Standing:
    """What is to be asked again now, the most likely forgotten first; when the next comes back; how many there are."""

    due: tuple[Question, ...]
    following: datetime | None
    known: int


def standing(course: Course, user_id: int) -> Standing:
    """In one query. A question that left the course is never asked again, nor one that a trainer reads."""
    at, rows = now(), db.execute(select(*_KEPT).where(_CARD.user_id == user_id, _CARD.course == course.id)).all()
    asked = [row for row in rows if row.question in course.questions and not course.questions[row.question].rubric()]
    due = sorted((row for row in asked if row.due <= at), key=lambda row: (_chance(row, at), row.question))
    following = min((row.due for row in asked if row.due > at), default=None)
    return Standing(tuple(course.questions[row.question] for row in due), following, len(asked))


def heed(user_id: int, course: str, verdicts: Mapping[str, Verdict], at: datetime) -> None:
    """Learn from verdicts just given in a course: one query for questions never met, two more for the others."""
    rated = {id: rating for id, verdict in verdicts.items() if (rating := _rating(verdict))}
    if not rated:
        return
    first = [_row(user_id, course, id, _reviewed(None, rating, at)) for id, rating in rated.items()]
    met = [*(rated.keys() - once_each(Card, first, "question"))]
    if not met:
        return
    about = {"user": user_id, "course": course, "questions": met}
    known = {row.question: _card(row) for row in db.connection().execute(_OF_THESE, about)}
    upsert(
        Card,
        [_row(user_id, course, id, _reviewed(known.get(id), rated[id], at)) for id in met],
        key=("user_id", "course", "question"),
    )


def is_empty(through: Connection | scoped_session[Session] = db) -> bool:
    """Whether no card was ever made."""
    return through.scalar(select(Card.id).limit(1)) is None


def replay(through: Connection | scoped_session[Session] = db) -> None:
    """Make every card anew, from all that was ever judged: a person at a time, for there may be a million answers."""
    checks = select(Answer.user_id, Answer.course, Answer.question, Answer.verdict, Answer.at)
    quizzes = select(Attempt.user_id, Attempt.course, AttemptAnswer.question, AttemptAnswer.verdict, AttemptAnswer.at)
    facts: Any = union_all(checks, quizzes.join(Attempt, Attempt.id == AttemptAnswer.attempt_id))
    through.execute(delete(Card))
    judged = through.execute(facts.order_by("user_id", "at"), execution_options={"yield_per": 2000})
    for _, theirs in groupby(judged, key=lambda fact: fact.user_id):
        if cards := _folded(theirs):
            through.execute(insert(Card), [_row(*whose, card) for whose, card in cards.items()])


def _folded(facts: Iterable[Any]) -> dict[tuple[int, str, str], fsrs.Card]:
    cards: dict[tuple[int, str, str], fsrs.Card] = {}
    for user_id, course, question, verdict, at in facts:
        if verdict and (rating := _rating(verdict)):
            whose = user_id, course, question
            cards[whose] = _reviewed(cards.get(whose), rating, at)
    return cards


_CARD = Card.__table__.c
_KEPT = (_CARD.question, _CARD.stability, _CARD.difficulty, _CARD.last, _CARD.due)
_OF_THESE = select(*_KEPT).where(
    _CARD.user_id == bindparam("user"),
    _CARD.course == bindparam("course"),
    _CARD.question.in_(bindparam("questions", expanding=True)),
)
"""Made once: it is asked at every answer to a question met before."""


def _rating(verdict: Verdict) -> fsrs.Rating | None:
    """Half right is hardly known; less is missed. What a person has not read yet tells nothing."""
    if verdict["state"] == "waiting":
        return None
    if verdict["state"] == "correct":
        return fsrs.Rating.Good
    return fsrs.Rating.Hard if verdict["earned"] and 2 * verdict["earned"] >= verdict["possible"] else fsrs.Rating.Again


def _reviewed(card: fsrs.Card | None, rating: fsrs.Rating, at: datetime) -> fsrs.Card:
    return SCHEDULER.review_card(card or fsrs.Card(card_id=0), rating, at.astimezone(UTC))[0]


def _card(row: Any) -> fsrs.Card:
    return fsrs.Card(0, fsrs.State.Review, None, row.stability, row.difficulty, row.due, row.last)


def _row(user_id: int, course: str, question: str, card: fsrs.Card) -> dict[str, Any]:
    kept = {"stability": card.stability, "difficulty": card.difficulty, "last": card.last_review, "due": card.due}
    return {"user_id": user_id, "course": course, "question": question, **kept}


def _chance(row: Any, at: datetime) -> float:
    """How likely it is to be remembered, from 0 to 1."""
    return SCHEDULER.get_card_retrievability(_card(row), at)
