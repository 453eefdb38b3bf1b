"""Who and what this request is about, with their types."""

from collections.abc import Mapping, Sequence
from typing import cast
from zoneinfo import ZoneInfo

from flask import abort, current_app, g, request, session

from builder.model import Course
from builder.player import Player
from builder.words import Words
from webapp.edition import Edition
from webapp.library import Library, Shelf
from webapp.mail import Mail
from webapp.settings import Settings
from webapp.visitor import Place, Visitor


def library() -> Library:
    """Every course of this server."""
    return cast(Library, current_app.extensions["library"])


def shelf() -> Shelf:
    """The course that this request is about."""
    return cast(Shelf, g.get("shelf")) or library().main


def editions() -> Mapping[str, Edition]:
    """The course in each of its languages, the original first; of one revision from beginning to end of a request."""
    known = g.get("editions")
    if known is None:
        known = g.editions = shelf().editions
    return cast(Mapping[str, Edition], known)


def visitor() -> Visitor | None:
    """Whoever is signed in."""
    return cast(Visitor | None, g.get("user"))


def user() -> Visitor:
    return visitor() or abort(401)


def shelves() -> list[Shelf]:
    """The courses that this visitor sees, in the order of the settings."""
    person = visitor()
    return [one for one in library() if person is None or person.sees(one.id)]


def own_shelf() -> Shelf:
    """The course of a visitor whose address says none: the first in which they have a place, else the first they see.

    A place in a cohort that is not archived goes before.
    """
    person = visitor()
    places = person.places if person else ()
    for archived in (False, True):
        mine = {place.course for place in places if place.archived is archived}
        if found := next((one for one in library() if one.id in mine), None):
            return found
    return next(iter(shelves()), library().main)


def turn_to(course: str) -> None:
    """From now on this request is about that course: a cohort's pages are about its own. 404 when it is not here."""
    found = library().get(course) or abort(404)
    if found is not shelf():
        g.shelf = found
        g.pop("editions", None)
        speak(tongue())


def cohort(course: str = "") -> Place | None:
    """The cohort one learns in, in this course or in that one; the last joined, and rather one that is not archived."""
    person, its = visitor(), course or shelf().id
    return _newest([place for place in person.places if not place.trains and place.course == its] if person else [])


def _newest(places: Sequence[Place]) -> Place | None:
    return max(enumerate(places), key=lambda one: (not one[1].archived, one[0]))[1] if places else None


def tongue() -> str:
    """The language to speak: one's own choice, then the browser's, among those the course has."""
    person = visitor()
    chosen = person.language if person else session.get("language")
    return str(chosen) if chosen in editions() else spoken()


def spoken() -> str:
    """The language of ours that the browser likes best, whichever country it adds to it; the original's otherwise."""
    known = editions()
    liked = (language.partition("-")[0].lower() for language, weight in request.accept_languages if weight)
    return next((language for language in liked if language in known), next(iter(known)))


def edition_of(shelf: Shelf) -> Edition:
    """Another course, in the language of this request as far as it speaks it."""
    return shelf.editions.get(g.get("language") or "") or shelf.edition


def speak(language: str) -> None:
    """From now on this request is answered in this language."""
    g.language = language
    g.pop("edition", None)


def edition() -> Edition:
    """The course in the language of this request."""
    found = g.get("edition")
    if found is None:
        known = editions()
        found = g.edition = known[g.get("language") or next(iter(known))]
    return cast(Edition, found)


def course() -> Course:
    return edition().course


def player() -> Player:
    return edition().player


def words() -> Words:
    return edition().words


def wants_json() -> bool:
    """Whether the player asks, rather than a bare browser."""
    return request.accept_mimetypes.best == "application/json"


def mail() -> Mail:
    return cast(Mail, current_app.extensions["mail"])


def zone() -> ZoneInfo:
    """Where the clock on the wall hangs."""
    return cast(ZoneInfo, current_app.extensions["zone"])


def settings() -> Settings:
    return cast(Settings, current_app.extensions["settings"])


def root() -> str:
    """Our own address, as one gives it to people: what the settings say, else what the browser asked."""
    return settings().address.rstrip("/") or request.host_url.rstrip("/")
