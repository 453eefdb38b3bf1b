"""Who needs a word, and why: a few rules over where somebody stands. They propose; the trainer decides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from statistics import median
from typing import Literal

from builder.model import Quiz, Unit
from webapp.progress import Journey, Trace

QUIET = timedelta(days=14)
"""After how long without a sign of life somebody is worth a call."""
NEWCOMER = timedelta(days=7)
"""How long somebody who joined may take before they first come."""
STANDSTILL = timedelta(days=10)
"""How long somebody may come and finish nothing."""
TRIES = 2
"""From how many tries at a quiz without passing it somebody needs help, not another try."""
LATE = 25
"""How many points of the pathway behind the pace is late."""
PACE_OF = 4
"""From how many people on the group has a pace of its own."""

Kind = Literal["never", "silent", "failed", "standstill", "late"]
Pace = Literal["calendar", "group"]


@dataclass(frozen=True)
class Concern:
    """One reason to be concerned. `days`: since when; `unit`: where; `times`: tries; `spent`: none is left.

    `others`: how many more quizzes are in the same case.
    """

    kind: Kind
    days: int = 0
    unit: Unit | None = None
    times: int = 0
    spent: bool = False
    others: int = 0
    percent: int = 0
    expected: int = 0
    pace: Pace = "group"


@dataclass(frozen=True)
class Expected:
    """How far people should be by now, in percent of their pathway, and who says so."""

    percent: int
    pace: Pace


def expected(shares: Sequence[int], begins: datetime | None, ends: datetime | None, now: datetime) -> Expected | None:
    """The calendar's pace when the cohort has its two days, else the middle of the group; None for too few people."""
    if begins and ends and ends > begins:
        passed = (min(max(now, begins), ends) - begins) / (ends - begins)
        return Expected(round(100 * passed), "calendar")
    return Expected(round(median(shares)), "group") if len(shares) >= PACE_OF else None


def concerns(
    journey: Journey, last: datetime | None, since: datetime, pace: Expected | None, now: datetime
) -> tuple[Concern, ...]:
    """Every reason, the heaviest first; none for who has finished.

    `last`: their last sign of life; `since`: when they joined.
    """
    if journey.total and journey.done == journey.total:
        return ()
    return tuple(_concerns(journey, last, since, pace, now))


def _concerns(
    journey: Journey, last: datetime | None, since: datetime, pace: Expected | None, now: datetime
) -> Iterator[Concern]:
    yield from _failed(journey)
    if last is None:
        if now - since > NEWCOMER:
            yield Concern("never", days=(now - since).days, percent=journey.percent)
        return
    if now - last > QUIET:
        yield Concern("silent", days=(now - last).days, unit=journey.following)
    elif now - (moved := max(_ends(journey), default=since)) > STANDSTILL:
        yield Concern("standstill", days=(now - moved).days, unit=journey.following)
    if pace and pace.percent - journey.percent >= LATE:
        yield Concern("late", percent=journey.percent, expected=pace.percent, pace=pace.pace, unit=journey.following)


def _failed(journey: Journey) -> Iterator[Concern]:
    """The hardest quiz for them, and how many more there are."""
    found = [
        Concern("failed", unit=unit, times=trace.times, percent=trace.best, spent=0 < unit.attempts <= trace.times)
        for unit, trace in _pairs(journey)
        if isinstance(unit, Quiz) and trace and not trace.done and trace.best is not None and trace.times >= TRIES
    ]
    if found:
        yield replace(min(found, key=lambda one: one.percent), others=len(found) - 1)


def _ends(journey: Journey) -> Iterator[datetime]:
    """When each step that is done was done: what a code brought was done nobody knows when."""
    return (trace.last for _, trace in _pairs(journey) if trace and trace.done and not trace.brought)


def _pairs(journey: Journey) -> Iterator[tuple[Unit, Trace | None]]:
    return (pair for station in journey.stations for pair in station.units)
