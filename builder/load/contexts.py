"""Local contexts: the one chosen, and what it changes in the course's files before anybody reads them."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from builder.base import Location
from builder.checks.draft import Draft
from builder.errors import Problem
from builder.load.files import Files
from builder.load.laying import read_one
from builder.markdown.directive import unknown
from builder.model import Context
from builder.source import Document

FOLDER = "course/contexts"


def context_names(files: Files) -> list[str]:
    """The contexts of a course; a translation's name has its language before the ending."""
    names = (PurePosixPath(path).name for path in files.listed(FOLDER, ".yaml"))
    return [name.removesuffix(".yaml") for name in names if name.count(".") == 1]


@dataclass
class Contexts:
    """Reads the context asked for, or else the one that course.yaml names."""

    files: Files
    draft: Draft

    def read(self, name: str | None, usual: str | None) -> tuple[Context, Document] | None:
        if name is None:
            self._unnamed()
            return None
        path = f"{FOLDER}/{name}.yaml"
        if not self.files.has(path):
            self._missing(name, asked=name != usual)
            return None
        context, document = read_one(self.files, self.draft, "context", Context, path)
        if context is None or document is None:
            return None
        self._holds(context, document, name, usual)
        for file in type(context.records).model_fields:
            changes = getattr(context.records, file)
            if changes:
                self._change(file, changes, document)
        return context, document

    def _unnamed(self) -> None:
        if names := context_names(self.files):
            what = "Ce cours a des contextes, et course.yaml ne dit pas lequel est le sien."
            fix = f"Ajoutez « context: {names[0]} »."
            self.files.problems.append(Problem("course/course.yaml", 1, 1, "context-default", what, fix))

    def _missing(self, name: str, *, asked: bool) -> None:
        names = context_names(self.files)
        fix = unknown("Il y a", name, names) if names else "Créez ce fichier."
        place = (f"{FOLDER}/{name}.yaml", 1, 1)
        course = self.files.yaml("course/course.yaml")
        if not asked and course:
            place = course.spot(("context",))
        what = f"Le contexte « {name} » n'existe pas."
        self.files.problems.append(Problem(*place, "context-unknown", what, fix))

    def _holds(self, context: Context, document: Document, name: str, usual: str | None) -> None:
        """A context goes by its file's name, and gives every word that the usual one gives."""
        if context.id != name:
            what = f"Ce contexte s'appelle « {name} » par son fichier, et « {context.id} » ici."
            self.files.problems.append(document.problem(("id",), "context-id", what, f"Écrivez « id: {name} »."))
        path = f"{FOLDER}/{usual}.yaml"
        other = self.files.yaml(path) if usual and usual != name and self.files.has(path) else None
        words = other.data.get("variables") if other else None
        for word in words if isinstance(words, dict) else ():
            if word not in context.variables:
                what = f"Le contexte « {usual} » donne une valeur à « {word} », et celui-ci non."
                fix = f"Ajoutez « {word}: … » à ses variables."
                self.files.problems.append(document.problem(("variables",), "context-variable", what, fix))

    def _change(self, file: str, changes: dict[str, Any], document: Document) -> None:
        """Put the changed file in the place of the one on the disk; its translation keeps what is not changed."""
        path, at = f"course/{file}.yaml", ("records", file)
        base = self.files.yaml(path) if self.files.has(path) else None
        base = base or Document(path, {})
        over = {
            where[2:]: (document.path, place)
            for where, place in document.places.items()
            if where[:2] == at and len(where) > 2
        }
        self.files.changed[path] = Document(path, self._laid(base.data, changes, at, document), base.places, over)
        path = f"course/{file}.{self.files.language}.yaml"
        overlay = self.files.yaml(path) if self.files.has(path) else None
        if overlay:
            self.files.changed[path] = Document(path, _unchanged(overlay.data, changes), overlay.places)

    def _laid(self, base: Any, over: Any, at: Location, document: Document) -> Any:
        if not isinstance(base, dict) or not isinstance(over, dict):
            return over
        made = dict(base)
        for key, value in over.items():
            if value is None and key not in base:
                what = f"« {key} » n'existe pas dans le cours : il n'y a rien à retirer."
                self.files.problems.append(document.problem((*at, key), "context-remove", what, "Retirez cette ligne."))
            elif value is None:
                del made[key]
            else:
                made[key] = self._laid(made.get(key), value, (*at, key), document)
        return made


def _unchanged(overlay: Any, changes: dict[str, Any]) -> Any:
    """A translation without what the context says in its own words."""
    if not isinstance(overlay, dict):
        return overlay
    return {
        key: _unchanged(value, changes[key]) if key in changes else value
        for key, value in overlay.items()
        if key not in changes or isinstance(changes[key], dict)
    }
