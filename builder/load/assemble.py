"""The course, assembled: records first, then pages, quizzes and cases, then modules; then every check."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TypeVar

from builder.checks import check_all
from builder.checks.draft import Draft, Written
from builder.errors import ContentError, Problem
from builder.load.activities import Activities
from builder.load.files import Files
from builder.load.laying import read_one, spoken
from builder.load.memory import Disk, Memory, Quiet
from builder.load.pages import Pages
from builder.load.pieces import Pieces
from builder.load.records import Records, read_records
from builder.model import Aid, Case, Course, CourseHead, Lesson, ModelDocument, Module, OwnModuleHead, Quiz, Worksheet
from builder.settle import Weight, settle
from builder.silences import Silence

Made = TypeVar("Made")
_LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")


def load_course(
    path: Path | str, language: str = "", context: str | None = None, memory: Memory | None = None
) -> Course:
    """The course of a folder, in one language (its own unless another is named) and one context.

    Raises ContentError with every error of the course, in file order; warnings alone do not stop it.
    """
    course, problems = read_course(path, language, context, memory)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or course is None:
        raise ContentError(errors)
    return course


def read_course(
    path: Path | str, language: str = "", context: str | None = None, memory: Memory | None = None,
    today: date | None = None,
) -> tuple[Course | None, list[Problem]]:  # fmt: skip
    """The course if it can be made at all, and everything there is to fix or to improve.

    With the memory of an earlier reading, only what changed since is read again.
    """
    found = gather(path, language, context, memory, today)
    return found.course, [*settle(found.problems, found.weights, found.silences).problems]


@dataclass(frozen=True)
class Gathered:
    """A course as read in one language: what was found wrong, not weighed yet, and what its files silence.

    It is checked once somebody asks for its problems: who only shows it need not wait.
    """

    course: Course | None
    draft: Draft
    noted: list[Problem]
    quiet: list[Quiet]

    @cached_property
    def problems(self) -> list[Problem]:
        checked = check_all(self.course, self.draft, self.noted) if self.course else ()
        return [*self.noted, *checked, *(problem for _, faults in self.quiet for problem in faults)]

    @property
    def silences(self) -> list[Silence]:
        return [silence for found, _ in self.quiet for silence in found]

    @property
    def weights(self) -> dict[str, Weight]:
        return self.course.head.checks.severity if self.course else {}


def gather(
    path: Path | str, language: str = "", context: str | None = None, memory: Memory | None = None,
    today: date | None = None,
) -> Gathered:  # fmt: skip
    """Read everything once, in one language and one context."""
    reader = _Reader(Path(path), language, context, memory or Memory(), today or date.today())
    course = reader.course()
    quiet = [reader.files.disk.silences(path) for path in reader.pieces.texts()]
    return Gathered(course, reader.draft, reader.files.problems, quiet)


class _Reader:
    def __init__(self, root: Path, language: str, context: str | None, memory: Memory, today: date) -> None:
        disk = memory.disk(root)
        original = written_in(disk)
        self.files = Files(disk, language or original, original)
        self.root, self.language, self.chosen = root, language or original, context
        self.pieces = Pieces(self.files, context)
        self.draft = self.pieces.draft
        self.draft.today, self.draft.content = today, self.files.disk.content

    def course(self) -> Course | None:
        self.files.problems += self.files.disk.folder.problems
        if not self.files.has("course/course.yaml"):
            what = "Ce dossier n'a pas de course/course.yaml : ce n'est pas un cours."
            self._problem("course/course.yaml", "course-missing", what, "Donnez le dossier qui contient « course ».")
            return None
        head = self.pieces.read(_head, "course/course.yaml")
        if head and self.language not in head.languages:
            what = f"Ce cours n'existe pas en « {self.language} »."
            self._problem("course/course.yaml", "language-unknown", what, f"Il y a : {', '.join(head.languages)}.")
            return None
        records = self.pieces.read(read_records, self.chosen)
        if records.chosen and not records.context:
            return None
        course = self._course(head, records)
        self.pieces.keep()
        return course

    def _course(self, head: CourseHead | None, records: Records) -> Course | None:
        self.draft.references = records.references
        self.draft.media = self._media()
        own_aids = self._pages(_aid, "course/aids")
        documents = self._pages(_document, "course/documents")
        modules = self._modules(records)
        if head is None:
            return None
        return Course(
            self.root, head, self.language, self.files.disk.revision(), modules, records.pathways,
            records.competencies, records.glossary, records.sources, records.framework, records.context,
            records.references, own_aids, {document.id: document for document in documents}, self.draft.untranslated,
        )  # fmt: skip

    def _media(self) -> frozenset[str]:
        found = (path for top in ("course", "modules") for path in self.files.disk.folder.below(top))
        return frozenset(path for path in found if "/media/" in path)

    def _modules(self, records: Records) -> tuple[Module, ...]:
        activities = Activities(self.files, self.draft)
        quizzes = [self.pieces.read(_quiz, path) for path in activities.paths("quizzes")]
        cases = [self.pieces.read(_case, path) for path in activities.paths("quizzes/cases")]
        of_module: dict[str, tuple[list[Quiz], list[Case]]] = {}
        for quiz in filter(None, quizzes):
            of_module.setdefault(quiz.module, ([], []))[0].append(quiz)
        for case in filter(None, cases):
            of_module.setdefault(case.module, ([], []))[1].append(case)
        local = records.context
        folders = self.files.disk.folder.folders.get("modules", ())
        made = [self._module(folder, of_module) for folder in folders if self.files.has(f"{folder}/module.yaml")]
        return self._pooled(tuple(module for module in made if module and (not local or local.keeps(module.id))))

    def _pooled(self, modules: tuple[Module, ...]) -> tuple[Module, ...]:
        """The modules, the quizzes that draw from the whole course filled from the banks of those that are there."""
        quizzes = [module.quiz for module in modules if module.quiz]
        pooled = {quiz.id: quiz.pooled(quizzes) for quiz in quizzes if quiz.bank == "course"}
        for quiz in pooled.values():
            if poor := quiz.poor():
                fix = "Demandez-en moins, écrivez-en, ou laissez ce module hors du contexte."
                self.files.problems.append(
                    self.draft.of("quiz")[quiz.id].document.problem(("draw",), "quiz-pool", poor, fix)
                )
        return tuple(
            replace(module, quiz=pooled[module.quiz.id]) if module.quiz and module.quiz.id in pooled else module
            for module in modules
        )

    def _module(self, folder: str, of_module: dict[str, tuple[list[Quiz], list[Case]]]) -> Module | None:
        lessons = self._pages(_lesson, folder)
        aids = self._pages(_aid, f"{folder}/aids")
        head = self.pieces.read(_module_head, f"{folder}/module.yaml")
        if not head:
            return None
        quizzes, cases = of_module.get(head.id, ([], []))
        for extra in quizzes[1:]:
            place = self.draft.of("quiz")[extra.id].document
            what = f"Le module « {head.id} » a déjà un quiz, « {quizzes[0].id} »."
            self.files.problems.append(place.problem(("module",), "quiz-second", what, "Réunissez-les."))
        return Module(
            number=_number(PurePosixPath(folder).name),
            head=head,
            language=spoken(self.files, self.draft, "module", head.id),
            lessons=lessons,
            cases=tuple(cases),
            quiz=quizzes[0] if quizzes else None,
            aids=aids,
            worksheets=self._worksheets(f"{folder}/worksheets"),
        )

    def _worksheets(self, folder: str) -> tuple[Worksheet, ...]:
        paths = Activities(self.files, self.draft).paths(folder)
        return tuple(sheet for path in paths if (sheet := self.pieces.read(_worksheet, path)))

    def _pages(self, read: Callable[[Files, Draft, str], Made | None], folder: str) -> tuple[Made, ...]:
        paths = Pages(self.files, self.draft).paths(folder)
        return tuple(page for path in paths if (page := self.pieces.read(read, path)))

    def _problem(self, path: str, code: str, what: str, fix: str) -> None:
        self.files.problems.append(Problem(path, 1, 1, code, what, fix))


def _head(files: Files, draft: Draft, path: str) -> CourseHead | None:
    head, document = read_one(files, draft, "course", CourseHead, path)
    if head and document:
        draft.add("course", head.id, Written(head, document))
    return head


def _lesson(files: Files, draft: Draft, path: str) -> Lesson | None:
    return Pages(files, draft).lesson(path)


def _aid(files: Files, draft: Draft, path: str) -> Aid | None:
    return Pages(files, draft).aid(path)


def _document(files: Files, draft: Draft, path: str) -> ModelDocument | None:
    return Pages(files, draft).document(path)


def _quiz(files: Files, draft: Draft, path: str) -> Quiz | None:
    return Activities(files, draft).quiz(path)


def _case(files: Files, draft: Draft, path: str) -> Case | None:
    return Activities(files, draft).case(path)


def _worksheet(files: Files, draft: Draft, path: str) -> Worksheet | None:
    return Activities(files, draft).worksheet(path)


def _module_head(files: Files, draft: Draft, path: str) -> OwnModuleHead | None:
    head, document = read_one(files, draft, "module", OwnModuleHead, path)
    if head and document:
        draft.claim(head.id, path, *document.place(("id",)))
        draft.add("module", head.id, Written(head, document))
    return head


def written_in(disk: Disk) -> str:
    """The language that a course is written in, however little of it can be read."""
    path = "course/course.yaml"
    try:
        data = disk.yaml(path).data if path in disk.folder.files else None
    except ContentError:
        return "fr"
    named = data.get("language") if isinstance(data, dict) else None
    return named if isinstance(named, str) and _LANGUAGE.fullmatch(named) else "fr"


def _number(folder: str) -> int:
    digits = folder.split("-")[0]
    return int(digits) if digits.isdigit() else 0
