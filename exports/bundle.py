"""A module as data for the package's script: pages ready-made, questions sealed, cases in pieces."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from builder.model import Course, Lesson, Module, Quiz, Worksheet
from builder.player import Player
from builder.player.prose import Frame
from builder.questions import Question
from exports.case import case_pieces

TOOLS, MODEL = "tools", "model"
"""The bundles of what belongs to the whole course: fiches and documents; the reference model."""


class Bundler:
    """Renders once what the player's script then only places."""

    def __init__(self, course: Course, player: Player) -> None:
        self.course, self.player = course, player

    def module(self, module: Module) -> dict[str, Any]:
        """All of a module but its quiz."""
        checks = [check for lesson in module.lessons for check in lesson.checks.values()]
        return {
            "id": module.id,
            "pages": self._pages(module),
            "sealed": {check.id: self._sealed(check) for check in checks},
            "worksheets": {sheet.id: self._worksheet(sheet) for sheet in module.worksheets},
            "cases": {case.id: case_pieces(self.player, case) for case in module.cases},
        }

    def quiz(self, quiz: Quiz, questions: Iterable[Question]) -> dict[str, Any]:
        """A quiz and these questions of its bank: each question of a package stands in one place."""
        bank = [*questions]
        return {
            "id": quiz.id,
            "quiz": self._quiz(quiz),
            "bank": {question.id: self._question(question) for question in bank},
            "sealed": {question.id: self._sealed(question) for question in bank},
        }

    def tools(self) -> dict[str, Any]:
        """The fiches and documents that belong to no module."""
        aids = {aid.id: str(self.player.aid(aid)) for aid in self.course.counter_aids}
        papers = {id: str(self.player.document(paper)) for id, paper in self.course.documents.items()}
        return {"id": TOOLS, "pages": aids | papers}

    def model(self) -> dict[str, Any]:
        return {"id": MODEL, "pages": {MODEL: str(self.player.model())}}

    def notebook(self, modules: Iterable[Module]) -> list[dict[str, str]]:
        """Every question to oneself, and the lesson that asks it."""
        return [
            {"id": id, "page": lesson.id, "prompt": self._prompt(lesson, prompt)}
            for module in modules
            for lesson in module.lessons
            for id, prompt in lesson.reflections.items()
        ]

    def _prompt(self, lesson: Lesson, prompt: str) -> str:
        return str(self.player.prose.md(prompt, Frame(language=lesson.language), block=True))

    def _pages(self, module: Module) -> dict[str, str]:
        lessons = {lesson.id: str(self.player.lesson(lesson)) for lesson in module.lessons}
        return lessons | {aid.id: str(self.player.aid(aid)) for aid in module.aids}

    def _worksheet(self, worksheet: Worksheet) -> str:
        """Blank, and on no day: the script knows what was written and when it is."""
        return str(self.player.worksheet(worksheet, {}, "", today=date.min))

    def _sealed(self, question: Question) -> dict[str, Any]:
        """What is said of answers. Keys and interactions are in the plan already."""
        sealed = self.player.sealed(question)
        return {"remarks": sealed["remarks"], "feedback": sealed["feedback"]}

    def _quiz(self, quiz: Quiz) -> dict[str, Any]:
        frame = Frame(language=quiz.language)
        return {
            "title": str(self.player.prose.md(quiz.title, frame)),
            "intro": str(self.player.prose.md(quiz.intro, frame)) if quiz.intro else "",
            "length": quiz.length,
            "feedback": quiz.feedback,
        }

    def _question(self, question: Question) -> dict[str, Any]:
        """In the question's own order: the script gives it the attempt's."""
        html = self.player.question(question, seed="", prefix=f"{question.id}.")
        read = question.read if question.read in self.course.lessons else None
        return {"html": str(html), "read": read}
