"""Courses already read, kept beside the database until one of their files changes: the second start is quick.

The file is ours alone, like the secret key: whoever could write it could do anything else too.
"""

import os
import pickle
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import cast

import builder
from builder import Course, load_course
from builder.load.folder import look
from webapp.settings import Settings


def courses(settings: Settings, folder: Path, at: Path | None = None) -> list[Course]:
    """A folder's course in each of its languages, the original first; `at` is where its files are read, if elsewhere.

    Raises what `load_course` raises.
    """
    context, place = _context(settings, folder), _place(at or folder)
    kept = settings.var / f"{place}-{_digest(at or folder, context)}.pickle"
    if kept.is_file() and kept.stat().st_uid == os.getuid():
        with suppress(OSError):  # another server may have let go of it meanwhile
            return cast(list[Course], pickle.loads(kept.read_bytes()))  # noqa: S301  # nosec B301  # ours alone, see above
    found = read(settings, folder, at)
    _keep(kept, place, found)
    return found


def read(settings: Settings, folder: Path, at: Path | None = None) -> list[Course]:
    """The same, read anew and kept nowhere."""
    context, at = _context(settings, folder), at or folder
    first = load_course(at, context=context)
    others = (language for language in first.head.languages if language != first.language)
    return [first, *(load_course(at, language, context) for language in others)]


def stamp(folder: Path) -> str:
    """The state that a folder is in, as far as names, sizes and times tell."""
    return _digest(folder, None)


def forget(settings: Settings, at: Path) -> None:
    """What was kept of files that are gone."""
    for older in settings.var.glob(f"{_place(at)}-*.pickle"):
        older.unlink(missing_ok=True)


def _place(at: Path) -> str:
    return f"courses-{sha256(str(at.resolve()).encode()).hexdigest()[:8]}"


def _context(settings: Settings, folder: Path) -> str | None:
    """The context of the settings, where the course has it; the main course has no other."""
    if folder == settings.folders[0] or (folder / "course" / "contexts" / f"{settings.context}.yaml").is_file():
        return settings.context or None
    return None


def _keep(path: Path, place: str, found: list[Course]) -> None:
    """Write beside, then rename: a second server never reads half a file. What the same folder gave before goes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        pickle.dump(found, file)
    for older in path.parent.glob(f"{place}-*.pickle"):
        older.unlink(missing_ok=True)
    fresh.replace(path)


def _digest(folder: Path, context: str | None) -> str:
    """Changes with any file of the course, with the code that reads it, with the context."""
    seen = sha256(f"{folder.resolve()} {context or ''}".encode())
    for path, size, changed in sorted(_files(folder)):
        seen.update(f"{path} {size} {changed}\n".encode())
    return seen.hexdigest()[:16]


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path, stamp in look(folder).files.items():
        yield path, stamp[0], stamp[1]
    for file in Path(builder.__file__).parent.rglob("*.py"):
        yield str(file), file.stat().st_size, file.stat().st_mtime_ns
