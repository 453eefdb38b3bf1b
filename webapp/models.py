"""What we remember: people, and facts about what they did, appended and never rewritten."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from builder.grading import Verdict


class Role(StrEnum):
    LEARNER = "learner"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"


class Moment(TypeDecorator[datetime]):
    """A UTC moment, on engines that forget time zones too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


def now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # SQLAlchemy reads it from the class
        datetime: Moment,
        Role: Enum(Role, native_enum=False, length=20, values_callable=lambda roles: [r.value for r in roles]),
        dict[str, str]: JSON,
        dict[str, Any]: JSON,
        list[str]: JSON,
        Verdict: JSON,
    }


class User(Base):
    """Somebody. `version` grows when a password changes, so that older sessions end."""

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(40), unique=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    role: Mapped[Role] = mapped_column(default=Role.LEARNER)
    password: Mapped[str] = mapped_column(String(200))
    provisional: Mapped[bool] = mapped_column(default=False)
    """Whether the password was chosen by somebody else and must be changed."""
    version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(String(8), default="fr")
    created: Mapped[datetime] = mapped_column(default=now)

    memberships: Mapped[list["Membership"]] = relationship(back_populates="user", order_by="Membership.id")


class Cohort(Base):
    """People who follow a pathway together. No pathway means the whole course."""

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    pathway: Mapped[str | None] = mapped_column(String(60))
    created: Mapped[datetime] = mapped_column(default=now)

    memberships: Mapped[list["Membership"]] = relationship(back_populates="cohort")


class Membership(Base):
    """Somebody's place in a cohort: to learn, or to accompany it."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "cohort_id"), Index(None, "cohort_id", "trains"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="cascade"))
    trains: Mapped[bool] = mapped_column(default=False)
    since: Mapped[datetime] = mapped_column(default=now)

    user: Mapped[User] = relationship(back_populates="memberships")
    cohort: Mapped[Cohort] = relationship(back_populates="memberships")


class Invitation(Base):
    """A code that opens a cohort to as many people as `places`, until it expires or is revoked."""

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="cascade"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    places: Mapped[int]
    used: Mapped[int] = mapped_column(default=0)
    created: Mapped[datetime] = mapped_column(default=now)
    expires: Mapped[datetime]
    revoked: Mapped[datetime | None]

    cohort: Mapped[Cohort] = relationship()

    @property
    def left(self) -> int:
        return max(0, self.places - self.used)

    @property
    def is_open(self) -> bool:
        return self.revoked is None and self.left > 0 and self.expires > now()


class Fact:
    """What every fact carries: whose it is, the browser's own id for it, and which text it was about."""

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    client_id: Mapped[str] = mapped_column(String(40))
    revision: Mapped[str] = mapped_column(String(16))
    language: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(default=now)


class Visit(Fact, Base):
    """A lesson read to its end and said to be understood."""

    __tablename__ = "visit"
    __table_args__ = (UniqueConstraint("user_id", "client_id"), Index(None, "user_id", "lesson"))

    lesson: Mapped[str] = mapped_column(String(60))


class Answer(Fact, Base):
    """An answer to a self-check, or to any question that came back in review, and the verdict of that day."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("user_id", "client_id"), Index(None, "user_id", "question"))

    question: Mapped[str] = mapped_column(String(60))
    response: Mapped[dict[str, str]]
    verdict: Mapped[Verdict] = mapped_column(JSON)
    review: Mapped[bool] = mapped_column(default=False)
    """Whether it was asked again in review: then it moves nothing on one's way."""


class Sheet(Fact, Base):
    """A worksheet as it stood: a sitting changes its own row, the next one adds another. `at` is the last save."""

    __tablename__ = "sheet"
    __table_args__ = (UniqueConstraint("user_id", "client_id"), Index(None, "user_id", "worksheet"))

    worksheet: Mapped[str] = mapped_column(String(60))
    response: Mapped[dict[str, str]]
    finished: Mapped[datetime | None]


class Note(Base):
    """What somebody wrote to themselves: the newest text alone, read by nobody else."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("user_id", "reflection"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    reflection: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)


class Attempt(Fact, Base):
    """One go at a quiz: the questions it drew, and how it ended. `at` is when it began."""

    __tablename__ = "attempt"
    __table_args__ = (UniqueConstraint("user_id", "client_id"), UniqueConstraint("user_id", "quiz", "number"))

    quiz: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    seed: Mapped[str] = mapped_column(String(20))
    questions: Mapped[list[str]]
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
    """How a person marked a free text: a level for each criterion. The last mark holds; the text stays as it was."""

    __tablename__ = "assessment"

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("answer.id", ondelete="cascade"), index=True)
    attempt_answer_id: Mapped[int | None] = mapped_column(
        ForeignKey("attempt_answer.id", ondelete="cascade"), index=True
    )
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
    __table_args__ = (UniqueConstraint("user_id", "client_id"), UniqueConstraint("user_id", "case", "number"))

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
