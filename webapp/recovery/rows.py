"""What we remember of packages that people take elsewhere: how their codes are read, and those that were entered."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models import Base, User, now
from webapp.tables import OfCourse


class Outline(OfCourse, Base):
    """What the codes of a package are read with, kept because the course changes: `plan` is its `Edition.brief`."""

    __tablename__ = "outline"

    id: Mapped[int] = mapped_column(primary_key=True)
    head: Mapped[str] = mapped_column(String(8), unique=True)
    """How each of its codes begins (`exports.recovery.head`)."""
    plan: Mapped[dict[str, Any]]
    revision: Mapped[str] = mapped_column(String(16))
    """The first revision of the course that had these units."""
    at: Mapped[datetime] = mapped_column(default=now)


class Transfer(OfCourse, Base):
    """A code that a trainer entered for somebody: who, when, what it says of the whole. Appended, never rewritten."""

    __tablename__ = "transfer"
    __table_args__ = (UniqueConstraint("user_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    code: Mapped[str] = mapped_column(Text)
    revision: Mapped[str] = mapped_column(String(16))
    """Of the course that had the package's units; empty when we never saw it."""
    completed: Mapped[bool]
    success: Mapped[str] = mapped_column(String(10))
    score: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(default=now)

    author: Mapped[User | None] = relationship(foreign_keys=author_id)
    units: Mapped[list["TransferUnit"]] = relationship(order_by="TransferUnit.id")


class TransferUnit(OfCourse, Base):
    """What a code says of one unit: done (a quiz: passed), the best percentage, how often it was sent."""

    __tablename__ = "transfer_unit"
    __table_args__ = (Index(None, "user_id", "course", "unit"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    transfer_id: Mapped[int] = mapped_column(ForeignKey("transfer.id", ondelete="cascade"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    unit: Mapped[str] = mapped_column(String(60))
    done: Mapped[bool]
    best: Mapped[int | None]
    times: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)
