"""Where a worksheet stands between its writer and a trainer: draft, submitted, returned, approved. Facts, appended."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from webapp import here
from webapp.db import session as db
from webapp.models import Base, Sheet, User, now
from webapp.tables import OfCourse

State = Literal["draft", "submitted", "returned", "approved"]
LONGEST = 2000
"""Characters kept of a comment."""


class SheetReview(OfCourse, Base):
    """What a trainer said of a worksheet, once: taken up again, or approved."""

    __tablename__ = "sheet_review"
    __table_args__ = (Index(None, "user_id", "course", "worksheet"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    worksheet: Mapped[str] = mapped_column(String(60))
    reader_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    approved: Mapped[bool]
    comment: Mapped[str] = mapped_column(String(LONGEST))
    at: Mapped[datetime] = mapped_column(default=now)

    reader: Mapped[User | None] = relationship(foreign_keys=[reader_id], lazy="joined")


@dataclass(frozen=True)
class Dossier:
    """A worksheet's versions and what was said of it, the newest first."""

    versions: list[Sheet]
    reviews: list[SheetReview]

    @property
    def state(self) -> State:
        """A new sending comes after what was said of the last one."""
        sent = self.versions[0].finished if self.versions else None
        if sent is None:
            return "draft"
        if not self.reviews or self.reviews[0].at < sent:
            return "submitted"
        return "approved" if self.reviews[0].approved else "returned"


def dossier(user_id: int, worksheet: str) -> Dossier:
    """Of the course of this request: two queries, however long the history."""
    course = here.shelf().id
    versions = select(Sheet).where(Sheet.user_id == user_id, Sheet.course == course, Sheet.worksheet == worksheet)
    reviews = select(SheetReview).where(SheetReview.user_id == user_id, SheetReview.course == course)
    reviews = reviews.where(SheetReview.worksheet == worksheet)
    said = db.scalars(reviews.options(joinedload(SheetReview.reader)).order_by(SheetReview.id.desc()))
    return Dossier(list(db.scalars(versions.order_by(Sheet.id.desc()))), list(said))


def review(user_id: int, worksheet: str, reader_id: int, comment: str, *, approved: bool) -> None:
    said = comment.strip()[:LONGEST]
    db.add(SheetReview(user_id=user_id, worksheet=worksheet, reader_id=reader_id, approved=approved, comment=said))
