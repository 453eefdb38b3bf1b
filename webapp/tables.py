"""What every table shares: how names are made, what a moment is, which columns Python types become."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from flask import current_app, g
from sqlalchemy import JSON, Date, DateTime, Dialect, Enum, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from builder.grading import Verdict

LARGEST_ID = 2**31 - 1
"""What a row's number may be, on any engine."""


class Role(StrEnum):
    LEARNER = "learner"
    TRAINER = "trainer"
    ADMINISTRATOR = "administrator"


class Kind(StrEnum):
    """What sort of organisation."""

    COMMUNE = "commune"
    NGO = "ngo"


def _words(kind: type[StrEnum]) -> Enum:
    """A column that holds an enumeration by its values, as plain text."""
    return Enum(kind, native_enum=False, length=20, values_callable=lambda members: [one.value for one in members])


class Moment(TypeDecorator[datetime]):
    """A UTC moment, on engines that forget time zones too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


def as_number(text: str) -> int:
    """A row's number, or a page's, as somebody wrote it. ValueError for one that there cannot be."""
    found = int(text)
    if not 0 < found <= LARGEST_ID:
        raise ValueError(text)
    return found


def now() -> datetime:
    return datetime.now(UTC)


def _course_here() -> str:
    shelf = g.get("shelf") or current_app.extensions["library"].main
    return str(shelf.id)


class OfCourse:
    """A row about one of the courses: ids of lessons and questions mean something in that course alone."""

    course: Mapped[str] = mapped_column(String(60), default=_course_here)
    """That of the request, unless it is said."""


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
        date: Date,
        Role: _words(Role),
        Kind: _words(Kind),
        dict[str, str]: JSON,
        dict[str, Any]: JSON,
        list[str]: JSON,
        Verdict: JSON,
    }
