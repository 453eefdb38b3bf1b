"""What trainers keep for themselves: words that they write again and again."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models import Base, now


class Phrase(Base):
    """A word to a learner, kept by whoever wrote it, with the task it was first written about."""

    __tablename__ = "phrase"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"), index=True)
    task: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(2000))
    at: Mapped[datetime] = mapped_column(default=now)
