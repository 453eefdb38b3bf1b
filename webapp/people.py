"""People and where they belong: organisations, users, cohorts, invitations, and who looked at whose data."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from webapp.tables import Base, Kind, OfCourse, Role, now


class Organisation(Base):
    """A commune or an NGO. Its people and cohorts are seen by nobody from another one."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[Kind] = mapped_column(default=Kind.COMMUNE)
    hidden: Mapped[list[str]] = mapped_column(default=list)
    """The courses that its people do not see, unless they have a place in a cohort that follows one."""
    created: Mapped[datetime] = mapped_column(default=now)


class User(Base):
    """Somebody. `version` grows when a password changes, so that older sessions end.

    An administrator without organisation is the platform's. An organisation therefore never goes while it has
    people: they would all become the platform's. A number is never given again: other servers keep it.
    """

    __tablename__ = "user"
    __table_args__ = {"sqlite_autoincrement": True}

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    username: Mapped[str] = mapped_column(String(40), unique=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    commune: Mapped[str] = mapped_column(String(80), default="", server_default="")
    """Where they work, in their own words; empty when it matters to nobody."""
    role: Mapped[Role] = mapped_column(default=Role.LEARNER)
    password: Mapped[str] = mapped_column(String(200))
    """Hashed; empty as long as nobody gave them a first code: nothing opens the account."""
    provisional: Mapped[bool] = mapped_column(default=False)
    """Whether the password was chosen by somebody else and must be changed."""
    version: Mapped[int] = mapped_column(default=1)
    language: Mapped[str] = mapped_column(String(8), default="fr")
    created: Mapped[datetime] = mapped_column(default=now)
    seen: Mapped[datetime | None]
    """When they last signed in."""

    organisation: Mapped[Organisation | None] = relationship()
    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="user", order_by="Membership.id", passive_deletes=True
    )

    @property
    def mark(self) -> list[int]:
        """How a signed address names them: the number alone may be another's, in a database restored from a backup."""
        return [self.id, round(self.created.timestamp() * 1_000_000)]


class SignIn(Base):
    """A session somebody opened. It opens nothing once its row is gone, or once their `version` grew past its own."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"), index=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    """The digest of what the browser holds."""
    version: Mapped[int]
    opened: Mapped[datetime] = mapped_column(default=now)


class Cohort(OfCourse, Base):
    """People who follow a pathway of a course together. No pathway means the whole course."""

    __tablename__ = "cohort"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    pathway: Mapped[str | None] = mapped_column(String(60))
    begins: Mapped[date | None]
    ends: Mapped[date | None]
    """Told to everybody; nobody is shut out when it has passed."""
    archived: Mapped[datetime | None]
    created: Mapped[datetime] = mapped_column(default=now)

    organisation: Mapped[Organisation | None] = relationship()
    memberships: Mapped[list["Membership"]] = relationship(back_populates="cohort")


class Membership(Base):
    """Somebody's place in a cohort: to learn, or to accompany it."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "cohort_id"), Index(None, "cohort_id", "trains"))

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="cascade"))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id", ondelete="cascade"))
    trains: Mapped[bool] = mapped_column(default=False)
    pathway: Mapped[str | None] = mapped_column(String(60))
    """The pathway that their own role asks for, when it is not the cohort's."""
    since: Mapped[datetime] = mapped_column(default=now)

    user: Mapped[User] = relationship(back_populates="memberships")
    cohort: Mapped[Cohort] = relationship(back_populates="memberships")


def learners(*cohorts: int) -> Select[int]:
    """The ids of those who learn in these cohorts."""
    return select(Membership.user_id).where(Membership.cohort_id.in_(cohorts), ~Membership.trains)


class Invitation(Base):
    """A code that opens a cohort to as many people as `places`, until it expires, is revoked, or the cohort closes."""

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
        return self.revoked is None and self.left > 0 and self.expires > now() and self.cohort.archived is None


class Access(Base):
    """Somebody opened, took away or changed what is somebody else's. Never changed; it outlives both, without names."""

    __tablename__ = "access"
    __table_args__ = (Index(None, "whose_id", "at"), Index(None, "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    who_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"), index=True)
    whose_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="set null"))
    what: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(default=now)

    who: Mapped[User | None] = relationship(foreign_keys=who_id)
    whose: Mapped[User | None] = relationship(foreign_keys=whose_id)
