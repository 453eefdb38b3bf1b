"""One file at a time: find it, read it, lay its translation over it, check its shape."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from builder.base import Location
from builder.errors import ContentError, Problem
from builder.load.refusals import refusals
from builder.source import Document, read_text, read_yaml

FOLDERS = ("course", "modules", "quizzes")

Shape = TypeVar("Shape", bound=BaseModel)


@dataclass
class Files:
    """A course folder being read: in which language, and what was found wrong so far."""

    root: Path
    language: str
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)

    def text(self, path: str) -> str | None:
        """A file's text, or None (with the problem noted) when it cannot be read."""
        if path not in self.texts:
            try:
                self.texts[path] = read_text(self.root / path, path)
            except ContentError as error:
                self.problems += error.problems
                return None
        return self.texts[path]

    def yaml(self, path: str) -> Document | None:
        """A YAML file that holds a mapping, or None with the problem noted."""
        if path in self.documents:
            return self.documents[path]
        text = self.text(path)
        if text is None:
            return None
        try:
            document = read_yaml(text, path)
        except ContentError as error:
            self.problems += error.problems
            return None
        if isinstance(document.data, dict):
            self.documents[path] = document
            return document
        self.problems.append(
            document.problem(
                (), "file-empty", "Ce fichier n'a pas de champs.", "Voyez « La carte du dossier » dans le guide."
            )
        )
        return None

    def translated(self, path: str) -> tuple[Document, bool] | None:
        """A YAML file with its strings in this course's language laid over it, and whether there were any."""
        document = self.yaml(path)
        over = self.root / path.replace(".yaml", f".{self.language}.yaml")
        if document is None or not over.is_file():
            return (document, False) if document else None
        overlay = self.yaml(over.relative_to(self.root).as_posix())
        if overlay is None:
            return document, False
        data = self._lay(document.data, overlay.data, (), overlay)
        return Document(document.path, data, document.places), True

    def shape(self, model: type[Shape], document: Document, data: Any = None, at: Location = ()) -> Shape | None:
        """The document's data as a model, or None with every refusal noted."""
        try:
            return model.model_validate(document.data if data is None else data)
        except ValidationError as error:
            self.problems += refusals(error, document, model, at)
            return None

    def shapes(self, model: type[Shape], path: str) -> tuple[dict[str, Shape], Document]:
        """A file of records, id → record. A missing file is an empty one."""
        if not (self.root / path).is_file():
            return {}, Document(path, {})
        found = self.translated(path)
        if found is None:
            return {}, Document(path, {})
        document, _ = found
        made = {id: self.shape(model, document, data, (id,)) for id, data in document.data.items()}
        return {id: record for id, record in made.items() if record is not None}, document

    def _lay(self, base: Any, over: Any, at: Location, overlay: Document) -> Any:
        if isinstance(base, dict) and isinstance(over, dict):
            for id in over.keys() - base.keys():
                what = f"« {id} » n'existe pas dans l'original."
                self.problems.append(overlay.problem((*at, id), "translation-unknown", what, "Retirez-le."))
            return {id: self._lay(v, over[id], (*at, id), overlay) if id in over else v for id, v in base.items()}
        if isinstance(base, tuple) and isinstance(over, tuple) and len(base) == len(over):
            return tuple(self._lay(b, o, (*at, i), overlay) for i, (b, o) in enumerate(zip(base, over, strict=True)))
        if isinstance(base, str) and isinstance(over, str):
            return over
        what = "Cette traduction n'a pas la forme de l'original."
        self.problems.append(overlay.problem(at, "translation-shape", what, "Gardez les mêmes clés et listes."))
        return base


def listed(root: Path, folder: str, pattern: str) -> list[str]:
    """The files of a folder that match, as paths relative to the course, in order."""
    return sorted(file.relative_to(root).as_posix() for file in (root / folder).glob(pattern) if file.is_file())


def revision(root: Path) -> str:
    """Twelve hexadecimal digits that name the content of every file of the course, in every language."""
    digest = hashlib.sha256()
    for file in _all(root):
        name = file.relative_to(root).as_posix()
        digest.update(f"{name}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _all(root: Path) -> list[Path]:
    found = (file for folder in FOLDERS for file in (root / folder).rglob("*"))
    return sorted(file for file in found if file.is_file() and not file.name.startswith("."))
