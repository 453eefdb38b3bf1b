"""The folder of a course as it stands on the disk: what is in it, and what may be read of it.

Nothing outside the course is read, nothing is waited for, and no file is read before its size is known.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.errors import Problem

FOLDERS = ("course", "modules", "quizzes")
LARGEST = {
    ".md": 128 * 1024, ".yaml": 1024 * 1024, ".svg": 1024 * 1024, ".vtt": 1024 * 1024, "": 256 * 1024 * 1024,
}  # fmt: skip
"""Bytes that a file may weigh, by the ending of its name; "" is for any other."""
MOST = 200_000
DEEPEST = 12

Stamp = tuple[int, int, int, int, int]
"""Size, times of writing and of change in nanoseconds, inode and device: what tells a file from what it was."""


@dataclass
class Folder:
    """One look at a course: `files` by their path from its root, and what is wrong with names and places."""

    root: Path
    files: dict[str, Stamp] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    inside: dict[str, list[str]] = field(default_factory=dict)
    folders: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def listed(self, inside: str, ending: str) -> list[str]:
        """The files that stand right in a folder and whose names end so, in order."""
        return [path for path in self.inside.get(inside, ()) if path.endswith(ending)]

    def below(self, top: str) -> Iterator[str]:
        """Every file under a folder, whatever its depth."""
        yield from self.inside.get(top, ())
        for inner in self.folders.get(top, ()):
            yield from self.below(inner)

    def open(self, path: str) -> int:
        """A descriptor to read a file from. Raises OSError; never follows a link nor waits for a writer."""
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(self.links.get(path) or self.root / path, flags)
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            return descriptor
        os.close(descriptor)
        raise OSError(0, "ce n'est plus un fichier")


def look(root: Path) -> Folder:
    """Everything that the folders of a course hold, hidden files apart."""
    looker = _Looker(Folder(root), os.path.realpath(root))
    looker.walk(str(root), "", ())
    return looker.folder


def limit(path: str) -> int:
    """How many bytes a file may weigh."""
    return LARGEST.get(os.path.splitext(path)[1], LARGEST[""])  # noqa: PTH122  # asked for each file at each look


def too_big(path: str, size: int) -> Problem | None:
    most = limit(path)
    if size <= most:
        return None
    what = f"Ce fichier pèse {_weight(size)} : c'est trop, {_weight(most)} au plus."
    return Problem(path, 1, 1, "file-too-big", what, "Partagez-le en plusieurs, ou allégez-le.")


def _weight(size: int) -> str:
    return f"{size / 1_048_576:.1f} Mo".replace(".", ",") if size >= 1_048_576 else f"{size // 1024} Ko"


@dataclass
class _Looker:
    folder: Folder
    real: str

    def walk(self, place: str, path: str, above: tuple[tuple[int, int], ...]) -> None:
        try:
            with os.scandir(place) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            if path:
                self._problem(path, "file-unreadable", f"Ce dossier ne se lit pas : {error.strerror}.")
            return
        for entry in entries:
            if not entry.name.startswith(".") and (path or entry.name in FOLDERS):
                self._entry(entry, f"{path}/{entry.name}" if path else entry.name, path, above)

    def _entry(self, entry: os.DirEntry[str], path: str, folder: str, above: tuple[tuple[int, int], ...]) -> None:
        if said := _misnamed(entry.name):
            self._problem(_printable(path), "file-name", said, "Renommez-le.")
            return
        try:
            link = os.path.realpath(entry.path) if entry.is_symlink() else ""
            if link and not link.startswith(self.real + os.sep):
                what = "Ce lien mène hors du cours : il n'est pas suivi."
                self._problem(path, "file-outside", what, "Copiez le fichier dans le cours.")
                return
            found = entry.stat()
        except OSError as error:
            self._problem(path, "file-unreadable", f"Ce fichier ne se lit pas : {error.strerror}.")
            return
        if stat.S_ISDIR(found.st_mode):
            self._folder(entry, path, folder, above, (found.st_dev, found.st_ino))
        elif stat.S_ISREG(found.st_mode):
            self._file(path, folder, found, link)
        else:
            self._problem(path, "file-kind", "Ceci n'est pas un fichier ordinaire.", "Retirez-le du cours.")

    def _file(self, path: str, folder: str, found: os.stat_result, link: str) -> None:
        if len(self.folder.files) == MOST:
            what = f"Ce cours a plus de {MOST} fichiers : les suivants ne sont pas lus."
            self._problem(path, "course-too-big", what, "Partagez-le en plusieurs cours.")
        if len(self.folder.files) > MOST:
            return
        changed = found.st_ctime_ns
        self.folder.files[path] = (found.st_size, found.st_mtime_ns, changed, found.st_ino, found.st_dev)
        self.folder.inside.setdefault(folder, []).append(path)
        if link:
            self.folder.links[path] = link

    def _folder(
        self, entry: os.DirEntry[str], path: str, folder: str, above: tuple[tuple[int, int], ...], here: tuple[int, int]
    ) -> None:
        if path.endswith((".md", ".yaml")):
            self._problem(path, "file-kind", "C'est un dossier, pas un fichier.", "Renommez-le.")
        elif here in above:
            self._problem(path, "file-outside", "Ce lien ramène à un dossier qui le contient.", "Retirez-le.")
        elif len(above) >= DEEPEST:
            what = f"Ce dossier est à plus de {DEEPEST} niveaux de profondeur."
            self._problem(path, "folder-depth", what, "Rapprochez-le de la racine du cours.")
        else:
            self.folder.folders.setdefault(folder, []).append(path)
            self.walk(entry.path, path, (*above, here))

    def _problem(self, path: str, code: str, what: str, fix: str = "") -> None:
        self.folder.problems.append(Problem(path, 1, 1, code, what, fix))


def _misnamed(name: str) -> str:
    """What is wrong with a name, if anything: text that is not Unicode, or signs that break lists and packages."""
    if _printable(name) != name:
        return "Ce nom porte un caractère de commande, ou n'est pas en UTF-8."
    return "Ce nom porte une barre oblique inverse." if "\\" in name else ""


def _printable(name: str) -> str:
    if name.isprintable():
        return name
    told = os.fsencode(name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() or letter in _SPACES else _LOST for letter in told)


_SPACES = frozenset(" \u00a0\u202f\u200c\u200d")
_LOST = "\N{REPLACEMENT CHARACTER}"
