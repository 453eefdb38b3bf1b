"""What the administrators' room asks."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from webapp.db import session as db
from webapp.models import Cohort, Membership, Role, User

PAGE = 50


def people(search: str, page: int) -> tuple[list[User], int]:
    """A page of people by name, among those a few letters find, and how many they are in all."""
    asked = select(User)
    if search:
        like = f"%{search.replace('%', '').replace('_', '')}%"
        asked = asked.where(or_(User.name.ilike(like), User.username.ilike(like), User.email.ilike(like)))
    total = db.scalar(select(func.count()).select_from(asked.subquery())) or 0
    shown = asked.order_by(User.name, User.id).offset(PAGE * (page - 1)).limit(PAGE)
    with_cohorts = selectinload(User.memberships).joinedload(Membership.cohort)
    return list(db.scalars(shown.options(with_cohorts))), total


def person(user_id: int) -> User | None:
    with_cohorts = joinedload(User.memberships).joinedload(Membership.cohort)
    return db.scalars(select(User).where(User.id == user_id).options(with_cohorts)).unique().first()


def cohorts() -> list[Cohort]:
    return list(db.scalars(select(Cohort).order_by(Cohort.name)))


def administrators() -> int:
    return db.scalar(select(func.count()).where(User.role == Role.ADMINISTRATOR)) or 0
