"""What a cohort reminds of, what somebody does not want to be reminded of, and what was said already."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models import Base, now

SILENT_DAYS = 14
"""After how many days without a sign of life a cohort reminds, until its trainer says otherwise."""


class ReminderPlan(Base):
    """What a cohort reminds of. A cohort without a plan reminds of everything, with the usual days."""

    __tablename__ = "reminder_plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="cascade"), unique=True)
    kinds: Mapped[list[str]]
    silent_days: Mapped[int] = mapped_column(default=SILENT_DAYS)
    deadlines: Mapped[dict[str, str]]
    """The day by which each module should be finished, as ISO dates; those without a day are left out."""

    def due(self, module: str) -> date | None:
        return date.fromisoformat(self.deadlines[module]) if module in self.deadlines else None


class ReminderChoice(Base):
    """The kinds of letters and reminders that somebody said no to."""

    __tablename__ = "reminder_choice"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"), unique=True)
    refused: Mapped[list[str]] = mapped_column(JSON)


class Reminder(Base):
    """Something that a letter reminded somebody of: never twice. `about` tells one silence, one day… from another."""

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("user_id", "kind", "about"), Index(None, "sent"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(String(120))
    sent: Mapped[datetime] = mapped_column(default=now)
