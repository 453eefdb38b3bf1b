"""Addresses inside a package: pages after the #, files beside the page, nothing absolute."""

import re
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath
from urllib.parse import quote

from builder.errors import ExportError
from exports.base import Edition, File


class PackageDoors:
    """Remembers every media file that a page asked for, so that the package holds these and no other."""

    def __init__(self, edition: Edition) -> None:
        self.root = edition.course.root
        self._media: dict[str, str] = {}

    def page(self, id: str, place: str = "") -> str:
        return f"#/{id}/{place}" if place else f"#/{id}"

    def place(self, name: str) -> str:
        return f"#/{name}"

    def term(self, id: str) -> str:
        return f"#/glossary/terme-{id}"

    def source(self, id: str) -> str:
        return f"#/sources/source-{id}"

    def search(self, question: str = "") -> str:
        return f"#/search/{quote(question, safe='')}"

    def media(self, path: str) -> str:
        return self._media.setdefault(path, f"media/{_spelled(path)}")

    def answers(self, question_id: str) -> str:  # the script answers
        return ""

    def notes(self, reflection_id: str = "") -> str:  # this browser keeps them
        return "" if reflection_id else "#/notebook"

    def files(self) -> Iterator[File]:
        for path, name in self._media.items():
            source = self.root / path
            if not source.resolve().is_relative_to(self.root.resolve()) or not source.is_file():
                raise ExportError(f"Le fichier « {path} » manque au dossier du cours : rien n'a été écrit.")
            yield File(name, source.read_bytes())


def _spelled(path: str) -> str:
    """A name that every host keeps, and that two files never share."""
    name = PurePosixPath(path)
    plain = unicodedata.normalize("NFKD", name.stem.lower()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "media"
    return f"{stem}-{sha256(path.encode()).hexdigest()[:6]}{name.suffix.lower()}"
