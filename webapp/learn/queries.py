"""What the learners' room asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, null, select, union_all
from sqlalchemy.orm import selectinload

from builder.model import Case, Lesson, Module, Quiz, Worksheet
from builder.player import Given
from webapp import here
from webapp.db import session as db
from webapp.models import Answer, Attempt, Run, Sheet, Visit
from webapp.readings import of_checks, read_over, waits
from webapp.recovery.rows import TransferUnit
from webapp.visitor import Visitor

_USER: BindParameter[int] = bindparam("user")
_COURSE: BindParameter[str] = bindparam("course")
_UNITS: BindParameter[list[str]] = bindparam("units", expanding=True)


def _finished(column: Any, *conditions: Any) -> Any:
    mine = (column.table.c.user_id == _USER, column.table.c.course == _COURSE)
    return select(column, null(), null()).where(*mine, *conditions, column.in_(_UNITS))


_ANSWER, _VISIT, _RUN, _ATTEMPT, _SHEET, _BROUGHT = (
    model.__table__.c for model in (Answer, Visit, Run, Attempt, Sheet, TransferUnit)
)
_NEWEST = (
    select(func.max(_ANSWER.id))
    .where(_ANSWER.user_id == _USER, _ANSWER.course == _COURSE)
    .where(_ANSWER.question.in_(bindparam("checks", expanding=True)))
    .group_by(_ANSWER.question)
)
_AROUND = union_all(
    select(_ANSWER.question, _ANSWER.response, _ANSWER.verdict).where(_ANSWER.id.in_(_NEWEST)),
    _finished(_VISIT.lesson),
    _finished(_RUN.case, _RUN.finished.is_not(None)),
    _finished(_SHEET.worksheet, _SHEET.finished.is_not(None)),
    _finished(_ATTEMPT.quiz, _ATTEMPT.passed),
    _finished(_BROUGHT.unit, _BROUGHT.done),
)
"""The last answer to each of some self-checks, then the units that are finished: made once, asked at every page.

Plain tables, here and below: the ORM's own objects would be most of the cost.
"""


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
    """What a page shows of somebody: answers to its self-checks, and what is finished around it."""

    given: dict[str, Given]
    finished: frozenset[str]


def surroundings(user: Visitor, module: Module, lesson: Lesson | None = None) -> Surroundings:
    """Both in one query."""
    units, checks = [unit.id for unit in module.units()], [*lesson.checks] if lesson else []
    about = {"user": user.id, "course": here.shelf().id, "checks": checks, "units": units}
    rows = db.connection().execute(_AROUND, about).all()
    waiting = [id for id, _, verdict in rows if waits(verdict)]
    marked = of_checks(user.id, waiting) if waiting else {}
    given = {id: read_over(response, verdict, marked.get(id)) for id, response, verdict in rows if verdict}
    return Surroundings(given, frozenset(id for id, _, verdict in rows if not verdict))


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
