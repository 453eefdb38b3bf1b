"""What the learners' room derives from facts and keeps, because it is asked at every visit."""

from datetime import datetime

from sqlalchemy import Double, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from webapp.models import Base


class Card(Base):
    """How well somebody knows a question, as FSRS sees it. Folded from facts: it may be made anew at any time.

    `stability` is the number of days after which one time in ten it is forgotten; `difficulty` goes from 1 to 10.
    """

    __tablename__ = "card"
    __table_args__ = (UniqueConstraint("user_id", "question"), Index(None, "user_id", "due"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    question: Mapped[str] = mapped_column(String(60))
    stability: Mapped[float] = mapped_column(Double)
    difficulty: Mapped[float] = mapped_column(Double)
    last: Mapped[datetime]
    due: Mapped[datetime]
