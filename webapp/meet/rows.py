"""Sessions, who came, and the address by which somebody's calendar asks for theirs."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models import Base, Cohort, User, now


class Presence(StrEnum):
    """How somebody was at a session."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"
    EXCUSED = "excused"


CAME = (Presence.PRESENT, Presence.LATE)


class Meeting(Base):
    """A live session of a cohort.

    `uid` never changes (RFC 5545, 3.8.4.7), `sequence` grows with each change (3.8.7.4).
    """

    __tablename__ = "meeting"
    __table_args__ = (Index(None, "cohort_id", "begins"), Index(None, "begins"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="cascade"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    uid: Mapped[str] = mapped_column(String(60), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)
    title: Mapped[str] = mapped_column(String(120))
    module: Mapped[str | None] = mapped_column(String(60))
    begins: Mapped[datetime]
    ends: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(200), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    notes: Mapped[str] = mapped_column(String(2000), default="")
    cancelled: Mapped[datetime | None]
    created: Mapped[datetime] = mapped_column(default=now)
    changed: Mapped[datetime] = mapped_column(default=now)

    cohort: Mapped[Cohort] = relationship()

    @property
    def minutes(self) -> int:
        return round((self.ends - self.begins).total_seconds() / 60)

    @property
    def over(self) -> bool:
        return self.ends <= now()


class Attendance(Base):
    """How somebody was at a session, as a trainer noted it; the last note holds.

    `marked` is not called `at`: being noted absent is no sign of life (see `belongings.unseen_since`).
    """

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "user_id"), Index(None, "user_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="cascade"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    state: Mapped[Presence] = mapped_column(
        Enum(Presence, native_enum=False, length=20, values_callable=lambda kinds: [one.value for one in kinds])
    )
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    marked: Mapped[datetime] = mapped_column(default=now)

    meeting: Mapped[Meeting] = relationship()
    user: Mapped[User] = relationship(foreign_keys=user_id)


class Feed(Base):
    """Somebody's calendar, opened by its address alone: whoever has `token` reads it, until another takes its place."""

    __tablename__ = "feed"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"), unique=True)
    token: Mapped[str] = mapped_column(String(60), unique=True)
    made: Mapped[datetime] = mapped_column(default=now)
