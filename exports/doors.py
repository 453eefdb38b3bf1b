"""Addresses inside a package: pages after the #, files beside the page, nothing absolute."""

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from builder.errors import ExportError
from builder.player.blocks.recording import TYPES as RECORDED
from builder.within import within
from exports.base import Edition, File

TYPES = {
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".webp": "image/webp", ".gif": "image/gif", ".avif": "image/avif",
    ".css": "text/css", ".vtt": "text/vtt", ".pdf": "application/pdf", ".txt": "text/plain",
} | RECORDED  # fmt: skip
"""What a browser must be told of a file that has no name any more."""


class PackageDoors:
    """Remembers every media file that a page asked for, so that the package holds these and no other."""

    def __init__(self, edition: Edition) -> None:
        self.root = edition.course.root
        self._media: dict[str, str] = {}
        self._carried: list[File] = []

    def carry(self, file: File) -> str:
        """The address of a file that is not the course's own."""
        self._carried.append(file)
        return file.path

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
        """Captions stand in the page: from a folder, browsers refuse to read them beside it."""
        return self.inside(path) if path.endswith(".vtt") else self._media.setdefault(path, f"media/{_spelled(path)}")

    def inside(self, path: str) -> str:
        """A file of the course as an address that holds it."""
        return as_address(PurePosixPath(path).suffix, read(self.root, path))

    def answers(self, question_id: str) -> str:  # the script answers
        return ""

    def notes(self, reflection_id: str = "") -> str:  # this browser keeps them
        return "" if reflection_id else "#/notebook"

    def files(self) -> Iterator[File]:
        """What was asked for. Raises ExportError when one is not there, or is outside of the course's folder."""
        yield from (File(name, read(self.root, path)) for path, name in self._media.items())
        yield from self._carried


class FileDoors(PackageDoors):
    """For a package of a single file: everything stands in it."""

    def carry(self, file: File) -> str:
        return as_address(PurePosixPath(file.path).suffix, file.data)

    def media(self, path: str) -> str:
        return self.inside(path)


def as_address(ending: str, data: bytes) -> str:
    """A data: address of these bytes; `ending` is that of the file's name."""
    kind = TYPES.get(ending.lower(), "application/octet-stream")
    return f"data:{kind};base64,{b64encode(data).decode()}"


def read(root: Path, path: str) -> bytes:
    """A file of the course. Raises ExportError when it is not there, or is outside of the course's folder."""
    file = within(root, path)
    if file is None:
        raise ExportError(f"Le fichier « {path} » manque au dossier du cours : rien n'a été écrit.")
    return file.read_bytes()


def _spelled(path: str) -> str:
    """A name that every host keeps, and that two files never share."""
    name = PurePosixPath(path)
    plain = unicodedata.normalize("NFKD", name.stem.lower()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "media"
    return f"{stem}-{sha256(path.encode()).hexdigest()[:6]}{name.suffix.lower()}"
