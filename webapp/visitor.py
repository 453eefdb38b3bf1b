"""Whoever is signed in, as every request needs them: who they are and where they have a place, in one query."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from webapp.db import session as db
from webapp.models import Cohort, Membership, Organisation, Role, SignIn, User
from webapp.publishing.rows import newest
from webapp.talk.unread import unread


@dataclass(frozen=True)
class Place:
    """A cohort somebody belongs to."""

    cohort_id: int
    name: str
    course: str
    pathway: str | None
    """The pathway to follow there: one's own, else the cohort's."""
    trains: bool
    archived: bool


@dataclass(frozen=True)
class Visitor:
    """Somebody, for the time of a request. To change them, load their `User`."""

    id: int
    organisation_id: int | None
    username: str
    email: str | None
    name: str
    commune: str
    role: Role
    provisional: bool
    version: int
    language: str
    unread: int
    """How many messages wait for them."""
    published: int
    """The last publication of a course: a server that serves another follows it."""
    hidden: frozenset[str]
    """The courses that their organisation does not see."""
    places: tuple[Place, ...]

    def sees(self, course: str) -> bool:
        """Whether a course is theirs: their organisation's, or that of a cohort in which they have a place."""
        return course not in self.hidden or any(place.course == course for place in self.places)


_WHO, _IN, _COHORT = User.__table__.c, Membership.__table__.c, Cohort.__table__.c
_OPEN = SignIn.__table__.c
_KNOWN = (
    select(_IN.cohort_id, _COHORT.name, _COHORT.course, func.coalesce(_IN.pathway, _COHORT.pathway))
    .add_columns(_IN.trains, _COHORT.archived.is_not(None))
    .add_columns(_WHO.id, _WHO.organisation_id, _WHO.username, _WHO.email, _WHO.name, _WHO.commune, _WHO.role)
    .add_columns(_WHO.provisional, _WHO.version, _WHO.language, unread(), func.coalesce(newest(), 0))
    .add_columns(Organisation.__table__.c.hidden)
    .select_from(User.__table__)
    .outerjoin(Membership.__table__, _IN.user_id == _WHO.id)
    .outerjoin(Cohort.__table__, _COHORT.id == _IN.cohort_id)
    .outerjoin(Organisation.__table__, Organisation.__table__.c.id == _WHO.organisation_id)
    .where(_WHO.id == bindparam("user"))
    .order_by(_IN.id)
)
PLACED = len(fields(Place))
"""Columns that say a place; the others say the person, in the order of `Visitor`."""
_SIGNED_IN = _KNOWN.where(
    _OPEN.user_id == _WHO.id, _OPEN.version == _WHO.version, _OPEN.key == bindparam("key"),
    _OPEN.opened > bindparam("since"),
)  # fmt: skip
"""Plain tables: every request asks this, and the ORM's own objects would be most of its cost."""


def known(user_id: int, key: str, since: datetime) -> Visitor | None:
    """The person of the session of this digest; nobody when it was closed, is older, or their password changed."""
    return _read(_SIGNED_IN, {"user": user_id, "key": key, "since": since})


def of(user_id: int) -> Visitor | None:
    """Somebody for whom a token of theirs speaks, whatever became of their password."""
    return _read(_KNOWN, {"user": user_id})


def _read(asked: Select[Any], about: dict[str, object]) -> Visitor | None:
    rows = db.connection().execute(asked, about).all()
    if not rows:
        return None
    *who, hidden = rows[0][PLACED:]
    places = tuple(Place(*row[:PLACED]) for row in rows if row[0] is not None)
    columns: tuple[Any, ...] = (*who, frozenset(hidden or ()), places)
    return Visitor(*columns)
