"""What the learners’ room keeps beside facts: what is derived from them, and what one keeps at hand."""

from datetime import datetime

from sqlalchemy import Double, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models import Base, now
from webapp.tables import OfCourse


class Card(OfCourse, Base):
    """How well somebody knows a question, as FSRS sees it. Folded from facts: it may be made anew at any time.

    `stability` is the number of days after which one time in ten it is forgotten; `difficulty` goes from 1 to 10.
    """

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("user_id", "course", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    question: Mapped[str] = mapped_column(String(60))
    stability: Mapped[float] = mapped_column(Double)
    difficulty: Mapped[float] = mapped_column(Double)
    last: Mapped[datetime]
    due: Mapped[datetime]


class Bookmark(OfCourse, Base):
    """A page that somebody wants at hand: a lesson, a fiche, a paper."""

    __tablename__ = "bookmark"
    __table_args__ = (UniqueConstraint("user_id", "course", "page"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    page: Mapped[str] = mapped_column(String(60))
    at: Mapped[datetime] = mapped_column(default=now)


class Accommodation(Base):
    """How much time somebody has for what is timed, in percent of the usual; 0 for as much as they like."""

    __tablename__ = "accommodation"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"), unique=True)
    percent: Mapped[int]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    at: Mapped[datetime] = mapped_column(default=now)
