"""What a cohort finished within a period, step by step: hours, results, the revision of the course."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from sqlalchemy import Integer, func, literal, null, select, union_all

from builder.model import Unit
from webapp.db import session as db
from webapp.models import Attempt, Cohort, Run, Sheet, Visit
from webapp.people import learners
from webapp.progress import unit_minutes
from webapp.recovery.rows import Transfer, TransferUnit


@dataclass(frozen=True)
class Proof:
    """A step that somebody finished, the first time they did. `percent`: the result, of what has one.

    `brought`: in a package, elsewhere; then `at` is the day when a trainer entered the recovery code.
    """

    user: int
    unit: str
    at: datetime
    percent: int | None
    revision: str
    brought: bool = False


@dataclass(frozen=True)
class Sum:
    """What proofs add up to: steps, minutes as the course declares them, results, revisions."""

    steps: int
    minutes: int
    percent: int | None
    """The middle of the quizzes' results."""
    revisions: tuple[str, ...]
    last: datetime | None
    brought: int = 0
    """How many of the steps came by a recovery code."""


def proofs(cohort: Cohort) -> list[Proof]:
    """Every finished step, the oldest first: one query."""
    members = learners(cohort.id)
    share = 100 * Run.earned // func.nullif(Run.possible, 0, type_=Integer)
    shapes: tuple[tuple[Any, Any, Any, Any, Any], ...] = (
        (Visit, Visit.lesson, Visit.at, null(), True),
        (Attempt, Attempt.quiz, Attempt.finished, Attempt.percent, Attempt.passed.is_(True)),
        (Run, Run.case, Run.finished, share, Run.finished.is_not(None)),
        (Sheet, Sheet.worksheet, Sheet.finished, null(), Sheet.finished.is_not(None)),
    )
    parts = [
        select(
            model.user_id.label("user"), unit.label("unit"), at.label("at"), percent.label("percent"), model.revision,
            literal(0).label("brought"),
        ).where(model.user_id.in_(members), model.course == cohort.course, done)
        for model, unit, at, percent, done in shapes
    ]  # fmt: skip
    brought = (TransferUnit.user_id, TransferUnit.unit, TransferUnit.at, TransferUnit.best, Transfer.revision)
    elsewhere = select(*brought, literal(1))
    elsewhere = elsewhere.join(Transfer).where(TransferUnit.user_id.in_(members), TransferUnit.done)
    elsewhere = elsewhere.where(TransferUnit.course == cohort.course)
    both = union_all(*parts, elsewhere).subquery()
    rows = db.execute(select(both).order_by(both.c.at))
    return [Proof(row.user, row.unit, row.at, row.percent, row.revision, bool(row.brought)) for row in rows]


def within(found: Iterable[Proof], begins: date, ends: date) -> list[Proof]:
    """Of each person and step, the first time; then those of the period, both days included."""
    firsts: dict[tuple[int, str], Proof] = {}
    for proof in found:
        firsts.setdefault((proof.user, proof.unit), proof)
    return [proof for proof in firsts.values() if begins <= proof.at.date() <= ends]


def added(found: Sequence[Proof], units: Mapping[str, Unit], quizzes: Iterable[str]) -> Sum:
    """Steps that left the course count as steps, without minutes."""
    marked = {*quizzes}
    results = [proof.percent for proof in found if proof.unit in marked and proof.percent is not None]
    return Sum(
        len(found),
        sum(unit_minutes(units[proof.unit]) for proof in found if proof.unit in units),
        round(median(results)) if results else None,
        tuple(sorted({proof.revision for proof in found if proof.revision})),
        max((proof.at for proof in found), default=None),
        sum(proof.brought for proof in found),
    )
