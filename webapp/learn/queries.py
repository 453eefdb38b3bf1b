"""What the learners' room asks."""

import json
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import selectinload

from builder.model import Case, Lesson, Module, Quiz, Worksheet
from builder.player import Given
from webapp import here
from webapp.db import session as db
from webapp.learn.rows import Bookmark
from webapp.models import Answer, Assessment, Attempt, Run, Sheet, Visit
from webapp.readings import WAITING, of_checks, read_over
from webapp.recovery.rows import TransferUnit
from webapp.visitor import Visitor

_USER: BindParameter[int] = bindparam("user")
_COURSE: BindParameter[str] = bindparam("course")

_ANSWER, _VISIT, _RUN, _ATTEMPT, _SHEET, _BROUGHT, _BOOKMARK = (
    model.__table__.c for model in (Answer, Visit, Run, Attempt, Sheet, TransferUnit, Bookmark)
)


def _mine(column: Any, *conditions: Any) -> Any:
    return select(column.label("id")).where(
        column.table.c.user_id == _USER, column.table.c.course == _COURSE, *conditions
    )


def _of_kind(kind: str, ids: Any, *conditions: Any) -> Any:
    return select(literal_column(f"'{kind}'"), ids, null(), null()).where(*conditions)


_FINISHED = union_all(
    _mine(_VISIT.lesson),
    _mine(_RUN.case, _RUN.finished.is_not(None)),
    _mine(_SHEET.worksheet, _SHEET.finished.is_not(None)),
    _mine(_ATTEMPT.quiz, _ATTEMPT.passed),
    _mine(_BROUGHT.unit, _BROUGHT.done),
).subquery()
_KEPT = _mine(_BOOKMARK.page, _BOOKMARK.page == bindparam("page")).subquery()


@cache
def _around(checks: int, units: int) -> CompoundSelect[Any]:
    """The last answer to each of so many self-checks, which of so many units are finished, a bookmark.

    Asked at every page, hence made once for each size (a list of any length would be written out at each request), of
    plain tables (the ORM's own objects would be most of the cost), its JSON left as it is written.
    """
    newest = select(func.max(_ANSWER.id)).where(_ANSWER.user_id == _USER, _ANSWER.course == _COURSE)
    newest = newest.where(_ANSWER.question.in_(_many("check", checks))).group_by(_ANSWER.question)
    written = (_ANSWER.question, cast(_ANSWER.response, Text), cast(_ANSWER.verdict, Text))
    return union_all(
        select(literal_column("'answer'"), *written).where(_ANSWER.id.in_(newest)),
        _of_kind("finished", _FINISHED.c.id, _FINISHED.c.id.in_(_many("unit", units))),
        _of_kind("kept", _KEPT.c.id),
    )


def _many(name: str, number: int) -> list[BindParameter[str]]:
    return [bindparam(f"{name}{place}") for place in range(number)]


_ALONE = (
    select(
        *(_ATTEMPT.id, _ATTEMPT.course, _ATTEMPT.quiz, _ATTEMPT.questions, _ATTEMPT.finished, _ATTEMPT.deadline),
        *(_ATTEMPT.revision, _ATTEMPT.language),
    )
    .where(_ATTEMPT.id == bindparam("attempt"), _ATTEMPT.user_id == _USER)
    .where(_ATTEMPT.course == _COURSE)
)


@dataclass(frozen=True)
class UnderWay:
    """Of an attempt, what it takes to keep an answer."""

    id: int
    course: str
    quiz: str
    questions: list[str]
    finished: datetime | None
    deadline: datetime | None
    revision: str
    language: str


@dataclass(frozen=True)
class Surroundings:
    """What a page shows of somebody: answers to its self-checks, what is finished around it, whether it is kept."""

    answers: tuple[tuple[str, str, str], ...]
    """Of each self-check that was answered: its id, then the response and the verdict as they are written."""
    marks: Mapping[str, Assessment]
    finished: frozenset[str]
    kept: bool

    @property
    def given(self) -> dict[str, Given]:
        """The answers, read: that is for whoever renders them."""
        return {
            id: read_over(json.loads(response), json.loads(verdict), self.marks.get(id))
            for id, response, verdict in self.answers
        }

    @property
    def looks(self) -> Hashable:
        """The same for pages that look the same."""
        marks = tuple((id, mark.id, mark.reader.name if mark.reader else "") for id, mark in self.marks.items())
        return self.answers, marks, self.finished, self.kept


