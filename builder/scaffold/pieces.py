"""One more piece of a course, a lesson or a quiz for instance: at its place, ready to fill in."""

import json
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from builder.errors import ContentError, ParcoursError
from builder.load import read_course
from builder.model import Course, Module
from builder.scaffold import SCAFFOLD


def slug(title: str) -> str:
    """A title as an id: lower case, without accents, words joined by hyphens, 50 letters at most."""
    folded = unicodedata.normalize("NFKD", title.lower().replace("œ", "oe").replace("æ", "ae"))
    words = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in folded if not unicodedata.combining(c))).strip("-")
    return words[:50].strip("-") if words[:1].isalpha() else ""


@dataclass(frozen=True)
class Pieces:
    """Writes new files in a course that can be read."""

    root: Path
    course: Course

    @classmethod
    def of(cls, root: Path) -> "Pieces":
        """Raises ContentError when the course's own head cannot be read."""
        course, problems = read_course(root)
        if course is None:
            raise ContentError(problems)
        return cls(root, course)

    def module(self, title: str, id: str | None = None) -> Path:
        number = max((module.number for module in self.course.modules), default=0) + 1
        name = self._free(f"m{number:02}" if id is None else id)
        folder = self.root / "modules" / f"{number:02}-{_named(title)}"
        return self._write(folder / "module.yaml", "module.yaml", id=name, title=title)

    def lesson(self, module: str, title: str, id: str | None = None) -> Path:
        folder = self._folder(module)
        numbers = [int(found[0]) for file in folder.glob("*.md") if (found := re.match(r"\d+", file.name))]
        name = self._free(id or _named(title))
        file = folder / f"{max(numbers, default=0) + 1:02}-{name}.{self._language}.md"
        return self._write(file, "lesson.md", module=module, id=name, title=title)

    def aid(self, module: str, title: str, id: str | None = None) -> Path:
        name = self._free(id or _named(title))
        file = self._folder(module) / "aids" / f"{name}.{self._language}.md"
        return self._write(file, "aid.md", module=module, id=name, title=title)

    def quiz(self, module: str, title: str | None = None, id: str | None = None) -> Path:
        folder, owner = self._folder(module), self._module(module)
        if owner.quiz:
            raise ParcoursError(f"Le module « {module} » a déjà un quiz, « {owner.quiz.id} ».")
        said = title or f"Quiz du module {owner.title}"
        name = self._free(id or f"quiz-{module}")
        return self._write(
            self.root / "quizzes" / f"{folder.name}.yaml", "quiz.yaml", module=module, id=name, title=said
        )

    def case(self, module: str, title: str, id: str | None = None) -> Path:
        self._module(module)
        name = self._free(id or _named(title))
        file = self.root / "quizzes" / "cases" / f"{name}.yaml"
        return self._write(file, "case.yaml", module=module, id=name, title=title)

    def worksheet(self, module: str, title: str, id: str | None = None) -> Path:
        name = self._free(id or _named(title))
        file = self._folder(module) / "worksheets" / f"{name}.yaml"
        return self._write(file, "worksheet.yaml", module=module, id=name, title=title)

    def document(self, title: str, id: str | None = None) -> Path:
        name = self._free(id or _named(title))
        file = self.root / "course" / "documents" / f"{name}.{self._language}.md"
        return self._write(file, "document.md", id=name, title=title)

    @property
    def _language(self) -> str:
        return self.course.head.language

    def _module(self, id: str) -> Module:
        if id not in self.course.module:
            raise ParcoursError(f"Le module « {id} » n'existe pas. Il y a : {', '.join(self.course.module)}.")
        return self.course.module[id]

    def _folder(self, module: str) -> Path:
        """Where a module lives: the folder whose module.yaml gives its id."""
        self._module(module)
        said = re.compile(rf"^id:\s*['\"]?{re.escape(module)}['\"]?\s*(#.*)?$", re.MULTILINE)
        heads = sorted((self.root / "modules").glob("*/module.yaml"))
        return next(head.parent for head in heads if said.search(head.read_text("utf-8")))

    def _free(self, id: str) -> str:
        if id in self._taken():
            raise ParcoursError(f"L'identifiant « {id} » sert déjà dans ce cours. Donnez-en un autre : --id.")
        return id

    def _taken(self) -> Collection[str]:
        course = self.course
        return {*course.module, *course.module_of, *course.questions, *course.documents}

    def _write(self, file: Path, piece: str, *, id: str, title: str, module: str = "") -> Path:
        if file.exists():
            raise ParcoursError(f"« {file} » existe déjà : rien n'a été écrit.")
        own = self.course.module[module].head.competencies if module else ()
        competencies = [*own, *self.course.competencies]
        if not competencies:
            raise ParcoursError("Ce cours n'a pas encore de compétence : écrivez d'abord course/competencies.yaml.")
        text = Template((SCAFFOLD / "blank" / piece).read_text("utf-8")).substitute(
            id=id, title=json.dumps(title, ensure_ascii=False), module=module, competency=competencies[0],
            today=date.today().isoformat(),
        )  # fmt: skip
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return file


def _named(title: str) -> str:
    found = slug(title)
    if not found:
        raise ParcoursError(f"« {title} » ne donne pas d'identifiant : il faut une lettre latine d'abord. Voyez --id.")
    return found
