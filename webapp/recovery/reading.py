"""A recovery code against what we hold of somebody: what it brings, unit by unit, and what is wrong with it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from builder.model import Course, Module, Quiz, Unit
from exports.recovery import Done, Recovery, Sent, cleaned, is_whole, read_recovery
from exports.slips import Slip, grouped, slips, strangers
from webapp.progress import Trace, Traces
from webapp.recovery.outlines import Known, known

News = Literal["new", "better", "same", "less"]


@dataclass(frozen=True)
class Line:
    """What a code says of a unit, beside what we hold. `unit` is None when the course has it no more."""

    id: str
    unit: Unit | None
    done: bool
    best: int | None
    times: int
    held: Trace | None

    @property
    def news(self) -> News:
        """Whether it brings something; what we hold is never lowered."""
        if self.held is None or (self.done and not self.held.done):
            return "new"
        ours = -1 if self.held.best is None else self.held.best
        theirs = -1 if self.best is None else self.best
        if theirs > ours:
            return "better"
        return "same" if (theirs, self.done) == (ours, self.held.done) else "less"


@dataclass(frozen=True)
class Part:
    """What a code says of a module: how many of its units, of how many in the package."""

    module: Module | None
    lines: tuple[Line, ...]
    total: int

    @property
    def done(self) -> int:
        return sum(line.done for line in self.lines)

    @property
    def brings(self) -> int:
        """How many of its units are added, or bettered."""
        return sum(line.news in ("new", "better") for line in self.lines)

    @property
    def quiz(self) -> Line | None:
        return next((line for line in self.lines if isinstance(line.unit, Quiz)), None)


@dataclass(frozen=True)
class Reading:
    """A whole code of a package of ours. `parts` is None when we never saw its units: the rest still holds."""

    code: str
    known: Known | None
    said: Recovery
    parts: tuple[Part, ...] | None

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for part in self.parts or () for line in part.lines)

    @property
    def brings(self) -> int:
        """How many units it adds, or betters."""
        return sum(part.brings for part in self.parts or ())


@dataclass(frozen=True)
class Fault:
    """Why a code cannot be read: "typed" when it is not whole, "other" when no package of ours writes it.

    `slips` and `strangers` say where, as far as that can be known; `begun` whether its first group is one of ours.
    """

    kind: Literal["typed", "other"]
    code: str
    slips: tuple[Slip, ...] = ()
    strangers: tuple[tuple[int, str], ...] = ()
    begun: bool = False


def read(course: Course, typed: str, held: Traces, modules: Collection[str] = ()) -> Reading | Fault:
    """`modules`: those of the package, when somebody knows them."""
    packages = known(course, modules)
    text = cleaned(typed)
    begun = any(start[:5] == text[:5] for start in packages)
    if not is_whole(text):
        return Fault("typed", grouped(text), tuple(slips(text, packages)), tuple(strangers(text)), begun)
    if not begun:
        return Fault("other", grouped(text))
    its = packages.get(text[:8])
    plan = its.plan if its else next(one.plan for start, one in packages.items() if start[:5] == text[:5])
    said = read_recovery(plan, text)
    parts = _parts(course, plan, said.done, held) if its and said.done is not None else None
    return Reading(grouped(text), its, said, parts)


def _parts(course: Course, plan: Mapping[str, Any], done: Mapping[str, Done], held: Traces) -> tuple[Part, ...]:
    """By module, in the course's order; what has left the course comes last."""
    totals: dict[str, int] = {}
    lines: dict[str, list[Line]] = {}
    for id in plan["required"]:
        module = course.module_of.get(id)
        place = module.id if module else ""
        totals[place] = totals.get(place, 0) + 1
        if id in done:
            lines.setdefault(place, []).append(_line(course, plan, id, done[id], held))
    order = [*(module.id for module in course.modules), ""]
    return tuple(
        Part(course.module.get(place), tuple(lines.get(place, ())), totals[place])
        for place in order
        if place in totals and (place or place in lines)
    )


def _line(course: Course, plan: Mapping[str, Any], id: str, done: Done, held: Traces) -> Line:
    module = course.module_of.get(id)
    unit = next((unit for unit in module.units() if unit.id == id), None) if module else None
    if isinstance(done, Sent):
        return Line(id, unit, done.passed, done.best, done.sent, held.get(id))
    if id not in plan["cases"]:
        return Line(id, unit, True, None, 1, held.get(id))
    possible = plan["cases"][id]["possible"]
    return Line(id, unit, True, 100 * int(done) // possible if possible else None, 1, held.get(id))
