"""The course as the rest of the house sees it: complete, checked, and never changed."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

from pydantic import model_validator

from builder.base import Inline, Language, Location, Model, Said, Slug, prose
from builder.markdown import References
from builder.model.aids import drawn_aids
from builder.model.case import Case
from builder.model.context import Context
from builder.model.facilitator import Facilitator
from builder.model.framework import Framework
from builder.model.limits import Limits
from builder.model.page import Aid, Lesson, ModelDocument
from builder.model.quiz import Quiz
from builder.model.records import Competency, Pathway, Source, Term
from builder.model.uses import Uses, read_related, read_uses
from builder.model.worksheet import Worksheet
from builder.questions import Question
from builder.words import direction as direction_of

Unit = Lesson | Case | Quiz | Worksheet
"""Something to do."""


class CourseHead(Model):
    """course.yaml: what the course is called, whose it is, in which languages; `context` is the usual one."""

    id: Slug
    title: Inline
    summary: Inline
    language: Language = "fr"
    languages: tuple[Language, ...] = ()
    license: str
    attribution: Inline
    keywords: Annotated[tuple[str, ...], Said(needed=False, whole=True)] = ()
    stages: dict[Slug, Inline] = {}
    context: Slug | None = None
    checks: Limits = Limits()

    @model_validator(mode="before")
    @classmethod
    def _speaks_its_own_language(cls, data: Any) -> Any:
        """Its own language comes first, named or not."""
        if not isinstance(data, dict) or not isinstance(data.get("languages", ()), tuple):
            return data
        own = data.get("language", "fr")
        others = [language for language in data.get("languages", ()) if language != own]
        return {**data, "languages": (own, *(each for i, each in enumerate(others) if each not in others[:i]))}


class ModuleHead(Model):
    """What everybody may read of module.yaml."""

    id: Slug
    title: Inline
    summary: Inline
    stage: Slug | None = None
    competencies: tuple[str, ...] = ()
    reviewed: date


class OwnModuleHead(ModuleHead):
    """module.yaml, with what is for whoever leads a session."""

    facilitator: Facilitator = Facilitator()


@dataclass(frozen=True)
class Module:
    """A module and all that belongs to it, in the order a learner meets it."""

    number: int
    head: OwnModuleHead
    language: str
    lessons: tuple[Lesson, ...]
    cases: tuple[Case, ...]
    quiz: Quiz | None
    aids: tuple[Aid, ...]
    worksheets: tuple[Worksheet, ...] = ()

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def title(self) -> str:
        return self.head.title

    @property
    def minutes(self) -> int:
        """Lessons, cases and worksheets as declared, and a minute and a half a quiz question."""
        quiz = (3 * self.quiz.length + 1) // 2 if self.quiz else 0
        declared: Iterator[Lesson | Case | Worksheet] = chain(self.lessons, self.cases, self.worksheets)
        return sum(unit.minutes for unit in declared) + quiz

    def with_only(self, ids: Collection[str]) -> "Module":
        """This module with no other unit than these; its job aids stay."""
        return replace(
            self,
            lessons=tuple(lesson for lesson in self.lessons if lesson.id in ids),
            cases=tuple(case for case in self.cases if case.id in ids),
            worksheets=tuple(worksheet for worksheet in self.worksheets if worksheet.id in ids),
            quiz=self.quiz if self.quiz and self.quiz.id in ids else None,
        )

    def units(self) -> Iterator[Unit]:
        """What a learner has to do, in order: lessons, cases, worksheets, then the quiz."""
        yield from self.lessons
        yield from self.cases
        yield from self.worksheets
        if self.quiz:
            yield self.quiz

    def questions(self) -> Iterator[Question]:
        """What it asks by itself: self-checks, then its own bank."""
        for lesson in self.lessons:
            yield from lesson.checks.values()
        if self.quiz:
            yield from self.quiz.written


@dataclass(frozen=True)
class Course:
    """One course in one language and one context; `revision` names its content.

    Ids are the same in every language: people's rows know no language. What is not translated is in the original's:
    `untranslated` is `sort/id` → the fields that are (an empty name stands for the record as a whole).
    """

    root: Path
    head: CourseHead
    language: str
    revision: str
    modules: tuple[Module, ...]
    pathways: Mapping[str, Pathway]
    competencies: Mapping[str, Competency]
    glossary: Mapping[str, Term]
    sources: Mapping[str, Source]
    framework: Framework
    context: Context | None = None
    references: References = field(default_factory=References)
    own_aids: tuple[Aid, ...] = ()
    documents: Mapping[str, ModelDocument] = field(default_factory=dict)
    untranslated: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def title(self) -> str:
        return self.head.title

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    def language_of(self, sort: str, id: str, name: str = "") -> str:
        """The language that a record is really in, or one field of it: `language_of("rights", "naissance", "title")`.

        Sorts are module, quiz, question, case, pathway, competency, term, source, context, and each section of
        framework.yaml by its name (process, rights…). Pages say their language themselves.
        """
        return self.head.language if name in self.untranslated.get(f"{sort}/{id}", ()) else self.language

    @cached_property
    def untold(self) -> frozenset[str]:
        """The sentences of the framework that are in the original's language for want of a translation."""
        if self.language == self.head.language:
            return frozenset()
        return frozenset(text for at, text, _ in prose(self.framework) if self._is_original(at))

    def _is_original(self, at: Location) -> bool:
        """Whether what stands there belongs to a field that is not translated: `("process", "ecoute", "title")`."""
        return any(str(at[i]) in self.untranslated.get(f"{at[i - 2]}/{at[i - 1]}", ()) for i in range(2, len(at)))

    @cached_property
    def module(self) -> Mapping[str, Module]:
        return {module.id: module for module in self.modules}

    @cached_property
    def lessons(self) -> Mapping[str, Lesson]:
        return {lesson.id: lesson for module in self.modules for lesson in module.lessons}

    @cached_property
    def aids(self) -> Mapping[str, Aid]:
        """Every job aid. One that an author wrote takes the place of the one drawn from a record."""
        written = {aid.id: aid for aid in self.own_aids}
        written |= {aid.id: aid for module in self.modules for aid in module.aids}
        return {**drawn_aids(self.framework, self.language, self.language_of), **written}

    @cached_property
    def counter_aids(self) -> tuple[Aid, ...]:
        """The job aids that belong to no module."""
        return tuple(aid for aid in self.aids.values() if aid.id not in self.module_of)

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        return {case.id: case for module in self.modules for case in module.cases}

    @cached_property
    def quizzes(self) -> Mapping[str, Quiz]:
        return {module.quiz.id: module.quiz for module in self.modules if module.quiz}

    @cached_property
    def worksheets(self) -> Mapping[str, Worksheet]:
        return {worksheet.id: worksheet for module in self.modules for worksheet in module.worksheets}

    @cached_property
    def checks(self) -> Mapping[str, Question]:
        """Every self-check of every lesson."""
        return {id: check for lesson in self.lessons.values() for id, check in lesson.checks.items()}

    @cached_property
    def reflections(self) -> Mapping[str, Lesson]:
        """The lesson of each question to oneself."""
        return {id: lesson for lesson in self.lessons.values() for id in lesson.reflections}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question: self-checks and banks."""
        banks = {q.id: q for quiz in self.quizzes.values() for q in quiz.questions}
        return {**self.checks, **banks}

    @cached_property
    def lesson_of(self) -> Mapping[str, Lesson]:
        """The lesson of a self-check, by the question's id."""
        return {id: lesson for lesson in self.lessons.values() for id in lesson.checks}

    @cached_property
    def module_of(self) -> Mapping[str, Module]:
        """The module of a lesson, a case, a quiz, a job aid, by the unit's id."""
        return {unit.id: module for module in self.modules for unit in (*module.units(), *module.aids)}

    @cached_property
    def pages(self) -> Mapping[str, Unit | Aid | ModelDocument]:
        """Everything that has a page of its own, by its id."""
        units = {unit.id: unit for module in self.modules for unit in module.units()}
        return {**units, **self.aids, **self.documents}

    @cached_property
    def uses(self) -> Uses:
        """Where each word and each source serves."""
        return read_uses(self)

    @cached_property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        """What to see beside each word, in both directions."""
        return read_related(self)

    def pathway_minutes(self, pathway: str) -> int:
        """How long a pathway's modules take."""
        return sum(module.minutes for module in self.pathway_modules(pathway))

    def pathway_modules(self, pathway: str | None) -> tuple[Module, ...]:
        """The modules of a pathway in its order, with the units it keeps; all of the course when there is none such."""
        if pathway is None or pathway not in self.pathways:
            return self.modules
        chosen = self.pathways[pathway]
        kept = (self.module[id] for id in chosen.modules if id in self.module)
        return tuple(
            module.with_only(chosen.only[module.id]) if module.id in chosen.only else module for module in kept
        )
