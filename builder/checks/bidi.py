"""In Arabic, numbers and Latin acronyms keep their order, and punctuation is Arabic."""

from collections.abc import Iterator

from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown import Reading, References
from builder.markdown.bidi import Stray, strays
from builder.markdown.engine import read_inline
from builder.model import Course

_SAID = {
    "bidi-isolate": "« {} » peut s'afficher dans un autre ordre.",
    "bidi-punctuation": "« {} » : cette ponctuation n'est pas arabe.",
}


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    if course.direction == "rtl":
        for reading in draft.readings.values():
            yield from draft.once(reading, _page)
        for records in draft.written.values():
            for written in records.values():
                yield from draft.once(written, _record)


def _page(reading: Reading, _: References) -> Iterator[Problem]:
    for passage in reading.passages:
        for stray in strays(passage.text):
            yield _problem(reading.path, reading.place(passage.line, stray.found), stray)


def _record(written: Written, references: References) -> Iterator[Problem]:
    for at, text in written.prose():
        path, line, column = written.document.spot(at)
        for stray in _strays(text, references):
            yield _problem(path, (line, column), stray)


def _strays(text: str, references: References) -> Iterator[Stray]:
    """Read as Markdown only when something seems astray: a role may isolate it."""
    if any(strays(text)):
        for passage in read_inline(text, references, "", (1, 1)).passages:
            yield from strays(passage.text)


def _problem(path: str, place: tuple[int, int], stray: Stray) -> Problem:
    return Problem(path, *place, stray.code, _SAID[stray.code].format(stray.found), f"Écrivez « {stray.instead} ».")
