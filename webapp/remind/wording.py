"""What a reason says, in a sentence of its reader's language, and the page that it leads to."""

from collections.abc import Mapping
from typing import Any

from webapp import here
from webapp.edition import Edition
from webapp.pages import isolated
from webapp.remind.reasons import Reason


def says(reason: Reason, edition: Edition, sessions: Mapping[str, str]) -> str:
    """`sessions`: what is told of each, in the reader's language, by its id."""
    _, course = edition.words.gettext, edition.course
    match reason.kind:
        case "module":
            module = next(one for one in course.modules if one.id == reason.id)
            said: dict[str, Any] = {"number": module.number, "title": isolated(edition.plain(module.title))}
            said["day"] = edition.words.date(reason.day) if reason.day else ""
            if reason.late:
                return _("Module %(number)s, %(title)s : il était prévu pour le %(day)s. Il reste ouvert.", **said)
            return _("Module %(number)s, %(title)s : à terminer d’ici le %(day)s.", **said)
        case "returned":
            title = isolated(edition.plain(course.worksheets[reason.id].title))
            return _("Feuille de travail %(title)s : lue, et à reprendre.", title=title)
        case "review":
            return edition.words.ngettext(
                "%(n)s question attend d’être révisée : cinq minutes.",
                "%(n)s questions attendent d’être révisées : cinq minutes.",
                reason.n,
            )
        case "silent":
            return _("Votre parcours vous attend là où vous l’avez laissé. Un quart d’heure suffit pour reprendre.")
        case "session":
            return _("Demain : %(session)s", session=sessions[reason.id])


def edition_of(reason: Reason, language: str) -> Edition:
    """The course that a reason is about, in this language if it speaks it."""
    editions = (here.library().get(reason.course) or here.library().main).editions
    return editions.get(language) or next(iter(editions.values()))


def address(reason: Reason, edition: Edition) -> str:
    """The page to open, of the course that it is about."""
    doors = edition.doors
    match reason.kind:
        case "module":
            return f"{doors.place('')}#{reason.id}"
        case "returned":
            return doors.page(reason.id)
        case "review":
            return doors.place("review")
        case "silent":
            return doors.place("resume")
        case "session":
            return "/meetings"
