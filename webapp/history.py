"""Everything one person did in the course of the request, as rows: for whoever accompanies them, and for themselves."""

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from webapp import here
from webapp.db import session as db
from webapp.meet.rows import Attendance, Meeting
from webapp.models import Answer, Attempt, Note, Run, Sheet, Visit
from webapp.talk.rows import Message


def visits(user_id: int) -> list[Visit]:
    return list(db.scalars(select(Visit).where(*_theirs(Visit, user_id)).order_by(Visit.id)))


def answers(user_id: int) -> list[Answer]:
    return list(db.scalars(select(Answer).where(*_theirs(Answer, user_id)).order_by(Answer.id)))


def attempts(user_id: int) -> list[Attempt]:
    mine = select(Attempt).where(*_theirs(Attempt, user_id)).order_by(Attempt.id)
    return list(db.scalars(mine.options(selectinload(Attempt.answers))))


def runs(user_id: int) -> list[Run]:
    mine = select(Run).where(*_theirs(Run, user_id)).order_by(Run.id)
    return list(db.scalars(mine.options(selectinload(Run.decisions))))


def sheets(user_id: int) -> dict[str, Sheet]:
    """Each worksheet somebody wrote in, as it stands now."""
    newest = select(func.max(Sheet.id)).where(*_theirs(Sheet, user_id)).group_by(Sheet.worksheet)
    found = db.scalars(select(Sheet).where(Sheet.id.in_(newest)).order_by(Sheet.at))
    return {sheet.worksheet: sheet for sheet in found}


def messages(user_id: int) -> list[Message]:
    """What they wrote, and what was written to them alone: for themselves."""
    mine = select(Message).where(or_(Message.user_id == user_id, Message.author_id == user_id)).order_by(Message.id)
    return list(db.scalars(mine.options(joinedload(Message.author), joinedload(Message.cohort))))


def attendances(user_id: int) -> list[Attendance]:
    """At which sessions they were noted, and how."""
    mine = select(Attendance).join(Attendance.meeting).where(Attendance.user_id == user_id).order_by(Meeting.begins)
    return list(db.scalars(mine.options(contains_eager(Attendance.meeting))))


def notes(user_id: int) -> list[Note]:
    """For themselves alone: no other room asks this."""
    return list(db.scalars(select(Note).where(*_theirs(Note, user_id)).order_by(Note.at)))


def _theirs(model: Any, user_id: int) -> tuple[Any, Any]:
    return model.user_id == user_id, model.course == here.shelf().id
