"""A page that an author wrote in Markdown: its head, its compiled body, and what it mentions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import Field

from builder.base import Inline, Model
from builder.markdown import Body, Heading
from builder.questions import Question


class LessonHead(Model):
    """The front matter of a lesson."""

    title: Inline
    minutes: int = Field(ge=1, le=180)
    objectives: tuple[Inline, ...] = Field(min_length=1)
    competencies: tuple[str, ...] = Field(min_length=1)
    reviewed: date


class AidHead(Model):
    """The front matter of a job aid."""

    title: Inline
    summary: Inline = ""
    reviewed: date


@dataclass(frozen=True)
class Page:
    """What lessons and job aids share. `language` is the one it is really written in."""

    id: str
    path: str
    language: str
    body: Body
    headings: tuple[Heading, ...] = ()
    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: int = 0


@dataclass(frozen=True)
class Lesson(Page):
    head: LessonHead = field(kw_only=True)
    checks: Mapping[str, Question] = field(kw_only=True)

    @property
    def title(self) -> str:
        return self.head.title


@dataclass(frozen=True)
class Aid(Page):
    head: AidHead = field(kw_only=True)

    @property
    def title(self) -> str:
        return self.head.title
