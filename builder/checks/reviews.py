"""What was read too long ago is read again: the law first."""

from collections.abc import Iterator, Mapping
from datetime import date

from builder.base import Location, Model
from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown import References
from builder.model import Course

_SAID = {
    "legal-stale": ("Ce point de droit a été relu le {}, il y a plus de {} mois.", "Relisez-le, et changez la date."),
    "review-stale": ("Cette page a été relue le {}, il y a plus de {} mois.", "Relisez-la, et changez la date."),
}


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    months = course.head.checks.review_months

    def stale(day: date) -> bool:
        due = day.year * 12 + day.month + months
        return (draft.today.year * 12 + draft.today.month, draft.today.day) > (due, day.day)

    for reading in draft.readings.values():
        for line, column, day in reading.reviews:
            if stale(day):
                yield Problem(reading.path, line, column, "legal-stale", *_said("legal-stale", day, months))
    for sort, records in draft.written.items():
        code = "legal-stale" if sort == "framework" else "review-stale"
        for written in records.values():
            for at, day in draft.once(written, _days):
                if stale(day):
                    yield written.document.problem(at, code, *_said(code, day, months))


def _days(written: Written, _: References) -> Iterator[tuple[Location, date]]:
    return _reviewed(written.record, written.at)


def _said(code: str, day: date, months: int) -> tuple[str, str]:
    what, fix = _SAID[code]
    return what.format(day.isoformat(), months), fix


def _reviewed(value: object, at: Location) -> Iterator[tuple[Location, date]]:
    """Every field `reviewed` of a record, and where it stands."""
    if isinstance(value, Model):
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if name == "reviewed" and isinstance(inner, date):
                yield (*at, name), inner
            else:
                yield from _reviewed(inner, (*at, field.alias or name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _reviewed(inner, (*at, key))
    elif isinstance(value, tuple):
        for position, inner in enumerate(value):
            yield from _reviewed(inner, (*at, position))
