"""What we remember of certificates: each says for ever what it said the day it was issued."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models import Base, User, now


class Certificate(Base):
    """A pathway finished by somebody. `pathway` is empty for the whole course; `number` counts theirs for it.

    Names and titles are plain text in the certificate's language: what was printed must be what is verified.
    """

    __tablename__ = "certificate"
    __table_args__ = (UniqueConstraint("user_id", "course_id", "pathway", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    course_id: Mapped[str] = mapped_column(String(60))
    pathway: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    course: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    """The pathway's; empty for the whole course."""
    minutes: Mapped[int]
    competencies: Mapped[list[str]]
    language: Mapped[str] = mapped_column(String(8))
    revision: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(default=now)
    revoked: Mapped[datetime | None]
    revoker_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    reason: Mapped[str] = mapped_column(String(500), default="")
    """Why it was revoked: for its holder and the trainers, never for the public."""
    renewable: Mapped[bool] = mapped_column(default=False)
    """Whether its holder may ask for another after it was revoked."""

    revoker: Mapped[User | None] = relationship(foreign_keys=[revoker_id])

    @property
    def spelt(self) -> str:
        """The code as people read it: by fives."""
        return "-".join(self.code[place : place + 5] for place in range(0, len(self.code), 5))
