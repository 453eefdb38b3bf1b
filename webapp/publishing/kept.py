"""Revisions kept beside the database, as their sources: `var/revisions/<course>/<revision>/`.

Sources, not what was made of them: any server reads them again, with whatever version of the code it runs, media
included; a course is served from there, so that no edit of its folder is seen before it is published.
"""

import logging
import os
import shutil
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from builder import Course
from builder.load import revision
from builder.load.folder import look
from webapp import shelf
from webapp.settings import Settings

log = logging.getLogger(__name__)


class Kept:
    """The revisions of one course, and which of them was served last."""

    def __init__(self, settings: Settings, folder: Path, course: str) -> None:
        self.settings, self.folder = settings, folder
        self.place = settings.var / "revisions" / course

    @property
    def served(self) -> str:
        """The revision that this machine served last; "" before the first."""
        try:
            return (self.place / "served").read_text("utf-8").strip()
        except OSError:
            return ""

    def has(self, named: str) -> bool:
        return bool(named) and named.isalnum() and (self.place / named).is_dir()

    def load(self, named: str) -> list[Course]:
        """In each language, the original first. Raises FileNotFoundError, or ContentError when today's code refuses."""
        if not self.has(named):
            raise FileNotFoundError(self.place / named)
        return shelf.courses(self.settings, self.folder, self.place / named)

    def keep(self, found: Sequence[Course]) -> list[Course]:
        """Copy the sources of what was just read from the folder; the same courses, to be served from the copy.

        When they cannot be copied (a full disk, a folder edited meanwhile), as they are.
        """
        there = self.place / found[0].revision
        try:
            if not there.is_dir():
                self._copy(found[0].revision, there)
        except OSError as error:
            log.warning("The revision %s is not kept: %s", found[0].revision, error)
            return list(found)
        return [replace(course, root=there) for course in found]

    def point(self, named: str) -> None:
        """This revision is served now. The folder is noted, for the day when its course.yaml does not read."""
        self.place.mkdir(parents=True, exist_ok=True)
        for name, text in (("served", named), ("origin", str(self.folder.resolve()))):
            fresh = self.place / f".{name}.{os.getpid()}"
            fresh.write_text(text, "utf-8")
            fresh.replace(self.place / name)

    def prune(self, wanted: Collection[str]) -> None:
        """Let go of every other revision."""
        for path in self.place.iterdir() if self.place.is_dir() else ():
            if path.is_dir() and not path.name.startswith(".") and path.name not in wanted:
                shutil.rmtree(path, ignore_errors=True)
                shelf.forget(self.settings, path)

    def _copy(self, named: str, there: Path) -> None:
        """Beside, then renamed. A file that did not change is shared with the revision served before."""
        self.place.mkdir(parents=True, exist_ok=True)
        before = self.place / self.served if self.has(self.served) else None
        for shared in (before, None):
            fresh = Path(mkdtemp(dir=self.place, prefix=".fresh-"))
            fresh.chmod(0o755)
            try:
                self._fill(fresh, shared)
                if revision(fresh) == named:
                    fresh.replace(there)
                    return
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
        if not there.is_dir():
            raise OSError("the folder changed while it was copied")

    def _fill(self, fresh: Path, shared: Path | None) -> None:
        for path in look(self.folder).files:
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            mine, theirs = self.folder / path, shared / path if shared else None
            if theirs and theirs.is_file() and _stamp(mine) == _stamp(theirs):
                os.link(theirs, fresh / path)
            else:
                shutil.copy2(mine, fresh / path)


def served(settings: Settings, folder: Path) -> Kept | None:
    """What was last served from a folder, found without reading its course."""
    places = [path.parent for path in settings.var.glob("revisions/*/origin")]
    mine = [place for place in places if (place / "origin").read_text("utf-8") == str(folder.resolve())]
    if not mine and len(places) == len(settings.folders) == 1:
        mine = places  # the folder moved
    newest = max(mine, key=lambda place: (place / "served").stat().st_mtime, default=None)
    return Kept(settings, folder, newest.name) if newest else None


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
