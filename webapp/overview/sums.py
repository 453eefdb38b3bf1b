"""The figures of the overview: a few grouped queries, whose number and shape are the same for ten people and 15,000."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import dropwhile
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, case, func, select, union_all

from webapp import scope
from webapp.certificates.rows import Certificate
from webapp.db import session as db
from webapp.models import Attempt, Cohort, Membership, Organisation, Visit, now
from webapp.visitor import Visitor

ACTIVE_DAYS = 28
"""How recent the last sign of life of somebody active is."""
MONTHS = 12


@dataclass(frozen=True)
class Line:
    """An organisation (to the platform's administrator) or a cohort (to an organisation's): people, and where they are.

    `percent` is the mean of each person's best at the final assessment; None when nobody took it.
    """

    id: int | None
    name: str
    cohorts: int
    learners: int
    began: int
    active: int
    passed: int
    certified: int
    percent: int | None

    @property
    def silent(self) -> int:
        """Who began, is not certified, and was not seen for a while."""
        return max(0, self.began - self.active - self.certified)


@dataclass(frozen=True)
class Month:
    """How many joined and how many certificates were issued in a month (`first` is its first day)."""

    year: int
    month: int
    joined: int
    certified: int


def lines(visitor: Visitor, course: str, finals: Sequence[str]) -> list[Line]:
    """Of those who follow this course, by name. `finals` are the quizzes that end it."""
    places = _places(visitor, course).subquery()
    facts = [_last(course).subquery(), _final(course, finals).subquery(), _certified(course).subquery()]
    last, final, certified = facts
    recent = now() - timedelta(days=ACTIVE_DAYS)
    asked = select(
        places.c.key, func.count(), func.count(last.c.user_id),
        func.sum(_one(last.c.last > recent)), func.sum(_one(final.c.passed > 0)), func.count(certified.c.user_id),
        func.avg(final.c.percent),
    ).select_from(places)  # fmt: skip
    for fact in facts:
        asked = asked.outerjoin(fact, fact.c.user_id == places.c.user_id)
    found = {row[0]: row for row in db.execute(asked.group_by(places.c.key))}
    return [_line(id, name, cohorts, found.get(id)) for id, name, cohorts in _named(visitor, course)]


def whole(found: Sequence[Line]) -> Line:
    """All of them as one."""
    taken = [(line.percent, line.passed or 1) for line in found if line.percent is not None]
    weight = sum(share for _, share in taken)
    percent = round(sum(mean * share for mean, share in taken) / weight) if weight else None
    return Line(
        None, "", sum(line.cohorts for line in found), sum(line.learners for line in found),
        sum(line.began for line in found), sum(line.active for line in found), sum(line.passed for line in found),
        sum(line.certified for line in found), percent,
    )  # fmt: skip


def months(visitor: Visitor, course: str) -> list[Month]:
    """The last twelve, the oldest first, from the first of them in which anything happened."""
    joined, certified = _by_month(_joined(visitor, course)), _by_month(_issued(visitor, course))
    this = now().year * 12 + now().month - 1
    wanted = [divmod(place, 12) for place in range(this - MONTHS + 1, this + 1)]
    told = (
        Month(year, month + 1, joined.get((year, month + 1), 0), certified.get((year, month + 1), 0))
        for year, month in wanted
    )
    return [*dropwhile(lambda one: not one.joined and not one.certified, told)]


def learners(visitor: Visitor, course: str) -> Select[Any]:
    """The ids of everybody who follows this course where this visitor sees."""
    seen = _seen(visitor, course).with_only_columns(Cohort.id)
    return select(Membership.user_id).where(Membership.cohort_id.in_(seen), ~Membership.trains)


def _seen(visitor: Visitor, course: str) -> Select[Any]:
    return scope.cohorts(visitor).where(Cohort.course == course)


def _key(visitor: Visitor) -> Any:
    return Cohort.organisation_id if scope.rules_all(visitor) else Cohort.id


def _places(visitor: Visitor, course: str) -> Select[Any]:
    """Each learner once in each organisation (or cohort)."""
    seen = _seen(visitor, course).with_only_columns(_key(visitor).label("key"), Membership.user_id)
    joined: Select[Any] = seen.join(Membership, (Membership.cohort_id == Cohort.id) & ~Membership.trains)
    return joined.distinct()


def _named(visitor: Visitor, course: str) -> list[tuple[int | None, str, int]]:
    """Id, name and number of running cohorts of each line, by name; cohorts of no organisation come last."""
    running = func.sum(_one(Cohort.archived.is_(None)))
    if not scope.rules_all(visitor):
        own = _seen(visitor, course).with_only_columns(Cohort.id, Cohort.name, running)
        return [(id, name, count) for id, name, count in db.execute(own.group_by(Cohort.id).order_by(Cohort.name))]
    asked = select(Cohort.organisation_id, func.max(Organisation.name), running)
    asked = asked.where(Cohort.course == course).outerjoin(Organisation, Organisation.id == Cohort.organisation_id)
    asked = asked.group_by(Cohort.organisation_id)
    found = [(id, name or "", count) for id, name, count in db.execute(asked)]
    return sorted(found, key=lambda one: (one[0] is None, one[1]))


def _last(course: str) -> Select[Any]:
    """When each person last finished a lesson or an attempt."""
    signs = union_all(
        select(Visit.user_id, func.max(Visit.at).label("at")).where(Visit.course == course).group_by(Visit.user_id),
        select(Attempt.user_id, func.max(Attempt.finished).label("at"))
        .where(Attempt.course == course)
        .group_by(Attempt.user_id),
    ).subquery()
    return select(signs.c.user_id, func.max(signs.c.at).label("last")).group_by(signs.c.user_id)


def _final(course: str, finals: Sequence[str]) -> Select[Any]:
    """Each person's best at a final assessment, and whether they passed it."""
    passed = func.max(_one(Attempt.passed.is_(True))).label("passed")
    asked = select(Attempt.user_id, passed, func.max(Attempt.percent).label("percent"))
    found: Any = asked.where(Attempt.course == course, Attempt.quiz.in_(finals), Attempt.finished.is_not(None))
    return cast(Select[Any], found.group_by(Attempt.user_id))


