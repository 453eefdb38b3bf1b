"""A compiled course as data for anybody's tools: its shape, from which its JSON Schema is made.

Texts are Markdown as authors write it, but those named `html`. Ids are the same in every language, and from one
revision to the next. Inside HTML, `#/id` leads to a page, `media/…` to a file beside.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from builder.model import Case, CourseHead, Worksheet
from builder.model.context import Context
from builder.model.course import ModuleHead
from builder.model.framework import Framework
from builder.model.page import AidHead, LessonHead, ModelDocumentHead
from builder.model.quiz import Review
from builder.model.records import Competency, Pathway, Source, Term
from builder.questions import Control
from builder.questions.base import Feedback


class Compiled(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Is(Compiled):
    """The answer is this value, "" being no answer."""

    rule: Literal["is"]
    value: str
    gain: int
    loss: int


class Text(Compiled):
    """The answer is one of these, marks and capitals aside."""

    rule: Literal["text"]
    accepts: tuple[str, ...]
    gain: int
    loss: int


class Number(Compiled):
    """The answer is this number, more or less so much: whole millionths."""

    rule: Literal["number"]
    value: int
    within: int
    gain: int
    loss: int


class Worth(Compiled):
    """Each answer has its points."""

    rule: Literal["worth"]
    points: dict[str, int]


class Read(Compiled):
    """A person reads it."""

    rule: Literal["read"]


Rule = Annotated[Is | Text | Number | Worth | Read, Field(discriminator="rule")]


class Key(Compiled):
    """What to grade by: a rule for each slot of a response. `each` adds points up, `all` gives all or nothing."""

    slots: dict[str, Rule]
    scoring: Literal["each", "all"]
    possible: int


class Remark(Compiled):
    """What to say of one slot, when its rule fits the answer, or when it is right or wrong."""

    slot: str
    when: Rule | Literal["right", "wrong"]
    says: str


class CompiledQuestion(Compiled):
    """Any question: some controls to show and a key to grade by. `right` is a response that earns everything.

    `rubric` is the key of a person who reads a text, `example` a text to compare it with.
    """

    id: str
    type: str
    competency: str
    difficulty: int
    points: int
    sources: tuple[str, ...]
    read: str | None
    ask: str
    hint: str
    controls: tuple[Control, ...]
    key: Key
    right: dict[str, str]
    feedback: Feedback
    remarks: tuple[Remark, ...]
    rubric: Key | None
    example: str
    html: str


class Heading(Compiled):
    id: str
    level: int
    text: str


class CompiledPage(Compiled):
    """`path` is the file it was written in, empty when it is drawn from a record; `language` its real one."""

    id: str
    path: str
    language: str
    markdown: str
    html: str
    headings: tuple[Heading, ...]
    terms: tuple[str, ...]
    sources: tuple[str, ...]


class CompiledLesson(CompiledPage):
    """`checks` are the questions that it asks as one reads, `reflections` what it asks one to write for oneself."""

    head: LessonHead
    checks: tuple[CompiledQuestion, ...]
    reflections: dict[str, str]


class CompiledAid(CompiledPage):
    head: AidHead


class CompiledDocument(CompiledPage):
    """A paper that an office fills in."""

    head: ModelDocumentHead


class CompiledQuiz(Compiled):
    """`draw` is how many questions of each competency make an attempt, all when it is empty; `attempts` 0: no limit.

    `asks` names every question that it may draw, here or in another quiz; `questions` are those that it holds.
    """

    id: str
    title: str
    intro: str
    pass_mark: int = Field(alias="pass")
    attempts: int
    feedback: Literal["end", "each"]
    review: Review
    shuffle: bool
    draw: dict[str, int]
    asks: tuple[str, ...]
    questions: tuple[CompiledQuestion, ...]


class CompiledModule(Compiled):
    id: str
    number: int
    language: str
    minutes: int
    head: ModuleHead
    lessons: tuple[CompiledLesson, ...]
    cases: tuple[Case, ...]
    worksheets: tuple[Worksheet, ...]
    quiz: CompiledQuiz | None
    aids: tuple[CompiledAid, ...]


class CompiledCourse(Compiled):
    """The whole: what is kept of a course, in one language and one context.

    `version` grows when a field is taken away or changes its sense; new fields may come without it.
    """

    format: Literal["parcours-course"] = "parcours-course"
    version: Literal[1] = 1
    revision: str
    language: str
    head: CourseHead
    context: Context | None
    competencies: dict[str, Competency]
    pathways: dict[str, Pathway]
    modules: tuple[CompiledModule, ...]
    aids: tuple[CompiledAid, ...]
    documents: tuple[CompiledDocument, ...]
    glossary: dict[str, Term]
    sources: dict[str, Source]
    framework: Framework


def schema() -> dict[str, Any]:
    """The JSON Schema of a compiled course (draft 2020-12)."""
    made = CompiledCourse.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made, "title": "Cours compilé de Parcours"}
