"""What changes when people write to each other. Every verb is safe to repeat."""

from webapp.db import once, upsert
from webapp.db import session as db
from webapp.models import now
from webapp.talk.rows import Message, MessageMark
from webapp.visitor import Visitor

LONGEST = 4000
"""Characters of a message: two pages."""


def write(me: Visitor, client_id: str, cohort_id: int, learner_id: int | None, text: str) -> Message | None:
    """Send a message to a learner, from one, or to all of a cohort. None for a repeat."""
    said = {"cohort_id": cohort_id, "user_id": learner_id, "author_id": me.id, "text": text, "sent": now()}
    id = once(Message, {**said, "client_id": client_id})
    return db.get(Message, id) if id else None


def see(me: Visitor, cohort_id: int, learner_id: int, message_id: int) -> None:
    """Remember up to where one has read."""
    row = {"user_id": me.id, "cohort_id": cohort_id, "learner_id": learner_id, "message_id": message_id}
    upsert(MessageMark, [row], key=("user_id", "cohort_id", "learner_id"))


def take_back(message: Message) -> None:
    """Gone for everybody, as if it had not been written."""
    db.delete(message)