def _certified(course: str) -> Select[Any]:
    return select(Certificate.user_id).where(Certificate.course_id == course, Certificate.revoked.is_(None)).distinct()


def _joined(visitor: Visitor, course: str) -> Any:
    seen = _seen(visitor, course).with_only_columns(Cohort.id)
    return select(Membership.since.label("at")).where(Membership.cohort_id.in_(seen), ~Membership.trains)


def _issued(visitor: Visitor, course: str) -> Any:
    return select(Certificate.at.label("at")).where(
        Certificate.course_id == course,
        Certificate.revoked.is_(None),
        Certificate.user_id.in_(learners(visitor, course)),
    )


def _by_month(moments: Any) -> Mapping[tuple[int, int], int]:
    rows = moments.subquery()
    year, month = func.extract("year", rows.c.at), func.extract("month", rows.c.at)
    since = datetime(now().year - 1, now().month, 1, tzinfo=now().tzinfo)
    asked = select(year, month, func.count()).where(rows.c.at >= since).group_by(year, month)
    return {(int(one), int(other)): count for one, other, count in db.execute(asked)}


def _one(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """1 where it holds, else 0."""
    return case((condition, 1), else_=0)


def _line(id: int | None, name: str, cohorts: int, row: Any) -> Line:
    if row is None:
        return Line(id, name, cohorts, 0, 0, 0, 0, 0, None)
    _, people, began, active, passed, certified, percent = row
    return Line(
        id, name, cohorts, people, began, active, passed, certified, None if percent is None else round(percent)
    )
