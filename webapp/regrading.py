"""Keys that were corrected: verdicts given again, beside the first ones, which stay."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from builder.grading import Verdict
from webapp.db import session as db
from webapp.models import Attempt, Base, User, now


class Regrading(Base):
    """Somebody had answers to a question judged again, by the key of a revision of the course, and said why."""

    __tablename__ = "regrading"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    question: Mapped[str] = mapped_column(String(60))
    revision: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime] = mapped_column(default=now)

    author: Mapped[User | None] = relationship(lazy="joined")


class SecondVerdict(Base):
    """An answer's new verdict. `percent` and `passed` are what its attempt had until then."""

    __tablename__ = "second_verdict"

    id: Mapped[int] = mapped_column(primary_key=True)
    regrading_id: Mapped[int] = mapped_column(ForeignKey("regrading.id", ondelete="cascade"), index=True)
    attempt_answer_id: Mapped[int] = mapped_column(ForeignKey("attempt_answer.id", ondelete="cascade"), index=True)
    verdict: Mapped[Verdict] = mapped_column(JSON)
    percent: Mapped[int | None]
    passed: Mapped[bool | None]

    regrading: Mapped[Regrading] = relationship(lazy="joined")


def seconds(attempts: Iterable[Attempt]) -> Mapping[int, SecondVerdict]:
    """The last second verdict of each answer that has one, by the answer's row: asked only of finished attempts."""
    rows = [row.id for attempt in attempts if attempt.finished for row in attempt.answers]
    if not rows:
        return {}
    asked = select(SecondVerdict).where(SecondVerdict.attempt_answer_id.in_(rows)).order_by(SecondVerdict.id)
    return {found.attempt_answer_id: found for found in db.scalars(asked)}
