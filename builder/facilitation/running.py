"""The running order of a module led with a group: two hours of it, or all of it. Minutes are told, and their sum."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from builder.model import Case, Lesson, Module, Worksheet
from builder.model.facilitator import Moment

Kind = Literal["opening", "lesson", "case", "worksheet", "debrief", "closing", "own"]

SESSION = 120
"""Minutes of the session that is proposed."""
OPENING, CASE, DEBRIEF, CLOSING = 10, 35, 15, 10
LEAST = 5
"""Minutes are told by fives, and no moment is shorter."""


class Step(NamedTuple):
    """A moment of a session: of a lesson, a case or a worksheet of the module, or an author's own."""

    kind: Kind
    minutes: int
    unit: Lesson | Case | Worksheet | None = None
    moment: Moment | None = None


def two_hours(module: Module) -> tuple[Step, ...]:
    """The author's own order; else what fits in two hours: lessons, one case (or worksheet) in groups, a debrief."""
    if own := module.head.facilitator.running:
        return tuple(Step("own", moment.minutes, None, moment) for moment in own)
    groups = [*_played(module.cases, module.worksheets)][:1]
    left = min(SESSION - OPENING - DEBRIEF - CLOSING - total(groups), total([*_led(module.lessons)]))
    lessons = _shared(module.lessons, left)
    return (Step("opening", OPENING), *lessons, *groups, Step("debrief", DEBRIEF), Step("closing", CLOSING))


def whole(module: Module) -> tuple[Step, ...]:
    """All of it: lessons and cases take a group twice the minutes that they declare, for it talks."""
    sheets = [Step("worksheet", _fives(sheet.minutes), sheet) for sheet in module.worksheets]
    led = [*_led(module.lessons), *_led(module.cases), *sheets]
    return (Step("opening", OPENING), *led, Step("debrief", DEBRIEF), Step("closing", CLOSING))


def total(steps: Sequence[Step]) -> int:
    return sum(step.minutes for step in steps)


def _led(units: Sequence[Lesson] | Sequence[Case]) -> Iterator[Step]:
    for unit in units:
        yield Step("case" if isinstance(unit, Case) else "lesson", _fives(2 * unit.minutes), unit)


def _played(cases: Sequence[Case], sheets: Sequence[Worksheet]) -> Iterator[Step]:
    yield from (Step("case", CASE, case) for case in cases)
    yield from (Step("worksheet", CASE, sheet) for sheet in sheets)


def _shared(lessons: Sequence[Lesson], minutes: int) -> list[Step]:
    """The minutes among the lessons as they declare them, by fives. When they are too many, the last ones are left."""
    kept = lessons[: minutes // LEAST]
    if not kept:
        return []
    declared, given = sum(lesson.minutes for lesson in kept), []
    so_far, told = 0, 0
    for place, lesson in enumerate(kept, start=1):
        so_far += lesson.minutes
        after = LEAST * (len(kept) - place)
        until = min(max(_fives(minutes * so_far / declared), told + LEAST), minutes - after)
        given.append(Step("lesson", until - told, lesson))
        told = until
    return given


def _fives(minutes: float) -> int:
    return LEAST * round(minutes / LEAST)
