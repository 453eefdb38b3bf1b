"""What is asked of sessions: a cohort's, one's own, who was there."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import contains_eager

from webapp.db import session as db
from webapp.meet.rows import CAME, Attendance, Feed, Meeting, Presence
from webapp.models import Cohort, Membership, now
from webapp.visitor import Visitor

KEPT = timedelta(days=180)
"""How far back somebody's calendar goes."""
MOST = 300


@dataclass(frozen=True)
class Total:
    """Somebody's sessions: how many of each sort, and the minutes of those they came to, late or not."""

    counts: Mapping[Presence, int]
    minutes: int

    @property
    def came(self) -> int:
        return sum(self.counts.get(state, 0) for state in CAME)


def of_cohort(cohort: Cohort) -> list[Meeting]:
    """Every session, the first one first, the cancelled ones too."""
    mine = select(Meeting).where(Meeting.cohort_id == cohort.id).order_by(Meeting.begins, Meeting.id)
    return list(db.scalars(mine.limit(MOST)))


def in_cohort(cohort: Cohort, meeting_id: int) -> Meeting | None:
    return db.scalars(select(Meeting).where(Meeting.id == meeting_id, Meeting.cohort_id == cohort.id)).first()


def of_person(me: Visitor, *, past: bool = False) -> list[Meeting]:
    """The sessions of the cohorts one is in: those to come, or those that are over; cancelled ones too."""
    mine = _of(me.id)
    if past:
        asked = mine.where(Meeting.ends <= now()).order_by(Meeting.begins.desc(), Meeting.id.desc())
    else:
        asked = mine.where(Meeting.ends > now()).order_by(Meeting.begins, Meeting.id)
    return list(db.scalars(asked.limit(MOST)))


def next_of(cohort_id: int) -> Meeting | None:
    """The session under way, or else the next one."""
    coming = select(Meeting).where(Meeting.cohort_id == cohort_id, Meeting.ends > now(), Meeting.cancelled.is_(None))
    return db.scalars(coming.order_by(Meeting.begins, Meeting.id).limit(1)).first()


def for_person(me: Visitor, meeting_id: int) -> Meeting | None:
    """A session of a cohort one is in."""
    return db.scalars(_of(me.id).where(Meeting.id == meeting_id)).first()


def for_calendar(user_id: int) -> list[Meeting]:
    """What somebody's calendar holds: cancelled ones too, so that it takes them away."""
    recent = _of(user_id).where(Meeting.ends > now() - KEPT, Cohort.archived.is_(None))
    return list(db.scalars(recent.order_by(Meeting.begins, Meeting.id).limit(MOST)))


def feed(user_id: int) -> Feed | None:
    return db.scalars(select(Feed).where(Feed.user_id == user_id)).first()


def feed_of(token: str) -> Feed | None:
    return db.scalars(select(Feed).where(Feed.token == token)).first()


def marks(meeting: Meeting) -> dict[int, Presence]:
    """How each person was, by their id."""
    rows = db.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id))
    return {row.user_id: row.state for row in rows}


def attendances(cohort: Cohort) -> list[Attendance]:
    """Every mark of the cohort's sessions that were held, by session: one query."""
    held = (
        select(Attendance).join(Attendance.meeting).where(Meeting.cohort_id == cohort.id, Meeting.cancelled.is_(None))
    )
    ordered = held.order_by(Meeting.begins, Meeting.id, Attendance.id)
    return list(db.scalars(ordered.options(contains_eager(Attendance.meeting))))


def own_attendances(user_id: int) -> list[Attendance]:
    held = select(Attendance).join(Attendance.meeting).where(Attendance.user_id == user_id, Meeting.cancelled.is_(None))
    return list(db.scalars(held.options(contains_eager(Attendance.meeting))))


def total(found: Iterable[Attendance]) -> Total:
    rows = [*found]
    minutes = sum(row.meeting.minutes for row in rows if row.state in CAME)
    return Total(Counter(row.state for row in rows), minutes)


def by_person(found: Sequence[Attendance]) -> dict[int, Total]:
    people: dict[int, list[Attendance]] = {}
    for row in found:
        people.setdefault(row.user_id, []).append(row)
    return {user_id: total(rows) for user_id, rows in people.items()}


def _of(user_id: int) -> Select[Meeting]:
    place = and_(Membership.cohort_id == Meeting.cohort_id, Membership.user_id == user_id)
    asked = select(Meeting).join(Membership, place).join(Meeting.cohort)
    return asked.options(contains_eager(Meeting.cohort))
