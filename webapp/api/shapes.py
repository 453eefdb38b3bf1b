"""What goes through the door, both ways. The same models check it, write it, and say it in the OpenAPI document."""

import re
from datetime import UTC, date, datetime
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from webapp.tables import LARGEST_ID

T = TypeVar("T")

PRINTED = r"^[^\x00-\x1f\x7f]*$"
"""No control characters: neither databases nor spreadsheets want them."""
NAMED = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
"""The same, with something to read in it."""

RFC3339 = re.compile(r"(?!0001|9999)\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)")
"""Neither the first nor the last year, which other time zones would leave."""

Percent = Annotated[int, Field(ge=0, le=100)]


def _digits(text: object) -> object:
    """A query is text: what stands for a number is written in digits alone."""
    if isinstance(text, str) and not (text.isascii() and text.isdigit()):
        raise PydanticCustomError("digits", "digits only")
    return text


def _whole(number: object) -> object:
    """43.0 is an integer, says JSON Schema."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


Id = Annotated[int, Field(ge=1, le=LARGEST_ID), BeforeValidator(_whole)]


def _moment(text: object) -> object:
    """As RFC 3339 writes it and no other way, in UTC, as moments are kept."""
    if isinstance(text, str) and RFC3339.fullmatch(text):
        return datetime.fromisoformat(text.upper().replace(" ", "T")).astimezone(UTC)
    raise PydanticCustomError("moment", "as RFC 3339 writes it: 2026-11-28T10:00:00Z")


class Answer(BaseModel):
    """What we say."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Asked(BaseModel):
    """What a program says: nothing that we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Window(Asked):
    """Which part of a list: so many, after the last one that was read."""

    limit: Annotated[int, Field(ge=1, le=200), BeforeValidator(_digits)] = 50
    after: Annotated[
        int, Field(ge=0, le=LARGEST_ID, description="What the `next` address carries."), BeforeValidator(_digits)
    ] = 0


class Since(Window):
    """The same, and only what is newer."""

    since: Annotated[datetime, PlainValidator(_moment, json_schema_input_type=datetime)] | None = Field(
        None, description="Only what changed at this moment or later, as RFC 3339 writes it."
    )


class Cohorts(Window):
    state: Literal["open", "archived", "all"] = "all"


class Page(Answer, Generic[T]):
    """Part of a list."""

    items: list[T]
    next: str | None = Field(description="The address of what follows; none at the end. The `Link` header says it too.")


class Unit(Answer):
    """Something to do."""

    id: str
    kind: Literal["lesson", "case", "worksheet", "quiz"]
    title: str
    minutes: int


class Module(Answer):
    id: str
    number: int
    title: str
    minutes: int
    competencies: list[str]
    units: list[Unit]


class Competency(Answer):
    id: str
    title: str


class Course(Answer):
    """A course as it stands today, in the language that was asked for."""

    id: str
    title: str
    language: str
    languages: list[str]
    revision: str
    license: str
    minutes: int
    competencies: list[Competency]
    modules: list[Module]


class Pathway(Answer):
    """Some modules in an order, for one public."""

    id: str
    course: str
    title: str
    minutes: int
    modules: list[str]


class Cohort(Answer):
    """People who follow a pathway together. No pathway: the whole course."""

    id: int
    name: str
    course: str
    pathway: str | None
    organisation: int | None
    begins: date | None
    ends: date | None
    archived: datetime | None
    created: datetime
    learners: int


PathwayId = Annotated[str, Field(max_length=60, json_schema_extra={"x-known": "pathways"})]
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=NAMED)]


class NewCohort(Asked):
    name: Name
    course: Annotated[str, Field(max_length=60, json_schema_extra={"x-known": "courses"})] | None = Field(
        None, description="The course that it follows: the main one, unless it is said."
    )
    pathway: PathwayId | None = None
    begins: date | None = None
    ends: date | None = None
    organisation: Id | None = Field(None, description="Whose it is: said by the platform's administrators alone.")


class CohortChange(Asked):
    """What is not said stays as it is."""

    name: Name = ""
    pathway: PathwayId | None = None
    begins: date | None = None
    ends: date | None = None
    archived: bool = False


class Member(Answer):
    """Somebody who learns in a cohort. `id` is theirs in every cohort."""

    id: int
    username: str
    name: str
    email: str | None
    commune: str
    language: str
    pathway: str | None
    since: datetime
    last_seen: datetime | None


class Person(Asked):
    """A line of a list of names. Whoever is known by e-mail or username joins; anybody else gets an account."""

    name: Annotated[str, Field(max_length=80, pattern=NAMED)]
    commune: Annotated[str, Field(max_length=80, pattern=PRINTED)] = ""
    email: Annotated[str, Field(max_length=254, pattern=PRINTED)] = ""
    pathway: PathwayId | None = None
    language: Annotated[str, Field(max_length=8, json_schema_extra={"x-known": "languages"})] | None = None
    username: Annotated[str, Field(max_length=40, pattern=PRINTED)] = ""


class People(Asked):
    people: Annotated[list[Person], Field(min_length=1, max_length=300)]
    dry_run: bool = Field(False, description="Say what would come of each, and write nothing.")


class Entry(Answer):
    """What came of a line: a new account, a place for somebody known, nothing to do, or nothing possible."""

    fate: Literal["new", "joins", "there", "wrong"]
    id: int | None
    username: str | None
    errors: list[str]


class Entries(Answer):
    entries: list[Entry]


class Move(Asked):
    cohort: Id = Field(description="The cohort of the same organisation where they learn from now on.")


class Fault(Answer):
    """Where something is wrong in what was sent: a JSON Pointer, or a parameter's name."""

    at: str
    detail: str


class Problem(Answer):
    """RFC 9457."""

    type: str
    status: int
    title: str
    detail: str
    instance: str | None = None
    errors: list[Fault] | None = None
