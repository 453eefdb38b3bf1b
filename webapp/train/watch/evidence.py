"""What a cohort finished within a period, step by step: hours, results, the revision of the course."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from sqlalchemy import Integer, func, null, select, union_all

from builder.model import Unit
from webapp.db import session as db
from webapp.models import Attempt, Cohort, Membership, Run, Sheet, Visit
from webapp.progress import unit_minutes


@dataclass(frozen=True)
class Proof:
    """A step that somebody finished, the first time they did. `percent`: the result, of what has one."""

    user: int
    unit: str
    at: datetime
    percent: int | None
    revision: str


@dataclass(frozen=True)
class Sum:
    """What proofs add up to: steps, minutes as the course declares them, results, revisions."""

    steps: int
    minutes: int
    percent: int | None
    """The middle of the quizzes' results."""
    revisions: tuple[str, ...]
    last: datetime | None


def proofs(cohort: Cohort) -> list[Proof]:
    """Every finished step, the oldest first: one query."""
    members = select(Membership.user_id).where(Membership.cohort_id == cohort.id, ~Membership.trains)
    share = 100 * Run.earned // func.nullif(Run.possible, 0, type_=Integer)
    shapes: tuple[tuple[Any, Any, Any, Any, Any], ...] = (
        (Visit, Visit.lesson, Visit.at, null(), True),
        (Attempt, Attempt.quiz, Attempt.finished, Attempt.percent, Attempt.passed.is_(True)),
        (Run, Run.case, Run.finished, share, Run.finished.is_not(None)),
        (Sheet, Sheet.worksheet, Sheet.finished, null(), Sheet.finished.is_not(None)),
    )
    parts = [
        select(
            model.user_id.label("user"), unit.label("unit"), at.label("at"), percent.label("percent"), model.revision
        ).where(model.user_id.in_(members), done)
        for model, unit, at, percent, done in shapes
    ]
    both = union_all(*parts).subquery()
    return [Proof(*row) for row in db.execute(select(both).order_by(both.c.at))]


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
        tuple(sorted({proof.revision for proof in found})),
        max((proof.at for proof in found), default=None),
    )
