"""A worksheet's rows along the calendar: from one date to another, or the day by which each is due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from builder.grading import Response
from builder.model import Worksheet
from builder.model.sheet import Row, sheet

SHORTEST = 1.5
"""Percent of the width below which a bar could not be seen."""


@dataclass(frozen=True)
class Bar:
    """One row: what it is, from when to when, how far, and where it stands on the width (percent)."""

    label: str
    start: date
    end: date
    done: int
    late: bool
    at: float
    width: float


@dataclass(frozen=True)
class Gantt:
    """The bars, and where today falls when it is in sight."""

    bars: tuple[Bar, ...]
    first: date
    last: date
    today: float | None


def gantt(worksheet: Worksheet, response: Response, today: date) -> Gantt | None:
    """Nothing when no row carries a date."""
    rows = [found for table in sheet(worksheet, response, today).tables for row in table.rows for found in _dated(row)]
    if not rows:
        return None
    first, last = min(start for _, start, _, _ in rows), max(end for _, _, end, _ in rows)
    span = max(1, (last - first).days + 1)
    bars = tuple(
        Bar(
            label, start, end, done, end < today and done < 100, at := 100 * (start - first).days / span,
            min(100 - at, max(SHORTEST, 100 * ((end - start).days + 1) / span)),
        )
        for label, start, end, done in sorted(rows, key=lambda row: (row[1], row[2]))
    )  # fmt: skip
    return Gantt(bars, first, last, 100 * (today - first).days / span if first <= today <= last else None)


def _dated(row: Row) -> Iterator[tuple[str, date, date, int]]:
    days = {cell.id: day for cell in row.cells if cell.entry.type == "date" and (day := _day(cell.value))}
    if not days:
        return
    label = next((cell.value for cell in row.cells if cell.entry.type in ("text", "long") and cell.value), "…")
    done = next((int(c.value) for c in row.cells if c.entry.type == "progress" and c.value.isdigit()), 0)
    yield label, min(days.values()), max(days.values()), done


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
