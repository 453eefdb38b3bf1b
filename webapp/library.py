"""The courses of this server, side by side: each on its shelf, in every language it speaks."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from builder.errors import ContentError, SettingsError
from builder.model import Course
from webapp.edition import Doors, Edition
from webapp.settings import Settings
from webapp.shelf import courses


class Shelf:
    """One course as it is shown: where its files are, and its editions by language, the original first.

    `editions` is replaced as a whole, never changed: who reads it (`here.editions`) holds one revision to the end.
    """

    def __init__(self, folder: Path, editions: Mapping[str, Edition]) -> None:
        self.folder = folder
        self.editions = editions

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
    """Every course of the settings. One with problems stops the start, and so do two of one id."""
    shelves: dict[str, Shelf] = {}
    for folder in settings.folders:
        shelf = Shelf(folder, load_editions(settings, folder))
        if before := shelves.get(shelf.id):
            raise SettingsError(
                f"Deux cours ont l'identifiant « {shelf.id} » : {before.folder.resolve()} et {folder.resolve()}."
                " Changez « id » dans le course.yaml de l'un des deux."
            )
        shelves[shelf.id] = shelf
    return Library(shelves)


def load_editions(settings: Settings, folder: Path) -> dict[str, Edition]:
    """Every language of a course, the original first. SettingsError for one that has problems, or is not there."""
    try:
        found = courses(settings, folder)
    except ContentError as error:
        raise SettingsError(f"{error}\n\nLe cours a des problèmes : « parcours check » les liste.") from None
    except FileNotFoundError as error:
        raise SettingsError(f"Aucun cours dans {folder.resolve()} ({error}).") from None
    at = "" if folder == settings.folders[0] else f"/courses/{found[0].id}"
    return {course.language: Edition(course, Doors(course, at)) for course in found}
