"""What was published, by whom: the last row of a course says what every server serves."""

from datetime import datetime

from sqlalchemy import ForeignKey, ScalarSelect, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.models import Base, User, now


class Publication(Base):
    """A revision that began to be served. `after` is the id of the publication it came after (0: the first).

    Two that come after the same one are refused by the table: who publishes saw what was served.
    """

    __tablename__ = "publication"
    __table_args__ = (UniqueConstraint("course", "after"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    course: Mapped[str] = mapped_column(String(60))
    revision: Mapped[str] = mapped_column(String(16))
    after: Mapped[int]
    before: Mapped[str] = mapped_column(String(16))
    """The revision that was served until then; "" for the first."""
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    by_hand: Mapped[bool]
    """False when a server published it by itself at its start."""
    note: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime] = mapped_column(default=now)

    author: Mapped[User | None] = relationship(lazy="joined")


def newest() -> ScalarSelect[int]:
    """The id of the last publication of all, to be read with something else."""
    return select(func.max(Publication.id)).scalar_subquery()
