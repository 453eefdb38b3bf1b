"""Why somebody is reminded: a few rules over where they stand. Pure: no clock, no database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from webapp.progress import Journey
from webapp.remind.kinds import OF_COHORT
from webapp.remind.rows import SILENT_DAYS

SOON = timedelta(days=3)
"""How long before its day a module is reminded of."""
PAST = timedelta(days=7)
"""How long after its day a module is still worth a word."""
ENOUGH = 5
"""How many questions that wait are worth a word."""

Kind = Literal["session", "module", "returned", "review", "silent"]


@dataclass(frozen=True)
class Plan:
    """What a cohort reminds of, from when to when, and the day by which each module should be finished."""

    kinds: frozenset[str] = frozenset(OF_COHORT)
    silent_days: int = SILENT_DAYS
    deadlines: Mapping[str, date] | None = None
    begins: date | None = None
    ends: date | None = None

    def runs(self, today: date) -> bool:
        return (self.begins is None or self.begins <= today) and (self.ends is None or today <= self.ends)


@dataclass(frozen=True)
class Standing:
    """Where somebody stands.

    `returned`: what is to be taken up again, by the number of its review; `waiting`: how many questions come back;
    `sessions`: those of the next day.
    """

    course: str
    journey: Journey
    last: datetime | None
    since: datetime
    returned: Sequence[tuple[int, str]] = ()
    waiting: int = 0
    sessions: Sequence[tuple[int, datetime]] = ()


@dataclass(frozen=True)
class Reason:
    """One thing to remind of, in one of the courses. `about` tells it from another time: nothing is said twice.

    `id`: the module, the worksheet or the session that it is about; `day`: a module's; `n`: days, or questions.
    """

    kind: Kind
    about: str
    course: str
    id: str = ""
    day: date | None = None
    late: bool = False
    n: int = 0


def reasons(person: Standing, plan: Plan, today: date) -> list[Reason]:
    """What is worth a word today, the nearest first. After its last day a cohort reminds of its sessions only."""
    found = [Reason("session", f"{id}/{begins.isoformat()}", person.course, str(id)) for id, begins in person.sessions]
    if plan.runs(today):
        found += [*_deadlines(person, plan, today), *_returned(person), *_waiting(person, today)]
        found += _silent(person, plan, today)
    return [one for one in found if one.kind in plan.kinds]


def _deadlines(person: Standing, plan: Plan, today: date) -> Iterator[Reason]:
    """The modules of somebody's pathway whose day is near, or just past, and which they have not finished."""
    for station in person.journey.stations:
        day = (plan.deadlines or {}).get(station.module.id)
        if day and station.state != "done" and today - PAST <= day <= today + SOON:
            late = day < today
            about = f"{person.course}/{station.module.id}/{day}/{late}"
            yield Reason("module", about, person.course, station.module.id, day, late)


def _returned(person: Standing) -> Iterator[Reason]:
    for number, worksheet in person.returned:
        yield Reason("returned", str(number), person.course, worksheet)


def _waiting(person: Standing, today: date) -> Iterator[Reason]:
    if person.waiting >= ENOUGH:
        year, week, _ = today.isocalendar()
        yield Reason("review", f"{year}-{week}", person.course, n=person.waiting)


def _silent(person: Standing, plan: Plan, today: date) -> Iterator[Reason]:
    """Once for each silence; never for who has finished."""
    heard = (person.last or person.since).date()
    days = (today - heard).days
    if person.journey.done < person.journey.total and days >= plan.silent_days:
        yield Reason("silent", heard.isoformat(), person.course, n=days)
