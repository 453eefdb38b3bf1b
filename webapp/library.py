"""The courses of this server, side by side: each on its shelf, in every language it speaks."""

import logging
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from builder.errors import ContentError, Problem, SettingsError
from builder.model import Course
from webapp.edition import Doors, Edition
from webapp.publishing.kept import Kept, served
from webapp.settings import BY_HAND, Settings
from webapp.shelf import courses

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Published:
    """What is served, since when, by whose hand (nobody's when a server did it at its start), with which note."""

    id: int
    revision: str
    at: datetime
    author: str
    note: str


class Shelf:
    """One course as it is shown: where its files are, and its editions by language, the original first.

    `editions` is replaced as a whole, never changed: who reads it (`here.editions`) holds one revision to the end.
    `problems` are those of a folder that could not be served at the start: an earlier revision is.
    """

    def __init__(self, kept: Kept, editions: Mapping[str, Edition], problems: Sequence[Problem] = ()) -> None:
        self.kept = kept
        self.editions = editions
        self.problems = tuple(problems)
        self.published: Published | None = None
        self.broken: Mapping[str, Sequence[Problem]] = {}
        """What was found wrong in the folder, by the state it was in: a page that is read again reads no file."""
        self.late = False
        """Whether another revision is published, that does not read on this machine."""

    @property
    def folder(self) -> Path:
        return self.kept.folder

    @property
    def at(self) -> str:
        """Where its pages are: nothing for the main course, else « /courses/<id> »."""
        return self.edition.doors.prefix

    @property
    def edition(self) -> Edition:
        """The course in its own language."""
        return next(iter(self.editions.values()))

    @property
    def course(self) -> Course:
        return self.edition.course

    @property
    def id(self) -> str:
        return self.course.id

    @property
    def revision(self) -> str:
        return self.course.revision


class Library:
    """Every course by its id, in the order of the settings: the first is the main one."""

    def __init__(self, shelves: Mapping[str, Shelf]) -> None:
        self._shelves = shelves
        self.seen = 0
        """The last publication that this process knows of."""
        self.looked = self.tried = time.monotonic()
        self.turning = threading.Lock()
        """Held by the one request that puts another revision on a shelf."""

    @property
    def main(self) -> Shelf:
        return next(iter(self))

    def __iter__(self) -> Iterator[Shelf]:
        return iter(self._shelves.values())

    def __len__(self) -> int:
        return len(self._shelves)

    def get(self, id: str) -> Shelf | None:
        return self._shelves.get(id)


def load_library(settings: Settings) -> Library:
    """Every course of the settings. Two of one id stop the start."""
    shelves: dict[str, Shelf] = {}
    for folder in settings.folders:
        shelf = _opened(settings, folder)
        if before := shelves.get(shelf.id):
            raise SettingsError(
                f"Deux cours ont l'identifiant « {shelf.id} » : {before.folder.resolve()} et {folder.resolve()}."
                " Changez « id » dans le course.yaml de l'un des deux."
            )
        shelves[shelf.id] = shelf
    return Library(shelves)


def editions_of(kept: Kept, found: Sequence[Course]) -> dict[str, Edition]:
    """Each language as it is shown, at the addresses of its course."""
    at = "" if kept.folder == kept.settings.folders[0] else f"/courses/{found[0].id}"
    return {course.language: Edition(course, Doors(course, at)) for course in found}


def _opened(settings: Settings, folder: Path) -> Shelf:
    """A folder's course; the last good revision of it when it has problems. Without one, they stop the start."""
    last = served(settings, folder)
    if settings.publish == BY_HAND and last:
        try:
            return Shelf(last, editions_of(last, last.load(last.served)))
        except (ContentError, OSError) as error:
            log.warning("The revision %s does not read any more: %s", last.served, error)
    try:
        found = courses(settings, folder)
    except ContentError as error:
        return _last_good(last, error)
    except FileNotFoundError as error:
        raise SettingsError(f"Aucun cours dans {folder.resolve()} ({error}).") from None
    kept = Kept(settings, folder, found[0].id)
    return Shelf(kept, editions_of(kept, kept.keep(found)))


def _last_good(last: Kept | None, error: ContentError) -> Shelf:
    """What was served before the folder had problems; they are told to the log, and to administrators."""
    if last is None or not last.has(last.served):
        raise SettingsError(f"{error}\n\nLe cours a des problèmes : « parcours check » les liste.") from None
    try:
        found = last.load(last.served)
    except ContentError as other:
        what = f"La dernière version servie ({last.served}) ne se lit plus avec cette version du logiciel :"
        raise SettingsError(f"{error}\n\nLe cours a des problèmes. {what}\n\n{other}") from None
    log.error("The course in %s has problems: the revision %s is served.\n%s", last.folder, last.served, error)
    return Shelf(last, editions_of(last, found), error.problems)
