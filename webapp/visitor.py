"""Whoever is signed in, as every request needs them: who they are and where they have a place, in one query."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from webapp.db import session as db
from webapp.models import Cohort, Membership, Role, User


@dataclass(frozen=True)
class Place:
    """A cohort somebody belongs to."""

    name: str
    pathway: str | None
    trains: bool


@dataclass(frozen=True)
class Visitor:
    """Somebody, for the time of a request. To change them, load their `User`."""

    id: int
    username: str
    email: str | None
    name: str
    role: Role
    provisional: bool
    version: int
    language: str
    places: tuple[Place, ...]


_COLUMNS = (
    User.id,
    User.username,
    User.email,
    User.name,
    User.role,
    User.provisional,
    User.version,
    User.language,
)
_KNOWN = (
    select(*_COLUMNS, Cohort.name.label("cohort"), Cohort.pathway, Membership.trains)
    .outerjoin(Membership, Membership.user_id == User.id)
    .outerjoin(Cohort, Cohort.id == Membership.cohort_id)
    .where(User.id == bindparam("user"), User.version == bindparam("version"))
    .order_by(Membership.id)
)


def known(user_id: int, version: int) -> Visitor | None:
    """The person of this session; nobody when their password changed since."""
    rows = db.execute(_KNOWN, {"user": user_id, "version": version}).all()
    if not rows:
        return None
    places = tuple(Place(row.cohort, row.pathway, row.trains) for row in rows if row.cohort is not None)
    who = rows[0]
    return Visitor(
        who.id, who.username, who.email, who.name, who.role, who.provisional, who.version, who.language, places
    )
