"""What is written, and up to where somebody read it."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models import Base, Cohort, User, now


class Message(Base):
    """Some lines in the conversation of a learner (`user_id`) with those who accompany their cohort.

    Without `user_id` it is for the whole cohort, and stands in the conversation of each. `sent` is not called `at`:
    being written to is no sign of life (see `belongings.unseen_since`).
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("author_id", "client_id"),
        Index(None, "cohort_id", "user_id"),
        Index(None, "user_id"),
        Index(None, "sent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="cascade"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    """Who wrote it: the learner themselves, else somebody who accompanies the cohort, whose account may be gone."""
    client_id: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    sent: Mapped[datetime] = mapped_column(default=now)

    cohort: Mapped[Cohort] = relationship()
    author: Mapped[User | None] = relationship(foreign_keys=author_id)
    user: Mapped[User | None] = relationship(foreign_keys=user_id)


class MessageMark(Base):
    """The last message that somebody had before their eyes in the conversation of `learner_id`."""

    __tablename__ = "message_mark"
    __table_args__ = (UniqueConstraint("user_id", "cohort_id", "learner_id"), Index(None, "cohort_id", "learner_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="cascade"))
    learner_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    message_id: Mapped[int]
