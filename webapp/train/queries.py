"""What the trainers' room asks: cohorts, and who is where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload

from builder.model import Course, Module
from webapp import scope
from webapp.db import session as db
from webapp.models import Cohort, Invitation, Membership, Organisation, User, now
from webapp.progress import Journey, Station, Traces, cohort_traces, journey
from webapp.visitor import Visitor


@dataclass(frozen=True)
class Row:
    """One learner of a cohort, where they stand on their own pathway, and since when they are quiet."""

    user: User
    pathway: str | None
    journey: Journey
    last: datetime | None
    since: datetime

    def station(self, module: Module) -> Station | None:
        """Where they stand in a module; None when their pathway leaves it out."""
        return next((station for station in self.journey.stations if station.module.id == module.id), None)

    @property
    def finished(self) -> bool:
        return self.journey.total > 0 and self.journey.done == self.journey.total


@dataclass(frozen=True)
class Figures:
    """The four figures that call for action."""

    learners: int
    middle: int
    active: int
    to_call: int
    finished: int


@dataclass(frozen=True)
class Card:
    """A cohort on one's list, and how many learn in it."""

    cohort: Cohort
    learners: int


def cohorts(user: Visitor, course: str = "") -> list[Card]:
    """The cohorts one sees, of one course or of all, those that begin last first."""
    learning = select(func.count()).where(Membership.cohort_id == Cohort.id, ~Membership.trains)
    asked = scope.cohorts(user).add_columns(learning.correlate(Cohort).scalar_subquery())
    asked = asked.where(Cohort.course == course) if course else asked
    asked = asked.order_by(func.coalesce(Cohort.begins, Cohort.created).desc(), Cohort.name, Cohort.id)
    return [Card(cohort, number) for cohort, number in db.execute(asked.options(joinedload(Cohort.organisation)))]


def cohort(user: Visitor, cohort_id: int) -> Cohort | None:
    """A cohort one sees; another's does not exist."""
    return db.scalars(scope.cohorts(user).where(Cohort.id == cohort_id)).first()


def organisations(user: Visitor) -> list[Organisation]:
    """Those a new cohort may belong to: only the platform's administrator has a choice."""
    if not scope.rules_all(user):
        return []
    return list(db.scalars(scope.organisations(user).order_by(Organisation.name)))


def trainers(cohort: Cohort) -> list[User]:
    accompany = User.memberships.any((Membership.cohort_id == cohort.id) & Membership.trains)
    return list(db.scalars(select(User).where(accompany).order_by(User.name, User.id)))


def colleagues(cohort: Cohort) -> list[User]:
    """Whom one may ask to accompany it too."""
    there = User.memberships.any(Membership.cohort_id == cohort.id)
    return list(db.scalars(scope.colleagues(cohort).where(~there).order_by(User.name, User.id)))


def siblings(user: Visitor, cohort: Cohort) -> list[Cohort]:
    """The cohorts of the same organisation and course to which somebody of this one may move."""
    same = Cohort.organisation_id.is_not_distinct_from(cohort.organisation_id)
    others = scope.cohorts(user).where(same, Cohort.course == cohort.course, Cohort.id != cohort.id)
    return list(db.scalars(others.where(Cohort.archived.is_(None)).order_by(Cohort.name, Cohort.id)))


def learner(cohort: Cohort, user_id: int) -> Membership | None:
    """Somebody's place as a learner of this cohort."""
    theirs = (Membership.user_id == user_id, Membership.cohort_id == cohort.id, ~Membership.trains)
    return db.scalars(select(Membership).where(*theirs).options(joinedload(Membership.user))).first()


def with_keys(cohort: Cohort, user_id: int | None = None) -> list[User]:
    """Whose code one may give anew: one of them, or all those who have not chosen their own yet."""
    one = User.provisional.is_(True) if user_id is None else User.id == user_id
    return list(db.scalars(select(User).where(scope.keys_to(cohort), one).order_by(User.commune, User.name, User.id)))


def rows(course: Course, cohort: Cohort) -> list[Row]:
    """Everybody who learns in the cohort, by name: two queries however many they are."""
    known = cohort_traces(course.id, cohort.id)
    return [row_of(course, place, known.get(place.user_id, {})) for place in members(cohort)]


def row(course: Course, cohort: Cohort, user_id: int) -> Row | None:
    return next((row for row in rows(course, cohort) if row.user.id == user_id), None)


def figures(found: Sequence[Row], to_call: int) -> Figures:
    week = now() - timedelta(days=7)
    return Figures(
        learners=len(found),
        middle=round(median(row.journey.percent for row in found)) if found else 0,
        active=sum(row.last is not None and row.last > week for row in found),
        to_call=to_call,
        finished=sum(row.finished for row in found),
    )


def invitations(cohort: Cohort) -> list[Invitation]:
    mine = select(Invitation).where(Invitation.cohort_id == cohort.id)
    return list(db.scalars(mine.order_by(Invitation.created.desc(), Invitation.id.desc())))


def invitation(invitation_id: int) -> Invitation | None:
    return db.get(Invitation, invitation_id)


def modules(course: Course, cohort: Cohort, rows: Sequence[Row]) -> list[Module]:
    """The columns of the cohort's table: its pathway, then what its people's own pathways add."""
    own = course.pathway_modules(cohort.pathway)
    theirs = (station.module for row in rows for station in row.journey.stations)
    return [*{module.id: module for module in (*own, *theirs)}.values()]


def members(*cohorts: Cohort) -> list[Membership]:
    """The places of those who learn in these cohorts, by name, with the people and the cohorts."""
    learning = select(Membership).where(Membership.cohort_id.in_([one.id for one in cohorts]), ~Membership.trains)
    ordered = learning.join(Membership.user).join(Membership.cohort).order_by(User.name, User.id)
    return list(db.scalars(ordered.options(contains_eager(Membership.user), contains_eager(Membership.cohort))))


def row_of(course: Course, place: Membership, known: Traces) -> Row:
    """Where somebody stands, on their own pathway if they have one, else on the cohort's."""
    last = max((trace.last for trace in known.values() if not trace.brought), default=None)
    pathway = place.pathway or place.cohort.pathway
    way = journey(course, course.pathway_modules(pathway), known)
    return Row(place.user, pathway, way, last, place.since)