def surroundings(user: Visitor, module: Module, lesson: Lesson | None = None) -> Surroundings:
    """All in one query, and one more when somebody else reads an answer."""
    checks, units = [*lesson.checks] if lesson else [], [unit.id for unit in module.units()]
    about = {"user": user.id, "course": here.shelf().id, "page": lesson.id if lesson else ""}
    about |= {f"check{place}": id for place, id in enumerate(checks)}
    about |= {f"unit{place}": id for place, id in enumerate(units)}
    rows = db.connection().execute(_around(len(checks), len(units)), about).all()
    answers = tuple(sorted((id, response, verdict) for kind, id, response, verdict in rows if kind == "answer"))
    waiting = [id for id, _, verdict in answers if WAITING in verdict]
    marks = of_checks(user.id, waiting) if waiting else {}
    finished = frozenset(id for kind, id, _, _ in rows if kind == "finished")
    return Surroundings(answers, marks, finished, any(kind == "kept" for kind, *_ in rows))


def _own(model: Any, user: Visitor) -> tuple[Any, Any]:
    """Somebody's rows in the course of this request: in another, the same ids mean something else."""
    return model.user_id == user.id, model.course == here.shelf().id


def answered_before(user: Visitor, client_id: str) -> Answer | None:
    return db.scalars(select(Answer).where(*_own(Answer, user), Answer.client_id == client_id)).first()


def review(user: Visitor, answer_id: int) -> Answer | None:
    """One's own answer to a question that came back."""
    return db.scalars(select(Answer).where(Answer.id == answer_id, *_own(Answer, user), Answer.review)).first()


def attempts(user: Visitor, quiz: Quiz) -> list[Attempt]:
    """Somebody's goes at a quiz, the first one first."""
    mine = select(Attempt).where(*_own(Attempt, user), Attempt.quiz == quiz.id)
    return list(db.scalars(mine.order_by(Attempt.number)))


def brought(user: Visitor, unit_id: str) -> list[TransferUnit]:
    """What packages taken elsewhere brought of a unit, the last first."""
    mine = select(TransferUnit).where(*_own(TransferUnit, user), TransferUnit.unit == unit_id)
    return list(db.scalars(mine.order_by(TransferUnit.at.desc(), TransferUnit.id.desc())))


def under_way(user: Visitor, attempt_id: int) -> UnderWay | None:
    """One's own attempt, without its answers."""
    row = db.connection().execute(_ALONE, {"attempt": attempt_id, "user": user.id, "course": here.shelf().id}).first()
    return UnderWay(*row) if row else None


def attempt(user: Visitor, attempt_id: int) -> Attempt | None:
    """One's own attempt with what it holds; somebody else's does not exist."""
    mine = select(Attempt).where(Attempt.id == attempt_id, *_own(Attempt, user))
    return db.scalars(mine.options(selectinload(Attempt.answers)).execution_options(populate_existing=True)).first()


def last_run(user: Visitor, case: Case) -> Run | None:
    mine = select(Run).where(*_own(Run, user), Run.case == case.id)
    newest = mine.order_by(Run.number.desc()).limit(1)
    return db.scalars(newest.options(selectinload(Run.decisions)).execution_options(populate_existing=True)).first()


def runs(user: Visitor, case: Case) -> list[Run]:
    """Somebody's runs of a case, the first one first."""
    mine = select(Run).where(*_own(Run, user), Run.case == case.id)
    return list(db.scalars(mine.order_by(Run.number)))


def run(user: Visitor, run_id: int) -> Run | None:
    mine = select(Run).where(Run.id == run_id, *_own(Run, user))
    return db.scalars(mine.options(selectinload(Run.decisions)).execution_options(populate_existing=True)).first()


def path(run: Run | None) -> list[str]:
    return [decision.choice for decision in run.decisions] if run else []


def last_sheet(user_id: int, worksheet: Worksheet) -> Sheet | None:
    """What somebody last wrote in a worksheet."""
    mine = select(Sheet).where(
        Sheet.user_id == user_id, Sheet.course == here.shelf().id, Sheet.worksheet == worksheet.id
    )
    newest = mine.order_by(Sheet.id.desc()).limit(1)
    return db.scalars(newest.execution_options(populate_existing=True)).first()
