"""Questions, cases and worksheets as data: each content once, and what every revision was made of. Nobody's rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models import Base, now


class Wording(Base):
    """A question, a case or a worksheet as it was once served, named by its content."""

    __tablename__ = "wording"
    __table_args__ = (UniqueConstraint("digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(32))
    data: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(default=now)
    """When a revision with it last began to be served."""


class WordingIndex(Base):
    """What a revision asked in one language: `items` says the digest of each `sort/id`."""

    __tablename__ = "wording_index"
    __table_args__ = (UniqueConstraint("course", "revision", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    course: Mapped[str] = mapped_column(String(60))
    revision: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    items: Mapped[dict[str, str]]
    at: Mapped[datetime] = mapped_column(default=now)
