"""A page that an author wrote in Markdown: its head, its compiled body, and what it mentions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import Field

from builder.base import Inline, Model, Slug
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
    """What a job aid is called. One drawn from a record may have no day of its own."""

    title: Inline
    summary: Inline = ""
    reviewed: date | None = None


class OwnAidHead(AidHead):
    """The front matter of a job aid that an author wrote."""

    reviewed: date


class ModelDocumentHead(Model):
    """The front matter of a model document: what it is for, when it serves, who fills it, where it comes from."""

    title: Inline
    purpose: Inline
    when: Inline
    roles: tuple[Slug, ...] = ()
    phase: Slug | None = None
    sources: tuple[str, ...] = ()
    proposed: bool = False
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
    reflections: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    """What it asks one to write for oneself, in Markdown, by id."""

    @property
    def minutes(self) -> int:
        return self.head.minutes

    @property
    def title(self) -> str:
        return self.head.title


@dataclass(frozen=True)
class Aid(Page):
    """`told` is the language that a fiche drawn from a record tells it in, whose name may be translated before it."""

    head: AidHead = field(kw_only=True)
    told: str = ""

    @property
    def title(self) -> str:
        return self.head.title


@dataclass(frozen=True)
class ModelDocument(Page):
    """A paper that an office fills in, prints and keeps: its text holds fields."""

    head: ModelDocumentHead = field(kw_only=True)

    @property
    def title(self) -> str:
        return self.head.title
