"""One quiz over everybody: what first attempts answered, counted by the database and read as a cohort's items are.

The database gives one row for each different answer, with how many gave it and what their attempts earned: a handful of
rows a question, whether ten people answered or 15,000. Answers are compared as they are written, and only then read.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, Text, cast, func, select, text

from builder.model import Quiz
from builder.questions import Question
from webapp.db import session as db
from webapp.models import FIRST, Attempt, AttemptAnswer
from webapp.train.watch.items import Alike, Item, summed
from webapp.wordings.reading import Ref

BY_INDEX = {"random_page_cost": "1.1", "work_mem": "64MB", "jit": "off"}
"""What PostgreSQL is told for this one question: go to the quiz's own answers, and count them in memory.

By its defaults, made for turning disks and 4 MB, it reads the answers to every quiz, sorts in files, compiles first.
"""


def groups(course: str, quiz: Quiz, whose: Select[Any] | None) -> dict[Ref, list[Alike]]:
    """Who answered alike, by what was asked: one query.

    `whose` gives the ids of the people who count; None: everybody.
    """
    given = (AttemptAnswer.question, cast(AttemptAnswer.response, Text), cast(AttemptAnswer.verdict, Text))
    same: tuple[Any, ...] = (Attempt.revision, Attempt.language, *given, Attempt.possible)
    sums: tuple[Any, ...] = (func.count(), func.sum(Attempt.earned), func.sum(Attempt.earned * Attempt.earned))
    asked = select(*same, *sums).join(Attempt, Attempt.id == AttemptAnswer.attempt_id)
    asked = asked.where(Attempt.course == course, Attempt.quiz == quiz.id, FIRST, AttemptAnswer.verdict.is_not(None))
    if whose is not None:
        asked = asked.where(Attempt.user_id.in_(whose))
    _go_by_index()
    read = cache(json.loads)
    found: dict[Ref, list[Alike]] = defaultdict(list)
    for revision, language, id, said, judged, possible, people, earned, squares in db.execute(asked.group_by(*same)):
        if read(judged)["possible"]:
            alike = _alike(read(said), read(judged), possible, people, earned, squares)
            found[Ref(revision, language, f"question/{id}")].append(alike)
    return found


def weighed(
    found: Mapping[Ref, Sequence[Alike]],
    questions: Mapping[str, Question],
    todays: Callable[[Ref], bool] = lambda ref: True,
) -> list[Item]:
    """Every question that was answered in today's words, in the bank's order; not the texts that people read."""
    by_question: dict[str, list[Alike]] = defaultdict(list)
    for ref, alike in found.items():
        if todays(ref):
            by_question[ref.name.removeprefix("question/")] += alike
    return [
        summed(question, by_question[id])
        for id, question in questions.items()
        if by_question.get(id) and not question.rubric()
    ]


def _alike(said: Any, judged: Any, possible: int, people: int, earned: int, squares: int) -> Alike:
    """`possible` is each attempt's, `earned` and `squares` are summed over attempts, this question's share included."""
    own, share, rest = judged["earned"], judged["earned"] / judged["possible"], possible - judged["possible"]
    if rest <= 0:
        return Alike(said, share, people, 0, 0, 0)
    others = (earned - people * own) / rest
    return Alike(said, share, people, people, others, (squares - 2 * own * earned + people * own**2) / rest**2)


def _go_by_index() -> None:
    """Until the end of the transaction."""
    if db.get_bind().dialect.name == "postgresql":
        told = ", ".join(f"set_config('{name}', '{value}', true)" for name, value in BY_INDEX.items())
        db.execute(text(f"select {told}"))
