"""Lessons and job aids: Markdown files, each in the course's language or, failing that, in the original's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from builder.base import Model
from builder.checks.draft import Draft, Written
from builder.errors import ContentError, Problem
from builder.load.activities import make_question, note
from builder.load.files import Files
from builder.markdown import Reading, read
from builder.model import Aid, Lesson, LessonHead, ModelDocument, ModelDocumentHead, OwnAidHead
from builder.questions import Question
from builder.source import Document, front_matter, read_yaml
from builder.translation import Pair, Twin, own_head, page_digest
from builder.words import words

_NAME = re.compile(r"(?:\d+-)?([a-z][a-z0-9-]*)\.([a-z]{2,3})\.md")


@dataclass(frozen=True)
class _Page:
    """A page's file, taken apart: front matter, body, the body's first line."""

    head: Document
    body: str
    line: int


@dataclass
class Pages:
    """Reads the pages of a module's folder."""

    files: Files
    draft: Draft

    def paths(self, folder: str) -> list[str]:
        """The originals of a folder; a translation without one is a problem."""
        found = {path: self._language(path) for path in self.files.listed(folder, ".md")}
        originals = [path for path, language in found.items() if language == self.files.original]
        known = {self.files.translation(path) for path in originals}
        for path, language in found.items():
            if language == self.files.language and path not in [*originals, *known]:
                fix = f"Écrivez d'abord la page en « {self.files.original} », sous le même nom."
                self._problem(path, "translation-orphan", "Cette traduction n'a pas d'original.", fix)
        return originals

    def _language(self, path: str) -> str:
        name = _NAME.fullmatch(PurePosixPath(path).name)
        if not name:
            fix = "Écrivez « 01-nom-de-la-lecon.fr.md » : minuscules, chiffres et traits d'union."
            self._problem(path, "file-name", "Ce nom de fichier ne dit pas quelle page c'est.", fix)
        return name[2] if name else ""

    def lesson(self, path: str) -> Lesson | None:
        id = self._id(path)
        self.draft.claim(id, path, 1)
        path = self._chosen("lesson", id, path, LessonHead)
        page = self._open(path)
        if not page:
            return None
        made = self.files.shape(LessonHead, self._head(page))
        reading = self._read(id, path, page)
        checks = self._checks(reading, path, self.draft)
        self._pair(path, reading, checks)
        if not made:
            return None
        self.draft.add("lesson", id, Written(made, page.head))
        reflections = {each.id: each.prompt for each in reading.reflections}
        return Lesson(**self._page(id, path, reading), head=made, checks=checks, reflections=reflections)

    def aid(self, path: str) -> Aid | None:
        id = self._id(path)
        self.draft.claim(id, path, 1)
        path = self._chosen("aid", id, path, OwnAidHead)
        page = self._open(path)
        if not page:
            return None
        made = self.files.shape(OwnAidHead, self._head(page))
        reading = self._read(id, path, page)
        self._no_check(reading, path)
        self._pair(path, reading, {})
        if not made:
            return None
        self.draft.add("aid", id, Written(made, page.head))
        return Aid(**self._page(id, path, reading), head=made)

    def document(self, path: str) -> ModelDocument | None:
        id = self._id(path)
        self.draft.claim(id, path, 1)
        path = self._chosen("document", id, path, ModelDocumentHead)
        page = self._open(path)
        if not page:
            return None
        made = self.files.shape(ModelDocumentHead, self._head(page))
        reading = self._read(id, path, page)
        self._no_check(reading, path)
        self._pair(path, reading, {})
        if not made:
            return None
        self.draft.add("document", id, Written(made, page.head))
        return ModelDocument(**self._page(id, path, reading), head=made)

    def _no_check(self, reading: Reading, path: str) -> None:
        for check in reading.checks:
            what = "Une fiche n'a pas d'auto-vérification."
            self._problem(path, "aid-check", what, "Mettez-la dans une leçon.", check.line)
        for each in reading.reflections:
            what = "Une fiche n'a pas de carnet."
            self._problem(path, "aid-reflection", what, "Mettez cette réflexion dans une leçon.", each.line)

    def _chosen(self, sort: str, id: str, path: str, model: type[Model]) -> str:
        """The file to show: the translation once there is one to read, else the original."""
        if self.files.language == self.files.original:
            return path
        original, its = self._open(path), self.files.translation(path)
        if not original:
            return path
        translation = self._open(its) if self.files.has(its) else None
        state = page_digest(model, original.head.data, original.body)
        twin = Twin(sort, id, path, its, state, translation.head if translation else None)
        self.draft.twins.append(twin)
        return path if twin.state == "missing" else its

    def _open(self, path: str) -> _Page | None:
        text = self.files.text(path)
        if text is None:
            return None
        try:
            return _Page(*front_matter(text, path))
        except ContentError as error:
            self.files.problems += error.problems
            return None

    def _head(self, page: _Page) -> Document:
        return page.head if self._language(page.head.path) == self.files.original else own_head(page.head)

    def _read(self, id: str, path: str, page: _Page) -> Reading:
        reading = self._reading(path, page)
        self.draft.readings[id] = reading
        for each in reading.reflections:
            self.draft.claim(each.id, path, each.line, each.column)
        self.files.problems += reading.problems
        return reading

    def _reading(self, path: str, page: _Page) -> Reading:
        its = words(self._language(path))
        references = replace(self.draft.references, gettext=its.gettext, date=its.date)
        folder = PurePosixPath(path).parent.as_posix()
        return read(page.body, references, path=path, folder=folder, first_line=page.line)

    def _page(self, id: str, path: str, reading: Reading) -> dict[str, Any]:
        def mentioned(kind: str) -> tuple[str, ...]:
            return tuple(dict.fromkeys(m.target for m in reading.mentions if m.kind == kind))

        return {
            "id": id, "path": path, "language": self._language(path), "body": reading.body,
            "headings": tuple(reading.headings), "words": reading.words,
            "terms": mentioned("term"), "sources": mentioned("source"),
        }  # fmt: skip

    def _checks(self, reading: Reading, path: str, draft: Draft | None) -> dict[str, Question]:
        found: dict[str, Question] = {}
        for document in self._asked(reading, path):
            question = make_question(self.files, document, document.data, ())
            if question:
                found[question.id] = question
            if draft:
                note(draft, question, document, ())
        return found

    def _asked(self, reading: Reading, path: str) -> Iterator[Document]:
        for source in reading.checks:
            try:
                yield read_yaml(source.text, path, source.line)
            except ContentError as error:
                self.files.problems += error.problems

    def _pair(self, path: str, reading: Reading, checks: dict[str, Question]) -> None:
        """Put a translation beside its original, read apart: what is wrong with that is said in its own language."""
        language = self.files.original
        if self._language(path) == language:
            return
        apart = Pages(self.files.apart(language), Draft(self.draft.references))
        source = path.removesuffix(f".{self.files.language}.md") + f".{language}.md"
        page = apart._open(source)
        if page:
            original = apart._reading(source, page)
            asked = apart._checks(original, source, None)
            lines = {id: line for id, where, line, _ in self.draft.ids if where == path}
            late = any(twin.path == path and twin.late for twin in self.draft.twins)
            self.draft.pairs.append(Pair(original, reading, asked, checks, lines, late))

    def _id(self, path: str) -> str:
        name = _NAME.fullmatch(PurePosixPath(path).name)
        assert name
        return name[1]

    def _problem(self, path: str, code: str, what: str, fix: str, line: int = 1) -> None:
        self.files.problems.append(Problem(path, line, 1, code, what, fix))
