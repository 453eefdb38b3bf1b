"""A part of the course as data for the package's script: pages ready-made, questions sealed, cases in pieces."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from builder.model import Course, Module, Quiz, Worksheet
from builder.player import Player
from builder.player.prose import Frame
from builder.questions import Question
from exports.base import Edition
from exports.case import case_pieces

LAZY = ("key", "interaction", "ask")
"""What of a question's outline comes with its page: a state is read without it."""
TOOLS, MODEL = "tools", "model"
"""The bundles of what belongs to the whole course: fiches and documents; the reference model."""


def homes(modules: Iterable[Module]) -> dict[str, str]:
    """Where each question stands: its lesson, the quiz that wrote it, or one that draws it when that is not here."""
    kept = tuple(modules)
    quizzes = [module.quiz for module in kept if module.quiz]
    drawn = {id: quiz.id for quiz in quizzes for id in quiz.by_id}
    written = {question.id: quiz.id for quiz in quizzes for question in quiz.written}
    checks = {check: lesson.id for module in kept for lesson in module.lessons for check in lesson.checks}
    return drawn | written | checks


class Bundler:
    """Renders once what the player's script then only places, in the language of its edition."""

    def __init__(self, edition: Edition, player: Player) -> None:
        self.edition, self.player = edition, player
        self.course: Course = edition.course
        self._homes = homes(edition.modules)

    def module(self, module: Module) -> dict[str, Any]:
        """All of a module but its quiz."""
        checks = [check for lesson in module.lessons for check in lesson.checks.values()]
        return {
            "id": module.id,
            "pages": self._pages(module),
            "sealed": {question.id: self._sealed(question) for question in checks},
            "worksheets": {sheet.id: self._worksheet(sheet) for sheet in module.worksheets},
            "cases": {case.id: case_pieces(self.player, case) for case in module.cases},
        }

    def quiz(self, quiz: Quiz) -> dict[str, Any]:
        """A quiz and its own questions: those that it draws elsewhere stand with theirs."""
        own = [question for question in quiz.questions if self._homes[question.id] == quiz.id]
        return {
            "id": quiz.id,
            "quiz": self._quiz(quiz),
            "bank": {question.id: self._question(question) for question in own},
            "sealed": {question.id: self._sealed(question) for question in own},
        }

    def tools(self) -> dict[str, Any]:
        """What serves at the counter, and the fiches and documents that belong to no module."""
        aids = {aid.id: str(self.player.aid(aid)) for aid in self.course.counter_aids}
        papers = {id: str(self.player.document(paper)) for id, paper in self.course.documents.items()}
        return {"id": TOOLS, "counter": str(self.player.counter(self.edition.modules)), "pages": aids | papers}

    def model(self) -> dict[str, Any]:
        return {"id": MODEL, "pages": {MODEL: str(self.player.model())}}

    def prompts(self) -> dict[str, str]:
        """Every question to oneself, by its id."""
        return {
            id: str(self.player.prose.md(prompt, Frame(language=lesson.language), block=True))
            for module in self.edition.modules
            for lesson in module.lessons
            for id, prompt in lesson.reflections.items()
        }

    def _pages(self, module: Module) -> dict[str, str]:
        lessons = {lesson.id: str(self.player.lesson(lesson)) for lesson in module.lessons}
        return lessons | {aid.id: str(self.player.aid(aid)) for aid in module.aids}

    def _worksheet(self, worksheet: Worksheet) -> str:
        """Blank, and on no day: the script knows what was written and when it is."""
        return str(self.player.worksheet(worksheet, {}, "", today=date.min))

    def _sealed(self, question: Question) -> dict[str, Any]:
        """What an answer is worth, what is said of it, and how it is told to a host."""
        sealed, outline = self.player.sealed(question), self.edition.outline["questions"][question.id]
        return {"remarks": sealed["remarks"], "feedback": sealed["feedback"], **{name: outline[name] for name in LAZY}}

    def _quiz(self, quiz: Quiz) -> dict[str, Any]:
        frame = Frame(language=quiz.language)
        return {
            "title": str(self.player.prose.md(quiz.title, frame)),
            "intro": str(self.player.prose.md(quiz.intro, frame)) if quiz.intro else "",
            "length": quiz.length,
            "feedback": quiz.feedback,
            "review": quiz.review.model_dump(),
        }

    def _question(self, question: Question) -> dict[str, Any]:
        """In the question's own order: the script gives it the attempt's."""
        html = self.player.question(question, seed="", prefix=f"{question.id}.")
        read = question.read if question.read in self.course.lessons else None
        return {"html": str(html), "read": read, "answer": str(self.player.right(question))}
