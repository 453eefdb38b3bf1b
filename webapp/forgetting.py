"""Retention: what is older than the settings say goes, by « parcours forget »."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select

from webapp import here
from webapp.belongings import unseen_since
from webapp.db import session as db
from webapp.models import Access, Invitation, Role, User, now
from webapp.regrading import forget_empty
from webapp.remind.rows import Reminder
from webapp.settings import Settings
from webapp.talk.rows import Message
from webapp.wordings import keeping

MONTH = timedelta(days=30.44)


@dataclass(frozen=True)
class Forgotten:
    """How much went, or would go."""

    people: list[str]
    accesses: int
    invitations: int
    messages: int
    wordings: int
    """What the course once asked and nobody answered."""


def forget(settings: Settings, *, really: bool) -> Forgotten:
    """Delete learners whom nobody saw for so long, and old lines of the journal, invitations and messages.

    One transaction.

    Those who train or administer stay: somebody answers for their accounts.
    """
    people = limit(settings.keep_people)
    lines = limit(settings.keep_accesses)
    gone: ColumnElement[bool] = (User.role == Role.LEARNER) & unseen_since(people)
    words = limit(settings.keep_messages)
    old, closed, said = Access.at < lines, Invitation.expires < lines, Message.sent < words
    indexes, asked = keeping.unused({shelf.revision for shelf in here.library()})
    found = Forgotten(
        people=list(db.scalars(select(User.username).where(gone).order_by(User.username))),
        accesses=db.scalar(select(func.count()).select_from(Access).where(old)) or 0,
        invitations=db.scalar(select(func.count()).select_from(Invitation).where(closed)) or 0,
        messages=db.scalar(select(func.count()).select_from(Message).where(said)) or 0,
        wordings=len(asked),
    )
    if really:
        reminded = (Reminder, Reminder.sent < words)
        for model, condition in ((User, gone), (Access, old), (Invitation, closed), (Message, said), reminded):
            db.execute(delete(model).where(condition).execution_options(synchronize_session=False))
        forget_empty()
        keeping.forget(indexes, asked)
        db.commit()
    return found


def limit(months: int) -> datetime:
    """The moment that many months ago."""
    return now() - months * MONTH
