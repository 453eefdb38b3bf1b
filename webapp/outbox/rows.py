"""What we remember of what leaves: who wants to hear of what, what is on its way, whose turn it is."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models import Base, Organisation, User, now


class Endpoint(Base):
    """Another program's address, told of some events of an organisation; of all, without one. `secret` signs."""

    __tablename__ = "endpoint"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id", ondelete="cascade"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(500))
    secret: Mapped[str] = mapped_column(String(80))
    """Not hashed: what signs must be known."""
    events: Mapped[list[str]]
    at: Mapped[datetime] = mapped_column(default=now)
    closed: Mapped[datetime | None]
    why: Mapped[str] = mapped_column(String(200), default="")
    """Why it was closed, when nobody did."""

    organisation: Mapped[Organisation | None] = relationship()
    author: Mapped[User | None] = relationship()

    @property
    def target(self) -> str:
        return f"hook-{self.id}"


class Outgoing(Base):
    """Something to deliver. `uid` names the fact: the same one, told again, is no other. `due` is the next try."""

    __tablename__ = "outgoing"
    __table_args__ = (UniqueConstraint("target", "uid"), Index(None, "sent", "gave_up", "due"))

    id: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column(String(20))
    uid: Mapped[str] = mapped_column(String(40))
    endpoint_id: Mapped[int | None] = mapped_column(ForeignKey("endpoint.id", ondelete="cascade"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="cascade"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(default=now)
    due: Mapped[datetime] = mapped_column(default=now)
    tries: Mapped[int] = mapped_column(default=0)
    sent: Mapped[datetime | None]
    gave_up: Mapped[datetime | None]
    status: Mapped[int | None]
    """What the other server last answered."""
    error: Mapped[str] = mapped_column(String(200), default="")

    @property
    def state(self) -> str:
        return "sent" if self.sent else "gave-up" if self.gave_up else "again" if self.tries else "waiting"


class Turn(Base):
    """Who delivers to a target now, and until when that holds if they say nothing more."""

    __tablename__ = "turn"

    id: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str] = mapped_column(String(20), unique=True)
    holder: Mapped[str] = mapped_column(String(40))
    until: Mapped[datetime]
