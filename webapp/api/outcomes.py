"""What is said of what learners did: progress, and results of every sort."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from webapp.api.shapes import Answer, Percent


class ModuleProgress(Answer):
    module: str
    state: Literal["done", "here", "todo"]
    percent: Percent
    done: int
    total: int
    best: int | None = Field(description="The best percentage at the module's quiz.")
    times: int = Field(description="How often something in it was done, answered or sent.")
    last_activity: datetime | None


class Progress(Answer):
    """Where somebody stands on their pathway."""

    learner: int
    course: str
    revision: str
    pathway: str | None
    percent: Percent
    done: int
    total: int
    last_activity: datetime | None
    changed: datetime
    modules: list[ModuleProgress]


class Result(Answer):
    """What every result says. `changed` is the latest of what happened to it: sent, marked, judged again."""

    id: int
    learner: int
    course: str
    revision: str
    changed: datetime


class QuizAttempt(Result):
    quiz: str
    module: str | None
    number: int
    started: datetime
    finished: datetime
    earned: int | None
    possible: int | None
    percent: int | None
    passed: bool | None


class CaseRun(Result):
    case: str
    module: str | None
    number: int
    started: datetime
    finished: datetime
    ending: str | None
    earned: int | None
    possible: int | None


class WorksheetState(Result):
    """A worksheet that was sent, as its last version stands."""

    worksheet: str
    module: str | None
    state: Literal["submitted", "returned", "approved"]
    submitted: datetime
    reviewed: datetime | None


class CertificateState(Result):
    code: str
    verify: str = Field(description="Where anybody verifies it.")
    pathway: str | None
    title: str
    language: str
    issued: datetime
    revoked: datetime | None


class Carried(Answer):
    unit: str
    done: bool
    best: int | None
    times: int


class Transfer(Result):
    """What a recovery code brought of a package taken on another platform."""

    completed: bool
    success: str
    score: int | None
    units: list[Carried]
