"""A page of its own for everything that can be read without scripts: `fr/lesson.html`, beside its language's data."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from exports.base import File
from exports.lom import title
from exports.plain import plain
from exports.reading import Reading
from exports.shells import templates

HOME = "index"
"""The page of a language that lists the others; the first language's is the one that opens the package."""


def leaves(readings: Sequence[Reading]) -> Iterator[File]:
    """The pages of every language, each linked to its twins in the others."""
    for reading in readings:
        pages = [*reading.pages()]
        if reading is not readings[0]:
            yield _leaf(readings, reading, HOME, reading.contents())
        ids = [id for id, _ in pages]
        for at, (id, body) in enumerate(pages):
            yield _leaf(
                readings, reading, id, body, ids[at - 1] if at else "", ids[at + 1] if at + 1 < len(ids) else ""
            )


def home(readings: Sequence[Reading], reading: Reading) -> str:
    """Where a language's list is, seen from the page that opens the package."""
    return "index.html" if reading is readings[0] else f"{reading.folder}/{HOME}.html"


def _leaf(
    readings: Sequence[Reading], reading: Reading, id: str, body: Markup, before: str = "", after: str = ""
) -> File:
    tongue, course = reading.tongue, reading.tongue.edition.course
    name = tongue.titles().get(id, "")
    html = templates().get_template("leaf.html").render(
        _=tongue.words.gettext,
        language=tongue.words.language,
        direction=tongue.words.direction,
        title=title(tongue.edition),
        window=" · ".join(filter(None, [name, title(tongue.edition)])),
        home=f"../{home(readings, reading)}",
        course=f"../index.html#/{'' if id == HOME else id}",
        twins=[(_twin(readings, one, id), one.tongue.voice) for one in readings if one is not reading],
        body=body,
        before=before and f"{before}.html",
        after=after and f"{after}.html",
        organisation=tongue.theme.organisation,
        attribution=plain(course.head.attribution, course),
        license=course.head.license,
    )  # fmt: skip
    return File(f"{reading.folder}/{id}.html", html.encode())


def _twin(readings: Sequence[Reading], other: Reading, id: str) -> str:
    return f"../{home(readings, other)}" if id == HOME else f"../{other.folder}/{id}.html"
