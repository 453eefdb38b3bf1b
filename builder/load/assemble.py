"""The course, assembled: records first, then pages, quizzes and cases, then modules; then every check."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from builder.checks import check_all
from builder.checks.draft import Draft, Written
from builder.errors import ContentError, Problem
from builder.grading import plain
from builder.load.activities import Activities
from builder.load.files import Files, Shape, listed, revision
from builder.load.pages import Pages
from builder.markdown import References
from builder.model import (
    Case,
    Competency,
    Context,
    Course,
    CourseHead,
    Framework,
    Module,
    ModuleHead,
    Pathway,
    Quiz,
    Source,
    Term,
)  # fmt: skip
from builder.settle import Weight, settle
from builder.silences import Silence, silences
from builder.source import Document
from builder.words import words


def load_course(path: Path | str, language: str = "fr", context: str | None = None) -> Course:
    """The course of a folder, in one language and one context.

    Raises ContentError with every error of the course, in file order; warnings alone do not stop it.
    """
    course, problems = read_course(path, language, context)
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or course is None:
        raise ContentError(errors)
    return course


def read_course(
    path: Path | str, language: str = "fr", context: str | None = None, today: date | None = None
) -> tuple[Course | None, list[Problem]]:
    """The course if it can be made at all, and everything there is to fix or to improve."""
    found = gather(path, language, context, today)
    return found.course, [*settle(found.problems, found.weights, found.silences).problems]


@dataclass(frozen=True)
class Gathered:
    """A course as read in one language: all that was found wrong, not weighed yet, and what its files silence."""

    course: Course | None
    draft: Draft
    problems: list[Problem]
    silences: list[Silence]

    @property
    def weights(self) -> dict[str, Weight]:
        return self.course.head.checks.severity if self.course else {}


def gather(path: Path | str, language: str = "fr", context: str | None = None, today: date | None = None) -> Gathered:
    """Read everything once, in one language and one context."""
    reader = _Reader(Path(path), language, context, today or date.today())
    course, files = reader.course(), reader.files
    quiet = [silences(*file) for file in files.texts.items()]
    problems = [*files.problems, *(problem for _, faults in quiet for problem in faults)]
    return Gathered(course, reader.draft, problems, [silence for found, _ in quiet for silence in found])


class _Reader:
    def __init__(self, root: Path, language: str, context: str | None, today: date) -> None:
        self.files = Files(root, language)
        self.root, self.language, self.chosen = root, language, context
        self.draft = Draft(References(), today=today)
        self.documents: dict[str, Document] = {}

    def course(self) -> Course | None:
        if not (self.root / "course" / "course.yaml").is_file():
            what = "Ce dossier n'a pas de course/course.yaml : ce n'est pas un cours."
            self._problem("course/course.yaml", "course-missing", what, "Donnez le dossier qui contient « course ».")
            return None
        head = self._one(CourseHead, "course/course.yaml")
        if head and self.language not in head.languages:
            what = f"Ce cours n'existe pas en « {self.language} »."
            self._problem("course/course.yaml", "language-unknown", what, f"Il y a : {', '.join(head.languages)}.")
            return None
        self._records()
        if self.chosen and not self.context:
            return None
        self.draft = Draft(self._references(), media=self._media(), today=self.draft.today)
        self._claim_records(head)
        self.pages = Pages(self.files, self.draft, head.language if head else "fr")
        self.activities = Activities(self.files, self.draft, head.language if head else "fr")
        own_aids, documents = self.pages.aids("course"), self.pages.documents()
        modules = self._modules()
        if head is None:
            return None
        course = Course(
            self.root, head, self.language, revision(self.root), modules, self.pathways, self.competencies,
            self.glossary, self.sources, self.framework, self.context, self.draft.references,
            own_aids, documents,
        )  # fmt: skip
        self.files.problems += check_all(course, self.draft)
        return course

    def _records(self) -> None:
        files = self.files
        self.pathways, self.documents["pathway"] = files.shapes(Pathway, "course/pathways.yaml")
        self.competencies, self.documents["competency"] = files.shapes(Competency, "course/competencies.yaml")
        self.sources, self.documents["source"] = files.shapes(Source, "course/sources.yaml")
        glossary, self.documents["term"] = files.shapes(Term, "course/glossary.yaml")
        self.glossary = {id: self._term(id, term) for id, term in glossary.items()}
        self.framework = self._one(Framework, "course/framework.yaml") or Framework()
        self.context = self._context()

    def _term(self, id: str, term: Term) -> Term:
        """In a translated course a term goes by its own name; its definition may still be the original's."""
        overlay = self.root / f"course/glossary.{self.language}.yaml"
        if not overlay.is_file() and self.language not in {"ar", "en"}:
            return term
        own = self.files.yaml(f"course/glossary.{self.language}.yaml") if overlay.is_file() else None
        defined = isinstance(own and own.data.get(id), dict) and "definition" in (own.data[id] if own else {})
        name = getattr(term, self.language, "") or term.term
        return term.model_copy(update={"term": name, "language": self.language if defined else term.language})

    def _context(self) -> Context | None:
        if self.chosen is None:
            names = listed(self.root, "course/contexts", "*.yaml")
            if len(names) != 1:
                return None
            self.chosen = Path(names[0]).stem
        path = f"course/contexts/{self.chosen}.yaml"
        if (self.root / path).is_file():
            return self._one(Context, path)
        self._problem(path, "context-unknown", f"Le contexte « {self.chosen} » n'existe pas.", "Créez ce fichier.")
        return None

    def _references(self) -> References:
        terms: dict[str, str] = {}
        for id, term in self.glossary.items():
            for form in (id, term.term, *term.also):
                terms.setdefault(plain(form), id)
        originals = self.documents["term"].data
        for id in self.glossary:
            terms.setdefault(plain(str(originals[id].get("term", id))), id)
        variables = self.context.variables if self.context else {}
        return References(terms, frozenset(self.sources), variables, words(self.language).gettext)

    def _claim_records(self, head: CourseHead | None) -> None:
        groups: tuple[tuple[str, dict[str, Any]], ...] = (
            ("pathway", self.pathways), ("competency", self.competencies),
            ("source", self.sources), ("term", self.glossary),
        )  # fmt: skip
        for sort, records in groups:
            for id, record in records.items():
                self.draft.add(sort, id, Written(record, self.documents[sort], (id,)))
        if head:
            self.draft.add("course", head.id, Written(head, self.documents["course/course.yaml"]))
        if self.context:
            path = f"course/contexts/{self.chosen}.yaml"
            self.draft.add("context", self.context.id, Written(self.context, self.documents[path]))
        if framework := self.documents.get("course/framework.yaml"):
            self.draft.add("framework", "framework", Written(self.framework, framework))
            self.draft.steps = frozenset(framework.data.get("process") or ())
            self.draft.rights = frozenset(framework.data.get("rights") or ())

    def _media(self) -> frozenset[str]:
        found = [file for folder in ("course/media", "modules") for file in listed(self.root, folder, "**/*")]
        return frozenset(file for file in found if "/media/" in file)

    def _modules(self) -> tuple[Module, ...]:
        quizzes, cases = self.activities.read()
        folders = [Path(path).parent for path in listed(self.root, "modules", "*/module.yaml")]
        kept = self.context.modules if self.context else ()
        made = [self._module(folder, quizzes, cases) for folder in folders]
        return tuple(module for module in made if module and (not kept or module.id in kept))

    def _module(self, folder: Path, quizzes: list[Quiz], cases: list[Case]) -> Module | None:
        path = (folder / "module.yaml").as_posix()
        found = self.files.translated(path)
        head = self.files.shape(ModuleHead, found[0]) if found else None
        lessons, aids = self.pages.lessons(folder.as_posix()), self.pages.aids(folder.as_posix())
        if not found or not head:
            return None
        document, translated = found
        self.draft.claim(head.id, path, *document.place(("id",)))
        self.draft.add("module", head.id, Written(head, document))
        mine = [quiz for quiz in quizzes if quiz.module == head.id]
        for extra in mine[1:]:
            place = self.draft.of("quiz")[extra.id].document
            what = f"Le module « {head.id} » a déjà un quiz, « {mine[0].id} »."
            self.files.problems.append(place.problem(("module",), "quiz-second", what, "Réunissez-les."))
        return Module(
            number=_number(folder.name),
            head=head,
            language=self.language if translated else "fr",
            lessons=lessons,
            cases=tuple(case for case in cases if case.module == head.id),
            quiz=mine[0] if mine else None,
            aids=aids,
        )

    def _one(self, model: type[Shape], path: str) -> Shape | None:
        if not (self.root / path).is_file():
            return None
        found = self.files.translated(path)
        if found:
            self.documents[path] = found[0]
        return self.files.shape(model, found[0]) if found else None

    def _problem(self, path: str, code: str, what: str, fix: str) -> None:
        self.files.problems.append(Problem(path, 1, 1, code, what, fix))


def _number(folder: str) -> int:
    digits = folder.split("-")[0]
    return int(digits) if digits.isdigit() else 0
