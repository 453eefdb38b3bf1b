"""Quizzes, cases and worksheets: YAML files, with their translations."""

import posixpath
from dataclasses import dataclass
from typing import Any

from builder.base import Location
from builder.checks.draft import Draft, Written
from builder.load.files import Files
from builder.load.laying import overlaid, read_one, spoken
from builder.markdown.directive import unknown
from builder.model import Case, Quiz, Worksheet
from builder.questions import KINDS, Question
from builder.source import Document


@dataclass
class Activities:
    """Reads `quizzes/*.yaml`, `quizzes/cases/*.yaml` and each module's `worksheets/*.yaml`."""

    files: Files
    draft: Draft

    def paths(self, folder: str) -> list[str]:
        """The originals: a translation's name has its language before the ending."""
        return [path for path in self.files.listed(folder, ".yaml") if path.count(".") == 1]

    def quiz(self, path: str) -> Quiz | None:
        document = self.files.yaml(path)
        if document is None:
            return None
        made = self._questions(document)
        self._claim(document)
        quiz = self._shaped(document, made)
        laid = overlaid(self.files, self.draft, "quiz", quiz, document) if quiz else document
        if laid is not document:
            made = self._questions(laid)
            quiz = self._shaped(laid, made)
        for i, question in enumerate(made):
            note(self.draft, question, laid, ("questions", i))
        if quiz:
            quiz = quiz.model_copy(update={"language": spoken(self.files, self.draft, "quiz", quiz.id)})
            self.draft.add("quiz", quiz.id, Written(quiz, laid))
        return quiz

    def _questions(self, document: Document) -> list[Question | None]:
        asked = document.data.get("questions")
        each = enumerate(asked) if isinstance(asked, tuple) else ()
        return [make_question(self.files, document, data, ("questions", i)) for i, data in each]

    def _shaped(self, document: Document, made: list[Question | None]) -> Quiz | None:
        questions = tuple(question for question in made if question)
        data = {**document.data, "questions": questions}
        return self.files.shape(Quiz, document, data) if len(questions) == len(made) else None

    def case(self, path: str) -> Case | None:
        document = self.files.yaml(path)
        if document is None:
            return None
        self._claim(document)
        case, laid = read_one(self.files, self.draft, "case", Case, path)
        if case is None or laid is None:
            return None
        case = case.model_copy(update={"language": spoken(self.files, self.draft, "case", case.id)})
        self.draft.add("case", case.id, Written(case, laid))
        return case

    def worksheet(self, path: str) -> Worksheet | None:
        document = self.files.yaml(path)
        if document is None:
            return None
        self._claim(document)
        worksheet, laid = read_one(self.files, self.draft, "worksheet", Worksheet, path)
        if worksheet is None or laid is None:
            return None
        speaks = spoken(self.files, self.draft, "worksheet", worksheet.id)
        worksheet = worksheet.model_copy(update={"language": speaks})
        self.draft.add("worksheet", worksheet.id, Written(worksheet, laid))
        return worksheet

    def _claim(self, document: Document) -> None:
        """An id counts even when its file has other problems, lest links to it seem lost too."""
        self.draft.claim(str(document.data.get("id", "")), document.path, *document.place(("id",)))


def make_question(files: Files, document: Document, data: Any, at: Location) -> Question | None:
    """A question of the kind that its `type` names, or None with what is wrong noted."""
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in KINDS:
        what = f"Le type de question « {kind} » n'existe pas." if kind else "Cette question n'a pas de « type »."
        fix = unknown("Il y a", str(kind), [*KINDS])
        files.problems.append(document.problem((*at, "type"), "question-type", what, fix))
        return None
    if isinstance(data.get("figure"), str):
        data = {**data, "figure": _found(data["figure"], document.path)}
    return files.shape(KINDS[kind], document, data, at)


def note(draft: Draft, question: Question | None, document: Document, at: Location) -> None:
    """Remember a question, and where its id is given."""
    if question:
        line, column = document.place((*at, "id"))
        draft.claim(question.id, document.path, line, column)
        draft.add("question", question.id, Written(question, document, at))


def _found(name: str, path: str) -> str:
    """A file of the course: beside the lesson that names it, shared by the course for a quiz, or from the root."""
    folder = posixpath.dirname(path) if path.startswith("modules/") else "course"
    return posixpath.normpath(name if name.startswith(("course/", "modules/")) else posixpath.join(folder, name))
