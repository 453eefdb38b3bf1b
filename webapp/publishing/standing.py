"""What the folder of a course holds now, beside what is served: the same, something new, or something broken."""

from collections.abc import Sequence
from dataclasses import dataclass

from builder import Course
from builder.errors import ContentError, Problem
from webapp import here
from webapp.library import Shelf
from webapp.publishing import serving
from webapp.publishing.rows import Publication
from webapp.shelf import courses, stamp


@dataclass(frozen=True)
class Standing:
    """A course: its folder's revision ("" when it is broken), what is wrong there, what was published before."""

    shelf: Shelf
    folder: str
    problems: Sequence[Problem]
    history: Sequence[Publication]

    @property
    def last(self) -> int:
        """The publication that the next one comes after."""
        return self.history[0].id if self.history else 0

    @property
    def fresh(self) -> bool:
        return bool(self.folder) and self.folder != self.shelf.revision

    @property
    def earlier(self) -> list[Publication]:
        """Revisions that may be served again: each by its last publication."""
        found: dict[str, Publication] = {}
        for one in self.history:
            found.setdefault(one.revision, one)
        away = (self.shelf.revision, self.folder)
        return [one for id, one in found.items() if id not in away and self.shelf.kept.has(id)][: serving.SHOWN]


def standing(shelf: Shelf) -> Standing:
    """Reads the folder. What is new and good there is kept, so that what is published is what was looked at."""
    folder, problems = "", shelf.broken.get(state := stamp(shelf.folder), ())
    try:
        if not problems:
            folder = shelf.kept.keep(courses(here.settings(), shelf.folder))[0].revision
            shelf.problems = ()
    except ContentError as error:
        problems = error.problems
        shelf.broken = {state: problems}
    except OSError as error:
        problems = [Problem(str(shelf.folder), 1, 1, "file-unreadable", str(error))]
    return Standing(shelf, folder, problems, serving.history(shelf.id))


def read(shelf: Shelf, revision: str) -> list[Course] | None:
    """A revision that is kept or in the folder; None when it is neither, or when today's code refuses it."""
    try:
        return serving.found(shelf, revision)
    except (ContentError, OSError):
        return None
