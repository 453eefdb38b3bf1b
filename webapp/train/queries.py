"""What the trainers' room asks: cohorts, and who is where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from builder.model import Course
from webapp.db import session as db
from webapp.models import Answer, Attempt, Cohort, Invitation, Membership, Role, Run, Sheet, User, Visit, now
from webapp.progress import Journey, Traces, cohort_traces, journey
from webapp.visitor import Visitor


@dataclass(frozen=True)
class Row:
    """One learner of a cohort, where they stand, and since when they are quiet."""

    user: User
    journey: Journey
    last: datetime | None
    since: datetime

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


def cohorts(user: Visitor) -> list[tuple[Cohort, int]]:
    """The cohorts one accompanies (every one, for an administrator), with how many learn in each."""
    learners = func.count(Membership.id).filter(~Membership.trains)
    asked = select(Cohort, learners).outerjoin(Cohort.memberships).group_by(Cohort.id).order_by(Cohort.name)
    if user.role is not Role.ADMINISTRATOR:
        own = select(Membership.cohort_id).where(Membership.user_id == user.id, Membership.trains)
        asked = asked.where(Cohort.id.in_(own))
    return [(cohort, number) for cohort, number in db.execute(asked)]


def cohort(user: Visitor, cohort_id: int) -> Cohort | None:
    """A cohort one accompanies; another's does not exist."""
    asked = select(Cohort).where(Cohort.id == cohort_id)
    if user.role is not Role.ADMINISTRATOR:
        asked = asked.where(Cohort.memberships.any((Membership.user_id == user.id) & Membership.trains))
    return db.scalars(asked).first()


def rows(course: Course, cohort: Cohort) -> list[Row]:
    """Everybody who learns in the cohort, by name: two queries however many they are."""
    known = cohort_traces(cohort.id)
    return [_row(course, cohort, user, since, known.get(user.id, {})) for user, since in _members(cohort)]


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


def visits(user: User) -> list[Visit]:
    return list(db.scalars(select(Visit).where(Visit.user_id == user.id).order_by(Visit.id)))


def answers(user: User) -> list[Answer]:
    return list(db.scalars(select(Answer).where(Answer.user_id == user.id).order_by(Answer.id)))


def attempts(user: User) -> list[Attempt]:
    mine = select(Attempt).where(Attempt.user_id == user.id).order_by(Attempt.id)
    return list(db.scalars(mine.options(selectinload(Attempt.answers))))


def runs(user: User) -> list[Run]:
    mine = select(Run).where(Run.user_id == user.id).order_by(Run.id)
    return list(db.scalars(mine.options(selectinload(Run.decisions))))


def sheets(user: User) -> dict[str, Sheet]:
    """Each worksheet somebody wrote in, as it stands now."""
    newest = select(func.max(Sheet.id)).where(Sheet.user_id == user.id).group_by(Sheet.worksheet)
    found = db.scalars(select(Sheet).where(Sheet.id.in_(newest)).order_by(Sheet.at))
    return {sheet.worksheet: sheet for sheet in found}


def _members(cohort: Cohort) -> list[tuple[User, datetime]]:
    asked = select(User, Membership.since).join(User.memberships)
    learning = asked.where(Membership.cohort_id == cohort.id, ~Membership.trains)
    return [(user, since) for user, since in db.execute(learning.order_by(User.name, User.id))]


def _row(course: Course, cohort: Cohort, user: User, since: datetime, known: Traces) -> Row:
    last = max((trace.last for trace in known.values()), default=None)
    return Row(user, journey(course, course.pathway_modules(cohort.pathway), known), last, since)
