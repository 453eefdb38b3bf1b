"""Whom to see: everybody who gives concern, in the order in which to call them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from webapp.models import Cohort
from webapp.train.queries import Row
from webapp.train.watch.concerns import Concern, concerns, expected


@dataclass(frozen=True)
class Call:
    """Somebody to see, and why."""

    cohort: Cohort
    row: Row
    concerns: tuple[Concern, ...]


def calls(cohorts: Mapping[int, Cohort], rows: Mapping[int, Sequence[Row]], today: datetime) -> Iterator[Call]:
    """Whoever gives concern: those who came last the longest ago first, then by how many reasons there are."""
    found: list[Call] = []
    for id, members in rows.items():
        begins, ends = (_midnight(day) for day in (cohorts[id].begins, cohorts[id].ends))
        pace = expected([row.journey.percent for row in members], begins, ends, today)
        for row in members:
            why = concerns(row.journey, row.last, row.since, pace, today)
            if why:
                found.append(Call(cohorts[id], row, why))
    yield from sorted(found, key=lambda call: (-len(call.concerns), call.row.last or call.row.since))


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, UTC) if day else None
