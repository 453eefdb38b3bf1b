"""One quiz over everybody: what first attempts answered, summed by the database and read as a cohort's items are.

The database gives one row for each different answer, with how many gave it and what the rest of their attempts
earned: a handful of rows a question, whether ten people answered or 15,000.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from sqlalchemy import Float, Select, Text, cast, func, select

from builder.model import Quiz
from builder.questions import Question
from webapp.db import session as db
from webapp.models import Attempt, AttemptAnswer
from webapp.train.watch.items import FEW, Item, picked


@dataclass(frozen=True)
class Group:
    """Everybody who gave the same answer to the same words: `share` is what it earned, 0 to 1.

    `rests` people had more than this question in their attempt; `rest` and `squares` sum what those others earned
    (0 to 1 each) and its square.
    """

    question: str
    response: Mapping[str, str]
    revision: str
    language: str
    share: float
    people: int
    rests: int
    rest: float
    squares: float


def groups(course: str, quiz: Quiz, whose: Select[Any] | None) -> list[Group]:
    """One query. `whose` gives the ids of the people who count; None: everybody."""
    earned, possible = (AttemptAnswer.verdict[name].as_integer() for name in ("earned", "possible"))
    rest = cast(Attempt.earned - earned, Float) / func.nullif(Attempt.possible - possible, 0)
    answer = cast(AttemptAnswer.response, Text)
    same = (AttemptAnswer.question, answer, Attempt.revision, Attempt.language, earned, possible)
    asked = select(*same, func.count(), func.count(rest), func.sum(rest), func.sum(rest * rest))
    asked = asked.join(Attempt, Attempt.id == AttemptAnswer.attempt_id)
    asked = asked.where(
        Attempt.course == course,
        Attempt.quiz == quiz.id,
        Attempt.number == 1,
        Attempt.finished.is_not(None),
        possible > 0,
    )
    if whose is not None:
        asked = asked.where(Attempt.user_id.in_(whose))
    return [
        Group(id, json.loads(said), revision, language, got / worth, people, rests, total or 0.0, squares or 0.0)
        for id, said, revision, language, got, worth, people, rests, total, squares in db.execute(asked.group_by(*same))
    ]


def weighed(
    found: Sequence[Group], questions: Mapping[str, Question], todays: Callable[[Group], bool] = lambda group: True
) -> list[Item]:
    """Every question that was answered in today's words, in the bank's order; not the texts that people read."""
    by_question: dict[str, list[Group]] = defaultdict(list)
    for group in found:
        if todays(group):
            by_question[group.question].append(group)
    return [
        _item(question, by_question[id])
        for id, question in questions.items()
        if by_question.get(id) and not question.rubric()
    ]


def _item(question: Question, found: Sequence[Group]) -> Item:
    people = sum(group.people for group in found)
    earned = sum(group.people * group.share for group in found)
    right = sum(group.people for group in found if group.share == 1)
    given = [(group.response, group.people) for group in found]
    chosen = tuple(picked(question, given))
    return Item(question, people, round(100 * earned / people), right, _discrimination(found), None, chosen)


def _discrimination(found: Sequence[Group]) -> float | None:
    """Pearson's correlation from sums: between this question and the rest of the same attempts."""
    n = sum(group.rests for group in found)
    if n < FEW:
        return None
    x, xx = (sum(group.rests * group.share**power for group in found) for power in (1, 2))
    y, yy = sum(group.rest for group in found), sum(group.squares for group in found)
    xy = sum(group.share * group.rest for group in found)
    across, spread = n * xy - x * y, (n * xx - x**2) * (n * yy - y**2)
    return round(max(-1.0, min(1.0, across / sqrt(spread))), 2) if spread > 1e-9 else None
