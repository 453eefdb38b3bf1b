"""How long a quiz may take: the server's clock, and what each person was granted."""

from datetime import datetime, timedelta

from sqlalchemy import select

from builder.model import Quiz
from webapp import here
from webapp.db import session as db
from webapp.db import upsert
from webapp.learn.rows import Accommodation
from webapp.models import Attempt, now

USUAL = 100
CHOICES = (100, 125, 133, 150, 200, 0)
"""Percent of the usual time that a trainer may grant; 0 is no limit."""
GRACE = timedelta(seconds=15)
"""What the last answer may take on its way here: a slow network is nobody's fault."""


def percent(user_id: int) -> int:
    """What somebody was granted."""
    found = db.scalar(select(Accommodation.percent).where(Accommodation.user_id == user_id))
    return USUAL if found is None else found


def minutes(quiz: Quiz, granted: int) -> int | None:
    """How long an attempt may last for whoever was granted this; None without limit."""
    return -(-quiz.minutes * granted // 100) if quiz.minutes and granted else None


def deadline(quiz: Quiz, user_id: int, begun: datetime) -> datetime | None:
    if not quiz.minutes:
        return None
    own = minutes(quiz, percent(user_id))
    return begun + timedelta(minutes=own) if own else None


def is_over(ends: datetime | None) -> bool:
    return ends is not None and now() > ends + GRACE


def left(ends: datetime | None) -> int | None:
    """Seconds until the end, never fewer than none; None without limit."""
    return max(0, int((ends - now()).total_seconds())) if ends else None


def grant(user_id: int, wanted: int, author_id: int) -> None:
    """More time, for what is under way too, in whichever course."""
    row = {"user_id": user_id, "percent": wanted, "author_id": author_id, "at": now()}
    upsert(Accommodation, [row], key=("user_id",))
    for attempt in db.scalars(select(Attempt).where(Attempt.user_id == user_id, Attempt.finished.is_(None))):
        shelf = here.library().get(attempt.course)
        if shelf and attempt.quiz in shelf.course.quizzes:
            attempt.deadline = deadline(shelf.course.quizzes[attempt.quiz], user_id, attempt.at)
