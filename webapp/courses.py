"""The courses that somebody sees, where there are several: how each is called, where it begins, how far one is."""

from collections.abc import Mapping
from dataclasses import dataclass

from webapp import here
from webapp.library import Shelf
from webapp.models import Role
from webapp.progress import Journey, Traces, journey


@dataclass(frozen=True)
class Choice:
    """A course on the switch: its title in that language, and the page where one begins in it."""

    id: str
    title: str
    language: str
    address: str


def choices() -> list[Choice]:
    """Nothing when there is nothing to choose."""
    person = here.visitor()
    if person is None or len(here.library()) < 2:
        return []
    begin = "/monday" if person.role is Role.TRAINER else "/"
    found = [_choice(shelf, begin) for shelf in here.shelves()]
    return found if len(found) > 1 else []


def course_title(id: str) -> str:
    """What a course is called; nothing when there is only one, or when it is not here."""
    shelf = here.library().get(id) if len(here.library()) > 1 else None
    return _choice(shelf, "/").title if shelf else ""


def _choice(shelf: Shelf, begin: str) -> Choice:
    edition = here.edition_of(shelf)
    return Choice(shelf.id, edition.plain(edition.course.title), edition.course.language, f"{shelf.at}{begin}")


@dataclass(frozen=True)
class Elsewhere:
    """Another course of somebody's, and where they stand in it."""

    choice: Choice
    journey: Journey


def elsewhere(known: Mapping[str, Traces]) -> list[Elsewhere]:
    """One's other courses, each on the pathway that one follows there. `known`: what one did, course by course."""
    return [_stand(shelf, known.get(shelf.id, {})) for shelf in here.shelves() if shelf is not here.shelf()]


def _stand(shelf: Shelf, known: Traces) -> Elsewhere:
    course, place = here.edition_of(shelf).course, here.cohort(shelf.id)
    way = journey(course, course.pathway_modules(place.pathway if place else None), known)
    return Elsewhere(_choice(shelf, "/"), way)
