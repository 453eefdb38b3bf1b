"""What changes about sessions. A change that calendars must hear of raises the sequence (RFC 5546, 2.1.4)."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import TypedDict

from sqlalchemy import delete

from webapp import accesses
from webapp.db import session as db
from webapp.db import upsert
from webapp.meet import queries
from webapp.meet.rows import Attendance, Feed, Meeting, Presence
from webapp.models import Cohort, now
from webapp.visitor import Visitor


class Plan(TypedDict):
    """What a session is: its moments are in UTC."""

    title: str
    module: str | None
    begins: datetime
    ends: datetime
    place: str
    link: str
    notes: str


def plan(author: Visitor, cohort: Cohort, said: Plan) -> Meeting:
    made = Meeting(
        **said, cohort_id=cohort.id, author_id=author.id, uid=f"{secrets.token_hex(16)}@parcours", sequence=0
    )
    db.add(made)
    db.flush()
    return made


def change(meeting: Meeting, said: Plan) -> bool:
    """Whether anything is otherwise than before: then calendars hear of it."""
    differs = any(getattr(meeting, name) != value for name, value in said.items())
    if differs:
        for name, value in said.items():
            setattr(meeting, name, value)
        meeting.sequence += 1
        meeting.changed = now()
    return differs


def cancel(meeting: Meeting) -> bool:
    """Whether it was not cancelled yet. Its marks count no more; they come back with nothing: nobody was there."""
    if meeting.cancelled:
        return False
    meeting.cancelled = meeting.changed = now()
    meeting.sequence += 1
    return True


def mark(author: Visitor, meeting: Meeting, states: Mapping[int, Presence]) -> int:
    """Note how people were; how many notes are new or otherwise. Nobody's note is taken for unknown."""
    known = queries.marks(meeting)
    changed = {user_id: state for user_id, state in states.items() if known.get(user_id) != state}
    rows = [
        {"meeting_id": meeting.id, "user_id": user_id, "state": state, "author_id": author.id, "marked": now()}
        for user_id, state in changed.items()
    ]
    if rows:
        upsert(Attendance, rows, key=("meeting_id", "user_id"))
        accesses.note("attendance", *changed)
    return len(rows)


def open_feed(user_id: int) -> None:
    """A new address for one's calendar; the one before opens nothing any more."""
    close_feed(user_id)
    db.add(Feed(user_id=user_id, token=secrets.token_urlsafe(32)))


def close_feed(user_id: int) -> None:
    db.execute(delete(Feed).where(Feed.user_id == user_id))
