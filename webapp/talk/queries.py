"""What the messages' pages ask. Everything starts from the visitor's own places: nobody else's conversation exists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from webapp import scope
from webapp.db import session as db
from webapp.models import Cohort, Membership, User
from webapp.talk.rows import Message, MessageMark
from webapp.talk.unread import for_learner, waits
from webapp.visitor import Visitor

MOST = 200
"""How many conversations, or messages of one, a page shows: the newest."""


@dataclass(frozen=True)
class Thread:
    """A conversation on one's list. `learner` is whose it is; `fresh`: whether one has not seen its last message."""

    cohort: Cohort
    learner: User
    last: Message
    fresh: bool
    waits: bool = False


@dataclass(frozen=True)
class Talk:
    """A whole conversation. `since`: the day its learner came into the cohort, None when they left it."""

    cohort: Cohort
    learner: User
    since: datetime | None
    messages: Sequence[Message]
    seen: int
    """The last message that the learner had before their eyes."""


def threads_with_learners(me: Visitor) -> list[Thread]:
    """Of the cohorts one accompanies: those that wait for an answer first, then the newest. One query."""
    cohorts = [place.cohort_id for place in me.places if place.trains]
    newest = select(func.max(Message.id)).where(Message.cohort_id.in_(cohorts), Message.user_id.is_not(None))
    mine = and_(
        MessageMark.user_id == me.id,
        MessageMark.cohort_id == Message.cohort_id,
        MessageMark.learner_id == Message.user_id,
    )
    waiting = waits()
    asked = (
        select(Message, Cohort, User, MessageMark.message_id, waiting)
        .select_from(Message)
        .join(Cohort, Cohort.id == Message.cohort_id)
    )
    asked = asked.join(User, User.id == Message.user_id).outerjoin(MessageMark, mine)
    asked = asked.where(Message.id.in_(newest.group_by(Message.cohort_id, Message.user_id)))
    asked = asked.options(joinedload(Message.author)).order_by(waiting.desc(), Message.id.desc()).limit(MOST)
    rows = db.execute(asked) if cohorts else ()
    return [Thread(cohort, user, last, wait and last.id > (mark or 0), wait) for last, cohort, user, mark, wait in rows]


def threads_as_learner(me: Visitor) -> list[Thread]:
    """One's own conversations, the newest first: with each cohort one is in, or left. One query."""
    place = and_(
        Membership.cohort_id == Message.cohort_id, Membership.user_id == me.id, ~Membership.trains
    )  # fmt: skip
    here = or_(Message.user_id == me.id, and_(Membership.id.is_not(None), for_learner()))
    newest = select(func.max(Message.id)).outerjoin(Membership, place).where(here).group_by(Message.cohort_id)
    mine = and_(
        MessageMark.user_id == me.id, MessageMark.learner_id == me.id, MessageMark.cohort_id == Message.cohort_id
    )
    asked = (
        select(Message, Cohort, User, MessageMark.message_id)
        .select_from(Message)
        .join(Cohort, Cohort.id == Message.cohort_id)
    )
    asked = asked.join(User, User.id == me.id).outerjoin(MessageMark, mine).where(Message.id.in_(newest))
    rows = db.execute(asked.options(joinedload(Message.author)).order_by(Message.id.desc()))
    return [
        Thread(cohort, user, last, last.author_id != me.id and last.id > (mark or 0))
        for last, cohort, user, mark in rows
    ]


def talk(me: Visitor, cohort_id: int, learner_id: int) -> Talk | None:
    """A conversation that is one's own, or of somebody who learns (or learned) in a cohort one accompanies."""
    if me.id != learner_id and not scope.accompanies(me, cohort_id):
        return None
    place = and_(Membership.user_id == User.id, Membership.cohort_id == cohort_id, ~Membership.trains)
    mark = and_(
        MessageMark.user_id == User.id, MessageMark.learner_id == User.id, MessageMark.cohort_id == cohort_id
    )  # fmt: skip
    asked = (
        select(User, Cohort, Membership.since, MessageMark.message_id)
        .select_from(User)
        .join(Cohort, Cohort.id == cohort_id)
    )
    asked = asked.outerjoin(Membership, place).outerjoin(MessageMark, mark)
    row = db.execute(asked.where(User.id == learner_id)).first()
    if row is None:
        return None
    learner, cohort, since, seen = row
    messages = _messages(cohort_id, learner_id, since)
    return Talk(cohort, learner, since, messages, seen or 0) if since or messages else None


def announcements(cohort_id: int) -> list[tuple[Message, int]]:
    """What was written to all of a cohort, the newest first, and before how many eyes each was."""
    seen = select(func.count()).where(
        MessageMark.cohort_id == cohort_id,
        MessageMark.user_id == MessageMark.learner_id,
        MessageMark.message_id >= Message.id,
    )
    asked = select(Message, seen.correlate(Message).scalar_subquery())
    asked = asked.where(Message.cohort_id == cohort_id, Message.user_id.is_(None))
    asked = asked.options(joinedload(Message.author)).order_by(Message.id.desc()).limit(MOST)
    return [(message, number) for message, number in db.execute(asked)]


def written_by(me: Visitor, message_id: int) -> Message | None:
    return db.scalars(select(Message).where(Message.id == message_id, Message.author_id == me.id)).first()


def readers(message: Message) -> list[User]:
    """Whom a message is for, but its author: those who accompany the cohort, its learner, or all who learn in it."""
    places = select(Membership).join(Membership.user).where(Membership.cohort_id == message.cohort_id)
    if message.author_id == message.user_id:
        places = places.where(Membership.trains)
    elif message.user_id is None:
        places = places.where(~Membership.trains)
    else:
        places = places.where(Membership.user_id == message.user_id)
    found = db.scalars(places.options(contains_eager(Membership.user)))
    return [place.user for place in found if place.user_id != message.author_id]


def _messages(cohort_id: int, learner_id: int, since: datetime | None) -> list[Message]:
    to_all = and_(Message.user_id.is_(None), Message.sent >= since) if since else Message.user_id == learner_id
    asked = select(Message).where(Message.cohort_id == cohort_id, or_(Message.user_id == learner_id, to_all))
    newest = asked.options(joinedload(Message.author)).order_by(Message.id.desc()).limit(MOST)
    return [*reversed([*db.scalars(newest)])]
