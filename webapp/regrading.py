"""Keys that were corrected: verdicts given again, beside the first ones, which stay."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, delete, exists, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from builder.grading import Verdict
from webapp import here
from webapp.db import keep
from webapp.db import session as db
from webapp.models import Attempt, AttemptAnswer, Base, User, now
from webapp.tables import OfCourse


class Regrading(OfCourse, Base):
    """Somebody had answers to a question judged again, by the key of a revision of the course, and said why."""

    __tablename__ = "regrading"

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    question: Mapped[str] = mapped_column(String(60))
    revision: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime] = mapped_column(default=now)

    author: Mapped[User | None] = relationship(lazy="joined")


class SecondVerdict(Base):
    """An answer's new verdict. `percent` and `passed` are what its attempt had until then."""

    __tablename__ = "second_verdict"

    id: Mapped[int] = mapped_column(primary_key=True)
    regrading_id: Mapped[int] = mapped_column(ForeignKey("regrading.id", ondelete="cascade"), index=True)
    attempt_answer_id: Mapped[int] = mapped_column(ForeignKey("attempt_answer.id", ondelete="cascade"), index=True)
    verdict: Mapped[Verdict] = mapped_column(JSON)
    percent: Mapped[int | None]
    passed: Mapped[bool | None]
    seen: Mapped[datetime | None]
    """When whoever had given the answer was told."""

    regrading: Mapped[Regrading] = relationship(lazy="joined")


def seconds(attempts: Iterable[Attempt]) -> Mapping[int, SecondVerdict]:
    """The last second verdict of each answer that has one, by the answer's row: asked only of finished attempts."""
    rows = [row.id for attempt in attempts if attempt.finished for row in attempt.answers]
    if not rows:
        return {}
    asked = select(SecondVerdict).where(SecondVerdict.attempt_answer_id.in_(rows)).order_by(SecondVerdict.id)
    return {found.attempt_answer_id: found for found in db.scalars(asked)}


@dataclass(frozen=True)
class News:
    """An attempt whose result changed by corrected keys, to whoever has not been told: what it was, what it is."""

    attempt: int
    quiz: str
    before: int
    was_passed: bool
    percent: int
    passed: bool


def news(user_id: int) -> list[News]:
    """Attempt by attempt, the oldest first: one query. What changed and changed back is no news."""
    what = (Attempt.id, Attempt.quiz, SecondVerdict.percent, SecondVerdict.passed, Attempt.percent, Attempt.passed)
    asked = select(*what).select_from(Attempt).join(AttemptAnswer, AttemptAnswer.attempt_id == Attempt.id)
    asked = asked.join(SecondVerdict, SecondVerdict.attempt_answer_id == AttemptAnswer.id)
    mine = asked.where(
        Attempt.user_id == user_id, Attempt.course == here.shelf().id, SecondVerdict.seen.is_(None)
    ).order_by(SecondVerdict.id)
    firsts: dict[int, News] = {}
    for id, quiz, before, was_passed, percent, passed in db.execute(mine):
        firsts.setdefault(id, News(id, quiz, before or 0, bool(was_passed), percent or 0, bool(passed)))
    return [one for one in firsts.values() if (one.before, one.was_passed) != (one.percent, one.passed)]


@dataclass(frozen=True)
class Turn:
    """An answer that was judged again, in its place among the attempt's questions."""

    number: int
    before: Verdict
    second: SecondVerdict


def told(attempt: Attempt) -> Sequence[Turn]:
    """What was judged again in an attempt, the oldest first, for the one whose it is: from now on they know."""
    rows = {row.id: row for row in attempt.answers}
    asked = select(SecondVerdict).where(SecondVerdict.attempt_answer_id.in_(rows)).order_by(SecondVerdict.id)
    found = db.scalars(asked).all()
    if unseen := [one.id for one in found if one.seen is None]:
        db.execute(update(SecondVerdict).where(SecondVerdict.id.in_(unseen)).values(seen=now()))
        keep()
    verdicts = {row.id: row.verdict for row in rows.values() if row.verdict}
    turns = []
    for one in found:
        question, before = rows[one.attempt_answer_id].question, verdicts[one.attempt_answer_id]
        turns.append(Turn(attempt.questions.index(question) + 1, before, one))
        verdicts[one.attempt_answer_id] = one.verdict
    return turns


def forget_empty() -> None:
    """Reasons that no answer hangs on any more: those whose answers they were about have left."""
    used = exists().where(SecondVerdict.regrading_id == Regrading.id)
    db.execute(delete(Regrading).where(~used).execution_options(synchronize_session=False))
