"""What we remember: people (`webapp.people`), and facts about what they did, appended and never rewritten."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from builder.grading import Verdict
from webapp.people import Access, Cohort, Invitation, Membership, Organisation, SignIn, User
from webapp.tables import Base, Kind, Moment, OfCourse, Role, now

__all__ = [
    "Access",
    "Answer",
    "Assessment",
    "Attempt",
    "AttemptAnswer",
    "Base",
    "Cohort",
    "Decision",
    "Fact",
    "Invitation",
    "Kind",
    "Membership",
    "Moment",
    "Note",
    "Organisation",
    "Role",
    "Run",
    "Sheet",
    "SignIn",
    "User",
    "Visit",
    "now",
]


class Fact(OfCourse):
    """What every fact carries: whose it is, the browser's own id for it, which text of which course it was about."""

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    client_id: Mapped[str] = mapped_column(String(40))
    revision: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(default=now)


class Visit(Fact, Base):
    """A lesson read to its end and said to be understood."""

    __tablename__ = "visit"
    __table_args__ = (UniqueConstraint("user_id", "client_id"), Index(None, "user_id", "course", "lesson"))

    lesson: Mapped[str] = mapped_column(String(60))


class Answer(Fact, Base):
    """An answer to a self-check, or to any question that came back in review, and the verdict of that day."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("user_id", "client_id"), Index(None, "user_id", "course", "question"))

    question: Mapped[str] = mapped_column(String(60))
    response: Mapped[dict[str, str]]
    verdict: Mapped[Verdict] = mapped_column(JSON)
    review: Mapped[bool] = mapped_column(default=False)
    """Whether it was asked again in review: then it moves nothing on one's way."""


class Sheet(Fact, Base):
    """A worksheet as it stood: a sitting changes its own row, the next one adds another. `at` is the last save."""

    __tablename__ = "sheet"
    __table_args__ = (UniqueConstraint("user_id", "client_id"), Index(None, "user_id", "course", "worksheet"))

    worksheet: Mapped[str] = mapped_column(String(60))
    response: Mapped[dict[str, str]]
    finished: Mapped[datetime | None]


class Note(OfCourse, Base):
    """What somebody wrote to themselves: the newest text alone, read by nobody else."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("user_id", "course", "reflection"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    reflection: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)


FIRST = text("number = 1 and finished is not null")
"""What is counted of everybody is their first attempt at a quiz. Whoever asks in these very words asks this index."""
TOLD = ("id", "user_id", "earned", "possible", "revision", "language")
"""PostgreSQL keeps this beside the index, and looks no further."""


class Attempt(Fact, Base):
    """One go at a quiz: the questions it drew, and how it ended. `at` is when it began."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("user_id", "client_id"),
        UniqueConstraint("user_id", "course", "quiz", "number"),
        Index(
            "ix_attempt_firsts", "course", "quiz", postgresql_include=TOLD, postgresql_where=FIRST, sqlite_where=FIRST
        ),
    )

    quiz: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    seed: Mapped[str] = mapped_column(String(20))
    questions: Mapped[list[str]]
    deadline: Mapped[datetime | None]
    """When the time is over, if there is a limit: what is answered by then counts."""
    finished: Mapped[datetime | None]
    earned: Mapped[int | None]
    possible: Mapped[int | None]
    percent: Mapped[int | None]
    passed: Mapped[bool | None]

    answers: Mapped[list["AttemptAnswer"]] = relationship(order_by="AttemptAnswer.id")


class AttemptAnswer(Base):
    """What was answered to one question of an attempt; once judged it never changes."""

    __tablename__ = "attempt_answer"
    __table_args__ = (UniqueConstraint("attempt_id", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id", ondelete="cascade"))
    question: Mapped[str] = mapped_column(String(60))
    response: Mapped[dict[str, str]]
    verdict: Mapped[Verdict | None] = mapped_column(JSON(none_as_null=True))
    at: Mapped[datetime] = mapped_column(default=now)


class Assessment(Base):
    """How a person marked a text or a worksheet: a level for each criterion. The last mark holds; the work stays."""

    __tablename__ = "assessment"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answer.id", ondelete="cascade"), index=True)
    attempt_answer_id: Mapped[int | None] = mapped_column(
        ForeignKey("attempt_answer.id", ondelete="cascade"), index=True
    )
    sheet_id: Mapped[int | None] = mapped_column(ForeignKey("sheet.id", ondelete="cascade"), index=True)
    reader_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    levels: Mapped[dict[str, str]]
    comment: Mapped[str] = mapped_column(String(2000))
    verdict: Mapped[Verdict] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(default=now)

    answer: Mapped[Answer | None] = relationship()
    reader: Mapped[User | None] = relationship(lazy="joined")


class Run(Fact, Base):
    """One way through a case. `at` is when it began."""

    __tablename__ = "run"
    __table_args__ = (
        UniqueConstraint("user_id", "client_id"),
        UniqueConstraint("user_id", "course", "case", "number"),
    )

    case: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    finished: Mapped[datetime | None]
    ending: Mapped[str | None] = mapped_column(String(60))
    earned: Mapped[int | None]
    possible: Mapped[int | None]

    decisions: Mapped[list["Decision"]] = relationship(order_by="Decision.position")


class Decision(Base):
    """One choice of a run, in its place."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("run_id", "position"), UniqueConstraint("run_id", "client_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("run.id", ondelete="cascade"))
    position: Mapped[int]
    scene: Mapped[str] = mapped_column(String(60))
    choice: Mapped[str] = mapped_column(String(60))
    client_id: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(default=now)
