"""What we remember of packages: which were asked for, which the catalogue offers, and whether it is open."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models import Base, now
from webapp.tables import OfCourse


class Package(OfCourse, Base):
    """A package of the course that was asked for: from what, how far its making is, what came out of it.

    `key` names its content and its choices together, and its file; `wish` the choices alone. `slot` is the place of the
    process that makes it, `step` and `done` where that one is. `used` is when somebody last wanted it.
    """

    __tablename__ = "package"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    wish: Mapped[str] = mapped_column(String(64), index=True)
    choices: Mapped[dict[str, Any]]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)
    used: Mapped[datetime] = mapped_column(default=now)
    slot: Mapped[int | None]
    tries: Mapped[int] = mapped_column(default=0)
    step: Mapped[str] = mapped_column(String(20), default="")
    done: Mapped[int] = mapped_column(default=0)
    finished: Mapped[datetime | None]
    failed: Mapped[str | None] = mapped_column(Text)
    """Why there is no package, in a sentence for whoever asked."""
    name: Mapped[str] = mapped_column(String(255), default="")
    size: Mapped[int] = mapped_column(default=0)
    digest: Mapped[str] = mapped_column(String(64), default="")
    """SHA-256 of the file."""
    revision: Mapped[str] = mapped_column(String(16), default="")
    remark: Mapped[str] = mapped_column(Text, default="")

    @property
    def state(self) -> Literal["waiting", "making", "ready", "failed"]:
        if self.finished:
            return "ready" if self.failed is None else "failed"
        return "waiting" if self.slot is None else "making"


class Offer(OfCourse, Base):
    """A package that the public catalogue offers: the choices, whatever the course becomes."""

    __tablename__ = "offer"

    id: Mapped[int] = mapped_column(primary_key=True)
    wish: Mapped[str] = mapped_column(String(64), unique=True)
    choices: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(default=now)


class Site(Base):
    """What the administration decided for everybody: one row."""

    __tablename__ = "site"

    id: Mapped[int] = mapped_column(primary_key=True)
    catalogue: Mapped[bool] = mapped_column(default=False)
    """Whether strangers may read the catalogue."""
