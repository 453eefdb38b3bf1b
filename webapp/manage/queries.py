"""What the administrators' room asks: always of what this administrator may see."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from webapp import scope
from webapp.db import session as db
from webapp.models import Access, Cohort, Membership, Organisation, User
from webapp.visitor import Visitor

PAGE = 50


def people(visitor: Visitor, search: str, page: int) -> tuple[list[User], int]:
    """A page of people by name, among those a few letters find, and how many they are in all."""
    asked = scope.people(visitor)
    if search:
        asked = asked.where(_called(search))
    total = db.scalar(select(func.count()).select_from(asked.subquery())) or 0
    shown = asked.order_by(User.name, User.id).offset(PAGE * (page - 1)).limit(PAGE)
    with_places = selectinload(User.memberships).joinedload(Membership.cohort)
    return list(db.scalars(shown.options(with_places, joinedload(User.organisation)))), total


def person(visitor: Visitor, user_id: int) -> User | None:
    with_places = joinedload(User.memberships).joinedload(Membership.cohort)
    asked = scope.people(visitor).where(User.id == user_id).options(with_places, joinedload(User.organisation))
    return db.scalars(asked).unique().first()


def cohorts(visitor: Visitor) -> list[Cohort]:
    return list(db.scalars(scope.cohorts(visitor).order_by(Cohort.name, Cohort.id)))


def organisations(visitor: Visitor) -> list[Organisation]:
    return list(db.scalars(scope.organisations(visitor).order_by(Organisation.name)))


def populations() -> dict[int, int]:
    """How many people each organisation has."""
    counted = select(User.organisation_id, func.count()).group_by(User.organisation_id)
    return {id: number for id, number in db.execute(counted) if id is not None}


@dataclass(frozen=True)
class Crowd:
    """How many cohorts follow a course, and how many people learn in them."""

    cohorts: int
    learners: int


def crowds() -> dict[str, Crowd]:
    learns = (Membership.cohort_id == Cohort.id) & ~Membership.trains
    counted = select(Cohort.course, func.count(Cohort.id.distinct()), func.count(Membership.user_id.distinct()))
    rows = db.execute(counted.outerjoin(Membership, learns).group_by(Cohort.course))
    return {course: Crowd(cohorts, learners) for course, cohorts, learners in rows}


def organisation(organisation_id: int) -> Organisation | None:
    return db.get(Organisation, organisation_id)


def name_taken(name: str, by_other_than: int | None = None) -> bool:
    others = select(func.count()).where(Organisation.name == name, Organisation.id != (by_other_than or 0))
    return bool(db.scalar(others))


def accesses(visitor: Visitor, name: str, what: str) -> Select[Access]:
    """The journal that this administrator may read: about somebody, of one sort."""
    asked = scope.accesses(visitor)
    if name:
        named = select(User.id).where(_called(name))
        asked = asked.where(or_(Access.who_id.in_(named), Access.whose_id.in_(named)))
    return asked.where(Access.what == what) if what else asked


def shown_places(found: User, seen: Sequence[Cohort]) -> list[Membership]:
    """Somebody's places, but those in cohorts that one does not see."""
    ids = {cohort.id for cohort in seen}
    return [place for place in found.memberships if place.cohort_id in ids]


def _called(search: str) -> ColumnElement[bool]:
    like = f"%{search.replace('%', '').replace('_', '')}%"
    return or_(User.name.ilike(like), User.username.ilike(like), User.email.ilike(like), User.commune.ilike(like))
