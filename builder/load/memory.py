"""What was already read of a course, so that reading it again costs only what changed.

Nothing here is ever trusted for its age: a text is known by the digest of its bytes, and a piece of the course by all
that it looked at while it was made. When one of these answers otherwise, the piece is made anew.
"""

import hashlib
import os
import time
from collections.abc import Hashable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from builder.errors import ContentError, Problem
from builder.load.folder import Folder, Stamp, limit, look, too_big
from builder.silences import Silence, silences
from builder.source import Document, decoded, read_yaml

GRAIN = 2_000_000_000
"""Nanoseconds: the coarsest clock that a disk keeps. A file changed less than that before we read it is read again."""


Quiet = tuple[list[Silence], list[Problem]]


class Memory:
    """Serves one course, in all its languages and contexts. Not for two threads at once."""

    def __init__(self) -> None:
        self.digests: dict[str, tuple[Stamp, int, str]] = {}
        self.documents: dict[str, tuple[str, Document | ContentError]] = {}
        self.silences: dict[str, tuple[str, Quiet]] = {}
        self.pieces: dict[tuple[str, str, str | None], dict[Hashable, Any]] = {}
        self._held: Disk | None = None
        self._last: dict[str, str] = {}
        self._looks = 0

    @contextmanager
    def one_look(self, root: Path) -> Iterator["Disk"]:
        """Meanwhile every reading sees the same look at the disk."""
        self._held = self.disk(root)
        try:
            yield self._held
        finally:
            self._held = None

    def disk(self, root: Path) -> "Disk":
        """The course as it stands now. What is known of files that are gone is forgotten."""
        return self._held or self._look(look(root))

    def _look(self, folder: Folder) -> "Disk":
        for known in (self.digests, self.documents, self.silences):
            for path in known.keys() - folder.files.keys():
                del known[path]
        self._looks += 1
        disk = Disk(folder, self, self._looks)
        digests = {path: disk.digest(path) for path in folder.files}
        last, self._last = self._last, digests
        disk.moved = last.keys() ^ digests.keys()
        disk.changed = disk.moved | {path for path, digest in digests.items() if last.get(path) != digest}
        return disk


@dataclass
class Disk:
    """One look at a course's files, with their digests as far as they are asked for."""

    folder: Folder
    memory: Memory
    look: int
    """Which look of its memory this is; `changed` says what differs from the one before, `moved` what came or left."""
    changed: Set[str] = frozenset()
    moved: Set[str] = frozenset()
    contents: dict[str, bytes] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)

    def digest(self, path: str) -> str:
        """The name of a file's content; "" when there is no such file."""
        if path not in self.digests:
            self.digests[path] = self._digest(path) if path in self.folder.files else ""
        return self.digests[path]

    def text(self, path: str) -> str:
        """A file's text. Raises ContentError when it cannot be read."""
        return decoded(self.content(path), path)

    def content(self, path: str) -> bytes:
        """A file's bytes. Raises ContentError when it cannot be read."""
        if problem := too_big(path, self.folder.files.get(path, (0,))[0]):
            raise ContentError([problem])
        self.digest(path)
        content = self.contents.get(path)
        if content is None:
            content = self.contents[path] = self._read(path)
        return content

    def yaml(self, path: str) -> Document:
        """A file's YAML, read once for as long as its bytes are the same. Raises ContentError."""
        digest, known = self.digest(path), self.memory.documents.get(path)
        if known is None or known[0] != digest:
            try:
                made: Document | ContentError = read_yaml(self.text(path), path)
            except ContentError as error:
                made = error
            known = self.memory.documents[path] = digest, made
        if isinstance(known[1], ContentError):
            raise known[1]
        return known[1]

    def silences(self, path: str) -> Quiet:
        """What a file silences, and what is wrong with how it does."""
        digest, known = self.digest(path), self.memory.silences.get(path)
        if known is None or known[0] != digest:
            try:
                known = digest, silences(path, self.text(path))
            except ContentError:
                known = digest, ([], [])
            self.memory.silences[path] = known
        return known[1]

    def revision(self) -> str:
        """Twelve hexadecimal digits that name the content of every file of the course, in every language."""
        whole = hashlib.sha256()
        for path in sorted(self.folder.files):
            whole.update(f"{path}\0{self.digest(path)}\0".encode())
        return whole.hexdigest()[:12]

    def _digest(self, path: str) -> str:
        stamp = self.folder.files[path]
        known = self.memory.digests.get(path)
        if known and known[0] == stamp and max(stamp[1:3]) + GRAIN < known[1]:
            return known[2]
        read = time.time_ns()
        made = self._hashed(path, stamp[0])
        self.memory.digests[path] = stamp, read, made
        return made

    def _hashed(self, path: str, size: int) -> str:
        if size > limit(path):
            return f"too big: {size}"
        try:
            if limit(path) < 2**24:
                self.contents[path] = self._read(path)
                return hashlib.sha256(self.contents[path]).hexdigest()
            with os.fdopen(self.folder.open(path), "rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except ContentError as error:
            return str(error)
        except OSError as error:
            return f"unreadable: {error.strerror}"

    def _read(self, path: str) -> bytes:
        try:
            with os.fdopen(self.folder.open(path), "rb") as file:
                content = file.read(limit(path) + 1)
        except OSError as error:
            what = f"Ce fichier ne se lit pas : {error.strerror}."
            raise ContentError([Problem(path, 1, 1, "file-unreadable", what)]) from None
        if problem := too_big(path, len(content)):
            raise ContentError([problem])
        return content
