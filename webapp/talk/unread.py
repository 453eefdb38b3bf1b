"""How many messages wait for somebody, as a piece of what every request asks (`webapp.visitor`)."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from webapp.people import Membership
from webapp.talk.rows import Message, MessageMark

ME = bindparam("user", type_=Membership.user_id.type)
_LATER = aliased(Message)


def unread() -> ColumnElement[int]:
    """Of the person bound as `user`: what they were sent as a learner; as a trainer, what nobody answered yet."""
    return _received().correlate(None).scalar_subquery() + _asked().correlate(None).scalar_subquery()


def for_learner() -> ColumnElement[bool]:
    """Whether a message stands in a place's own conversation: to them, or to all since they came."""
    to_all = and_(Message.user_id.is_(None), Message.sent >= Membership.since)
    return or_(Message.user_id == Membership.user_id, to_all)


def waits() -> ColumnElement[bool]:
    """Whether a message is a learner's, and none of those who accompany them wrote to them since."""
    same = and_(_LATER.cohort_id == Message.cohort_id, _LATER.user_id == Message.user_id, _LATER.id > Message.id)
    later = select(_LATER.id).where(same, _LATER.author_id.is_distinct_from(_LATER.user_id)).exists()
    return and_(Message.author_id == Message.user_id, ~later)


def _received() -> Select[int]:
    mine = and_(~Membership.trains, for_learner(), Message.author_id.is_distinct_from(ME))
    return _newer(Membership.user_id).where(mine)


def _asked() -> Select[int]:
    return _newer(Message.user_id).where(Membership.trains, waits())


def _newer(learner: InstrumentedAttribute[Any]) -> Select[int]:
    """How many messages of one's cohorts come after one's mark in the conversation of this learner."""
    theirs = (MessageMark.user_id == ME, MessageMark.cohort_id == Message.cohort_id, MessageMark.learner_id == learner)
    asked = select(func.count(Message.id)).join(Membership, Membership.cohort_id == Message.cohort_id)
    asked = asked.outerjoin(MessageMark, and_(*theirs)).where(Membership.user_id == ME)
    return asked.where(Message.id > func.coalesce(MessageMark.message_id, 0))
