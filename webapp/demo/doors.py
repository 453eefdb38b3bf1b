"""Other programs in the demo: a dashboard's token, and a subscription that was told things, then suspended."""

import random
from datetime import timedelta

from sqlalchemy import select

from builder.model import Course
from webapp.api.rows import Token
from webapp.api.tokens import BEGINS
from webapp.db import session as db
from webapp.models import Attempt, User, now
from webapp.outbox import hooks
from webapp.outbox.rows import Endpoint, Outgoing

TOLD = 6
"""Quizzes that the other program heard of."""


def open_doors(course: Course) -> None:
    """Nothing leaves: the token's text is nobody's, the subscription is suspended and its address leads nowhere."""
    people = {one.username: one for one in db.scalars(select(User).where(User.username.in_(("admin", "fadma"))))}
    moment = now()
    db.add(
        Token(
            user_id=people["fadma"].id, name="Tableau de bord de l’ONG", begins=f"{BEGINS}q7Rk2", hashed="0" * 64,
            scopes=["cohorts:read", "progress:read", "results:read"], at=moment - timedelta(days=20),
            expires=moment + timedelta(days=70), used=moment - timedelta(hours=3),
        )
    )  # fmt: skip
    one = Endpoint(
        organisation_id=people["admin"].organisation_id, author_id=people["admin"].id, name="Tableau de bord de l’ONG",
        address="https://tableau.example/parcours", secret=hooks.secret(), closed=moment,
        events=["module.completed", "quiz.finished", "certificate.issued"], at=moment - timedelta(days=20),
    )  # fmt: skip
    db.add(one)
    db.flush()
    last = select(Attempt).where(Attempt.finished.is_not(None)).order_by(Attempt.finished.desc()).limit(TOLD)
    for number, attempt in enumerate(reversed(db.scalars(last).all())):
        _told(one, course, attempt, refused=number == TOLD - 2)


def _told(one: Endpoint, course: Course, attempt: Attempt, *, refused: bool) -> None:
    at = attempt.finished or attempt.at
    about = {"learner": attempt.user_id, "course": course.id, "quiz": attempt.quiz, "percent": attempt.percent}
    db.add(
        Outgoing(
            target=one.target, uid=f"msg_{random.Random(attempt.id).getrandbits(128):032x}", endpoint_id=one.id,
            user_id=attempt.user_id, kind="quiz.finished", body={"type": "quiz.finished", "data": about}, at=at, due=at,
            tries=10 if refused else 1, status=503 if refused else 204, sent=None if refused else at,
            gave_up=at + timedelta(days=3) if refused else None,
        )
    )  # fmt: skip
