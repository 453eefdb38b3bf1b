"""What a cohort answered, as rows: what every reading of questions and competencies starts from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, null, select, union_all

from builder.grading import Verdict
from webapp.db import session as db
from webapp.models import Answer, Assessment, Attempt, AttemptAnswer, Cohort
from webapp.people import learners
from webapp.regrading import SecondVerdict

PAUSE = 15 * 60
"""Seconds between two answers beyond which somebody was elsewhere."""


@dataclass(frozen=True)
class Given:
    """One answer, and its verdict as it holds today. `attempt` is None for a self-check; `seconds`, when unknown."""

    user: int
    question: str
    response: Mapping[str, str]
    verdict: Verdict
    attempt: int | None
    begun: datetime | None
    at: datetime
    seconds: int | None = None
    revision: str = ""
    language: str = ""

    @property
    def share(self) -> float | None:
        """What it earned of what it could, 0 to 1; None for what nobody has read yet."""
        return self.verdict["earned"] / self.verdict["possible"] if self.verdict["possible"] else None


def answers(cohort: Cohort) -> list[Given]:
    """Every answer that was judged, the oldest first, attempt by attempt: one query, however many people there are.

    A text that somebody read counts by its last mark, an answer whose key was corrected by its second verdict.
    """
    members = learners(cohort.id)
    mark = _last(Assessment, Assessment.attempt_answer_id == AttemptAnswer.id)
    again = _last(SecondVerdict, SecondVerdict.attempt_answer_id == AttemptAnswer.id)
    of_quizzes = (
        select(
            Attempt.user_id, AttemptAnswer.question, AttemptAnswer.response, AttemptAnswer.verdict,
            mark.label("mark"), again.label("again"), Attempt.id.label("attempt"), Attempt.at.label("begun"),
            AttemptAnswer.at.label("at"), AttemptAnswer.id.label("row"), Attempt.revision, Attempt.language,
        )
        .join(Attempt, Attempt.id == AttemptAnswer.attempt_id)
        .where(Attempt.user_id.in_(members), Attempt.course == cohort.course)
        .where(Attempt.finished.is_not(None), AttemptAnswer.verdict.is_not(None))
    )  # fmt: skip
    of_checks = select(
        Answer.user_id, Answer.question, Answer.response, Answer.verdict,
        _last(Assessment, Assessment.answer_id == Answer.id), null(), null(), null(),
        Answer.at, Answer.id, Answer.revision, Answer.language,
    ).where(Answer.user_id.in_(members), Answer.course == cohort.course)  # fmt: skip
    both = union_all(of_quizzes, of_checks).subquery()
    rows = db.execute(select(both).order_by(both.c.attempt, both.c.at, both.c.row))
    return [*timed(map(_given, rows))]


def _last(model: type[Assessment | SecondVerdict], about: ColumnElement[bool]) -> ScalarSelect[Any]:
    """The newest verdict about a row, looked for by that row alone."""
    return select(model.verdict).where(about).order_by(model.id.desc()).limit(1).scalar_subquery()


def _given(row: Any) -> Given:
    verdict = row.mark or row.again or row.verdict
    about = {"revision": row.revision, "language": row.language}
    return Given(row.user_id, row.question, row.response, verdict, row.attempt, row.begun, row.at, **about)


def timed(rows: Iterable[Given]) -> Iterator[Given]:
    """How long each answer of an attempt took: since the one before it, or since the attempt began.

    Unknown when it was kept in the same breath as another (a page of several questions), or after a pause.
    """
    for attempt, mine in groupby(rows, key=lambda row: row.attempt):
        before = None
        for row in mine:
            if attempt is None or row.begun is None:
                yield row
                continue
            taken = round((row.at - (before or row.begun)).total_seconds())
            before = row.at
            yield replace(row, seconds=taken if 0 < taken <= PAUSE else None)


def firsts(rows: Iterable[Given]) -> list[Given]:
    """Of each person and question, the first answer: what they knew before being told."""
    found: dict[tuple[int, str], Given] = {}
    for row in sorted(rows, key=lambda row: row.at):
        found.setdefault((row.user, row.question), row)
    return [*found.values()]


def lasts(rows: Iterable[Given]) -> list[Given]:
    """Of each person and question, the last answer: what they know now."""
    return [*{(row.user, row.question): row for row in sorted(rows, key=lambda row: row.at)}.values()]
