"""What we remember of other programs: their tokens, and the writes that they may repeat."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models import Base, User, now


class Token(Base):
    """What lets a program in, as somebody and with some of what they may. `begins` is what one recognises it by."""

    __tablename__ = "token"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"), index=True)
    name: Mapped[str] = mapped_column(String(80))
    begins: Mapped[str] = mapped_column(String(20))
    hashed: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256: a token is too long to be guessed, so nothing slower is needed."""
    scopes: Mapped[list[str]]
    at: Mapped[datetime] = mapped_column(default=now)
    expires: Mapped[datetime]
    used: Mapped[datetime | None]
    revoked: Mapped[datetime | None]

    user: Mapped[User] = relationship()

    @property
    def is_open(self) -> bool:
        return self.revoked is None and self.expires > now()


class Replay(Base):
    """What was answered to a write that named itself (`Idempotency-Key`), to be said again."""

    __tablename__ = "replay"
    __table_args__ = (UniqueConstraint("token_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token_id: Mapped[int] = mapped_column(ForeignKey("token.id", ondelete="cascade"))
    key: Mapped[str] = mapped_column(String(80))
    asked: Mapped[str] = mapped_column(String(64))
    """SHA-256 of what was asked: the same key may not carry another write."""
    status: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)
