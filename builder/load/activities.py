"""Quizzes, cases and worksheets: YAML files, with their translations."""

import posixpath
from dataclasses import dataclass
from typing import Any

from builder.base import Location
from builder.checks.draft import Draft, Written
from builder.load.files import Files
from builder.markdown.directive import unknown
from builder.model import Case, Quiz, Worksheet
from builder.questions import KINDS, Question
from builder.source import Document


@dataclass
class Activities:
    """Reads `quizzes/*.yaml`, `quizzes/cases/*.yaml` and each module's `worksheets/*.yaml`."""

    files: Files
    draft: Draft
    original: str

    def paths(self, folder: str) -> list[str]:
        """The originals: a translation's name has its language before the ending."""
        return [path for path in self.files.listed(folder, ".yaml") if path.count(".") == 1]

    def quiz(self, path: str) -> Quiz | None:
        document, language = self._in_language(path)
        if document is None:
            return None
        asked = document.data.get("questions")
        each = enumerate(asked) if isinstance(asked, tuple) else ()
        made = [make_question(self.files, self.draft, document, data, ("questions", i)) for i, data in each]
        self._claim(document)
        questions = tuple(question for question in made if question)
        data = {**document.data, "questions": questions, "language": language}
        quiz = self.files.shape(Quiz, document, data) if len(questions) == len(made) else None
        if quiz:
            self.draft.add("quiz", quiz.id, Written(quiz, document))
        return quiz

    def case(self, path: str) -> Case | None:
        document, language = self._in_language(path)
        if document is None:
            return None
        self._claim(document)
        case = self.files.shape(Case, document, {**document.data, "language": language})
        if case:
            self.draft.add("case", case.id, Written(case, document))
        return case

    def worksheet(self, path: str) -> Worksheet | None:
        document, language = self._in_language(path)
        if document is None:
            return None
        self._claim(document)
        worksheet = self.files.shape(Worksheet, document, {**document.data, "language": language})
        if worksheet:
            self.draft.add("worksheet", worksheet.id, Written(worksheet, document))
        return worksheet

    def _claim(self, document: Document) -> None:
        """An id counts even when its file has other problems, lest links to it seem lost too."""
        self.draft.claim(str(document.data.get("id", "")), document.path, *document.place(("id",)))

    def _in_language(self, path: str) -> tuple[Document | None, str]:
        """A translation serves only when it leaves nothing in the original's language."""
        found = self.files.translated(path)
        if not found:
            return None, self.original
        document, translated = found
        original = self.files.yaml(path)
        if not translated or original is None or _untranslated(original.data, document.data):
            return original, self.original
        return document, self.files.language


def make_question(files: Files, draft: Draft, document: Document, data: Any, at: Location) -> Question | None:
    """A question of the kind that its `type` names, or None with what is wrong noted."""
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in KINDS:
        what = f"Le type de question « {kind} » n'existe pas." if kind else "Cette question n'a pas de « type »."
        fix = unknown("Il y a", str(kind), [*KINDS])
        files.problems.append(document.problem((*at, "type"), "question-type", what, fix))
        return None
    if isinstance(data.get("figure"), str):
        data = {**data, "figure": _found(data["figure"], document.path)}
    question = files.shape(KINDS[kind], document, data, at)
    if question:
        line, column = document.place((*at, "id"))
        draft.claim(question.id, document.path, line, column)
        draft.add("question", question.id, Written(question, document, at))
    return question


def _found(name: str, path: str) -> str:
    """A file of the course: beside the lesson that names it, shared by the course for a quiz, or from the root."""
    folder = posixpath.dirname(path) if path.startswith("modules/") else "course"
    return posixpath.normpath(name if name.startswith(("course/", "modules/")) else posixpath.join(folder, name))


_PROSE = frozenset({
    "text", "says", "ask", "feedback", "title", "right", "wrong", "consequence", "item", "match",
    "alt", "label", "error", "hint", "intro", "row",
})  # fmt: skip


def _untranslated(original: Any, laid: Any, key: str = "") -> bool:
    if isinstance(original, dict):
        return any(_untranslated(value, laid[name], name) for name, value in original.items())
    if isinstance(original, tuple):
        return any(_untranslated(old, new, key) for old, new in zip(original, laid, strict=True))
    return key in _PROSE and isinstance(original, str) and original == laid
