"""The guide as data: cover, modules, and what follows them, in the order in which one reads."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from builder.errors import ExportError
from builder.grading import Response
from builder.model import Course, Module, Worksheet
from exports.base import Edition, File, edition
from exports.doors import read
from exports.pdf import annexes, facilitator, modules
from exports.pdf.cases import led
from exports.pdf.filled import Filing, filled
from exports.pdf.nodes import elements, linked, parted, text
from exports.pdf.palette import palette
from exports.pdf.press import printed
from exports.pdf.scribe import Scribe
from exports.pdf.speech import icons, spoken
from exports.theme import Theme

Book = dict[str, Any]


def guide(edition: Edition, theme: Theme | None = None) -> bytes:
    """The whole guide: the modules kept, the reference model, the fiches, the papers, the words and the sources."""
    scribe = Scribe(edition.course)
    parts = {
        "modules": [modules.module(scribe, one) for one in edition.modules],
        "model": annexes.model(scribe),
        **_handouts(scribe, edition),
        "contacts": annexes.contacts(scribe),
        "glossary": annexes.glossary(scribe),
        "sources": annexes.sources(scribe),
    }
    return _bound(scribe, edition, theme, "guide", parts)


def handouts(edition: Edition, theme: Theme | None = None) -> bytes:
    """What one photocopies: the job aids, a page each, the model documents, the blank worksheets."""
    scribe = Scribe(edition.course)
    return _bound(scribe, edition, theme, "handouts", _handouts(scribe, edition))


def case_booklet(edition: Edition, theme: Theme | None = None) -> bytes:
    """The cases, scene by scene, for whoever leads a group; then the sources that they cite."""
    scribe = Scribe(edition.course)
    told = [(module, [led(scribe, case) for case in module.cases]) for module in edition.modules if module.cases]
    if not told:
        raise ExportError("Ces modules n'ont pas de cas à imprimer : rien n'a été écrit.")
    parts = {
        "modules": [{**modules.opening(scribe, module), "cases": cases} for module, cases in told],
        "sources": annexes.sources(scribe),
    }
    return _bound(scribe, edition, theme, "cases", parts)


def facilitator_guide(edition: Edition, theme: Theme | None = None) -> bytes:
    """Each module for whoever leads a session without a screen, and what is to be cut out or given."""
    scribe = Scribe(edition.course)
    sessions = [facilitator.session(scribe, module) for module in edition.modules]
    cited = {one.get("to") for one in elements(sessions) if one.get("k") == "cite"}
    parts = {"modules": sessions, "sources": [one for one in annexes.sources(scribe) if one["id"] in cited]}
    return _bound(scribe, edition, theme, "facilitator", parts)


def filled_worksheet(course: Course, worksheet: Worksheet, response: Response, filing: Filing) -> bytes:
    """A worksheet as somebody filled it. A sign of theirs that no font has is left blank, not refused."""
    scribe = Scribe(course)
    parts = {"sheet": filled(scribe, worksheet, response, filing)}
    return _bound(scribe, edition(course), None, "filled", parts, day=filing.day, strict=False)


def _handouts(scribe: Scribe, edition: Edition) -> Book:
    return {
        "shelves": annexes.aids(scribe, edition.modules),
        "documents": annexes.documents(scribe),
        "worksheets": annexes.worksheets(scribe, edition.modules),
    }


def _bound(
    scribe: Scribe, edition: Edition, theme: Theme | None, form: str, parts: Book,
    *, day: date | None = None, strict: bool = True,
) -> bytes:  # fmt: skip
    course, day = edition.course, day or _day(edition.course, edition.modules)
    ground = {
        "form": form, "palette": palette(theme.accent if theme else ""), "icons": icons(),
        "words": spoken(scribe.words), "organisation": theme.organisation if theme else "",
        "logo": theme.logo.path if theme and theme.logo else "",
    }  # fmt: skip
    book = {**ground, **_head(scribe, edition, day), **parts}
    linked(book)
    parted(book)
    files = _files(course, scribe.translator.media)
    return printed(book, [*files, *([theme.logo] if theme and theme.logo else [])], day, strict=strict)


def _files(course: Course, paths: Iterable[str]) -> Iterator[File]:
    """The pictures that pages show."""
    yield from (File(path, read(course.root, path)) for path in sorted(paths))


def _head(scribe: Scribe, edition: Edition, day: date) -> Book:
    course, words = edition.course, scribe.words
    pathway = course.pathways.get(edition.pathway or "")
    title = scribe.line(course.title)
    return {
        "language": course.language,
        "direction": course.direction,
        "title": title,
        "name": text(title),
        "summary": scribe.line(course.head.summary),
        "pathway": scribe.field("pathway", edition.pathway or "", "title", pathway.title) if pathway else [],
        "context": scribe.field("context", course.context.id, "title", course.context.title) if course.context else [],
        "attribution": scribe.line(course.head.attribution),
        "description": text(scribe.line(course.head.summary)),
        "author": text(scribe.line(course.head.attribution)),
        "keywords": [*course.head.keywords],
        "license": course.head.license,
        "revision": course.revision,
        "year": day.year, "month": day.month, "day": day.day,
        "date": words.date(day),
    }  # fmt: skip


def _day(course: Course, kept: Sequence[Module]) -> date:
    """The last day when somebody reviewed anything of it: the book's own date, whenever it is printed."""
    days = [module.head.reviewed for module in kept]
    days += [lesson.head.reviewed for module in kept for lesson in module.lessons]
    return max([*days, *filter(None, [course.framework.reviewed])], default=date(2000, 1, 1))
