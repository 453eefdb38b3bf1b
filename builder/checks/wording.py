"""Lessons in French are easy enough to read, and say which sentences to rewrite first when they are not."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.markdown import Reading
from builder.markdown.ease import hardest
from builder.model import Course

_SHOWN = 90


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    limit = course.head.checks.reading_ease
    for id, lesson in course.lessons.items():
        reading = draft.readings[id]
        if lesson.language == "fr" and reading.ease < limit:
            what = f"Facilité de lecture : {reading.ease:.0f}, pour {limit} au moins."
            yield draft.of("lesson")[id].document.problem(("title",), "reading-ease", what, _first(reading))


def _first(reading: Reading) -> str:
    told = (f"l. {reading.first_line + s.line} « {_cut(s.text)} »" for s in hardest(reading.sentences))
    return f"Coupez ou simplifiez d'abord : {' ; '.join(told)}."


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + "…"
