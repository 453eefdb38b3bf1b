"""How a cohort moves on, week by week: who finished what, when for the first time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, literal, select, union_all

from webapp.db import session as db
from webapp.models import Attempt, Cohort, Moment, Run, Sheet, Visit
from webapp.people import learners
from webapp.recovery.rows import TransferUnit

WEEK = timedelta(days=7)
MOST = 26
"""How many weeks are shown: half a year."""


@dataclass(frozen=True)
class End:
    """The first time that somebody finished a step; `brought` by a code, on the day when a trainer entered it."""

    user: int
    unit: str
    at: datetime
    brought: bool = False


@dataclass(frozen=True)
class Week:
    """A week that ends before `until`: in percent of the pathway, the middle of the group and its quarters.

    `active`: how many finished at least one step here; `steps`: how many were finished, here or elsewhere;
    `finished`: how many are at the end.
    """

    begins: date
    until: date
    low: int
    middle: int
    high: int
    active: int
    steps: int
    finished: int


def ends(cohort: Cohort) -> list[End]:
    """Every first end, here or in a package taken elsewhere (on the day of its code), in one grouped query."""
    members = learners(cohort.id)
    shapes: tuple[tuple[Any, Any, Any, Any], ...] = (
        (Visit, Visit.lesson, Visit.at, True),
        (Attempt, Attempt.quiz, Attempt.finished, Attempt.passed.is_(True)),
        (Run, Run.case, Run.finished, Run.finished.is_not(None)),
        (Sheet, Sheet.worksheet, Sheet.finished, Sheet.finished.is_not(None)),
        (TransferUnit, TransferUnit.unit, TransferUnit.at, TransferUnit.done),
    )
    parts = [
        select(
            model.user_id,
            unit.label("unit"),
            func.min(at, type_=Moment).label("at"),
            literal(int(model is TransferUnit)).label("brought"),
        )
        .where(model.user_id.in_(members), model.course == cohort.course, done)
        .group_by(model.user_id, unit)
        for model, unit, at, done in shapes
    ]
    rows = db.execute(union_all(*parts))
    found = [End(row.user_id, row.unit, row.at, bool(row.brought)) for row in rows]
    found.sort(key=lambda end: end.at, reverse=True)
    return [*{(end.user, end.unit): end for end in found}.values()]


def weeks(found: Iterable[End], ways: Mapping[int, Collection[str]], since: datetime, now: datetime) -> list[Week]:
    """`ways`: of each person, the steps of their pathway. Weeks begin on Mondays; the last one is this one."""
    mine = [end for end in found if end.unit in ways.get(end.user, ())]
    monday = now.date() - timedelta(days=now.weekday())
    first = min([since.date(), *(end.at.date() for end in mine)])
    number = min(MOST, max(1, (monday - (first - timedelta(days=first.weekday()))).days // 7 + 1))
    starts = [monday - (number - 1 - n) * WEEK for n in range(number)]
    return [_week(start, mine, ways) for start in starts]


def _week(begins: date, found: Sequence[End], ways: Mapping[int, Collection[str]]) -> Week:
    until = begins + WEEK
    done = dict.fromkeys(ways, 0)
    for end in found:
        if end.at.date() < until:
            done[end.user] += 1
    shares = sorted(round(100 * done[user] / len(way)) if way else 0 for user, way in ways.items())
    now = [end for end in found if begins <= end.at.date() < until]
    finished = sum(bool(way) and done[user] == len(way) for user, way in ways.items())
    return Week(
        begins, until, _at(shares, 0.25), round(median(shares)) if shares else 0, _at(shares, 0.75),
        len({end.user for end in now if not end.brought}), len(now), finished,
    )  # fmt: skip


def _at(shares: Sequence[int], part: float) -> int:
    """The value that this part of the group has not passed."""
    return shares[round(part * (len(shares) - 1))] if shares else 0
