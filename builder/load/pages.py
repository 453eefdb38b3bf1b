"""Lessons and job aids: Markdown files, each in the course's language or, failing that, in the original's."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from builder.checks.draft import Draft, Written
from builder.errors import ContentError, Problem
from builder.load.activities import make_question
from builder.load.files import Files
from builder.markdown import Reading, read
from builder.model import Aid, Lesson, LessonHead, ModelDocument, ModelDocumentHead, OwnAidHead
from builder.questions import Question
from builder.source import Document, front_matter, read_yaml
from builder.words import words

_NAME = re.compile(r"(?:\d+-)?([a-z][a-z0-9-]*)\.([a-z]{2,3})\.md")


@dataclass
class Pages:
    """Reads the pages of a module's folder; `original` is the language every page exists in."""

    files: Files
    draft: Draft
    original: str

    def paths(self, folder: str) -> list[str]:
        """Each page once: its file in the course's language if there is one, else the original's."""
        best: dict[str, str] = {}
        for path in self.files.listed(folder, ".md"):
            name = _NAME.fullmatch(path, path.rfind("/") + 1)
            if not name:
                fix = "Écrivez « 01-nom-de-la-lecon.fr.md » : minuscules, chiffres et traits d'union."
                self._problem(path, "file-name", "Ce nom de fichier ne dit pas quelle page c'est.", fix)
            elif name[2] == self.files.language or (name[2] == self.original and name[1] not in best):
                best[name[1]] = path
        return sorted(best.values())

    def lesson(self, path: str) -> Lesson | None:
        opened = self._open(path)
        if not opened:
            return None
        head, reading, page = opened
        made = self.files.shape(LessonHead, head)
        checks = self._checks(reading, path)
        if page["language"] != self.original:
            self._same_checks(checks, path)
        if not made:
            return None
        self.draft.add("lesson", page["id"], Written(made, head))
        reflections = {each.id: each.prompt for each in reading.reflections}
        return Lesson(**page, head=made, checks=checks, reflections=reflections)

    def aid(self, path: str) -> Aid | None:
        opened = self._open(path)
        if not opened:
            return None
        head, reading, page = opened
        made = self.files.shape(OwnAidHead, head)
        self._no_check(reading, path)
        if not made:
            return None
        self.draft.add("aid", page["id"], Written(made, head))
        return Aid(**page, head=made)

    def document(self, path: str) -> ModelDocument | None:
        opened = self._open(path)
        if not opened:
            return None
        head, reading, page = opened
        made = self.files.shape(ModelDocumentHead, head)
        self._no_check(reading, path)
        if not made:
            return None
        self.draft.add("document", page["id"], Written(made, head))
        return ModelDocument(**page, head=made)

    def _no_check(self, reading: Reading, path: str) -> None:
        for check in reading.checks:
            what = "Une fiche n'a pas d'auto-vérification."
            self._problem(path, "aid-check", what, "Mettez-la dans une leçon.", check.line)
        for each in reading.reflections:
            what = "Une fiche n'a pas de carnet."
            self._problem(path, "aid-reflection", what, "Mettez cette réflexion dans une leçon.", each.line)

    def _open(self, path: str) -> tuple[Document, Reading, dict[str, Any]] | None:
        id, language = self._names(path)
        self.draft.claim(id, path, 1)
        text = self.files.text(path)
        if text is None:
            return None
        try:
            head, body, line = front_matter(text, path)
        except ContentError as error:
            self.files.problems += error.problems
            return None
        folder = PurePosixPath(path).parent.as_posix()
        its = words(language)
        references = replace(self.draft.references, gettext=its.gettext, date=its.date)
        reading = read(body, references, path=path, folder=folder, first_line=line)
        self.draft.readings[id] = reading
        for each in reading.reflections:
            self.draft.claim(each.id, path, each.line, each.column)
        self.files.problems += reading.problems
        return head, reading, self._page(id, path, language, reading)

    def _page(self, id: str, path: str, language: str, reading: Reading) -> dict[str, Any]:
        def mentioned(kind: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(m.target for m in reading.mentions if m.kind == kind))

        return {
            "id": id, "path": path, "language": language, "body": reading.body,
            "headings": tuple(reading.headings), "words": reading.words,
            "terms": mentioned("term"), "sources": mentioned("source"),
        }  # fmt: skip

    def _checks(self, reading: Reading, path: str) -> dict[str, Question]:
        found: dict[str, Question] = {}
        for source in reading.checks:
            try:
                document = read_yaml(source.text, path, source.line)
            except ContentError as error:
                self.files.problems += error.problems
                continue
            question = make_question(self.files, self.draft, document, document.data, ())
            if question:
                found[question.id] = question
        return found

    def _same_checks(self, checks: dict[str, Question], path: str) -> None:
        """A translation asks what the original asks, with the same right answers."""
        apart = Pages(self.files.apart(self.original), Draft(self.draft.references), self.original)
        folder, name = PurePosixPath(path).parent, PurePosixPath(path).name.split(".")[0]
        opened = apart._open(f"{folder}/{name}.{self.original}.md")
        original = apart._checks(opened[1], path) if opened else checks
        places = {id: line for id, where, line, _ in self.draft.ids if where == path}
        for id in original.keys() - checks.keys():
            what = f"L'auto-vérification « {id} » de l'original manque ici."
            self._problem(path, "translation-check", what, "Traduisez-la, ou retirez-la des deux.")
        for id, check in checks.items():
            if id not in original or not _same(check, original[id]):
                what = f"L'auto-vérification « {id} » n'est pas celle de l'original."
                fix = "Gardez le type, les identifiants et la réponse juste."
                self._problem(path, "translation-check", what, fix, places.get(id, 1))

    def _names(self, path: str) -> tuple[str, str]:
        name = _NAME.fullmatch(PurePosixPath(path).name)
        assert name
        return name[1], name[2]

    def _problem(self, path: str, code: str, what: str, fix: str, line: int = 1) -> None:
        self.files.problems.append(Problem(path, line, 1, code, what, fix))


def _same(one: Question, other: Question) -> bool:
    """Whether two questions differ in words alone."""
    mine, its = one.interaction(), other.interaction()
    if mine["type"] == "fill-in":
        return its["type"] == "fill-in"
    return mine == its
