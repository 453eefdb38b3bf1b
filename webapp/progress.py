"""Progress, computed from facts by one grouped query: for one person, or for a whole cohort."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Executable,
    Integer,
    Select,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute

from builder.model import Course, Lesson, Module, Quiz, Unit
from webapp.db import session as db
from webapp.learn.sheets import SheetReview
from webapp.models import Answer, Attempt, Membership, Moment, Run, Sheet, Visit
from webapp.recovery.rows import TransferUnit

State = Literal["done", "here", "todo"]


@dataclass(frozen=True)
class Trace:
    """What one person did with one unit: finished or not, their best percentage, how often, and when last.

    `brought`: all of it came by a code that a trainer entered; then `last` is that day, and no sign of life of theirs.
    """

    done: bool
    best: int | None
    times: int
    last: datetime
    brought: bool = False


Traces = Mapping[str, Trace]
Whose = Callable[[InstrumentedAttribute[int]], ColumnElement[bool]]


def traces(user_id: int, course: str) -> Traces:
    """One person's facts in a course, by the id of the unit (or of the self-check) they are about."""
    return _read(_ONES, whose=user_id, course=course).get((user_id, course), {})


def all_traces(user_id: int) -> Mapping[str, Traces]:
    """One person's facts, course by course, in one query too."""
    return {course: found for (_, course), found in _read(_ONES_ANYWHERE, whose=user_id).items()}


def cohort_traces(course: str, *cohorts: int) -> Mapping[int, Traces]:
    """Everybody's facts in a course that these cohorts follow, by person."""
    return {user: found for (user, _), found in _read(_EVERYBODYS, whose=cohorts, course=course).items()}


def unit_minutes(unit: Unit) -> int:
    return (3 * unit.length + 1) // 2 if isinstance(unit, Quiz) else unit.minutes


@dataclass(frozen=True)
class Station:
    """A module on somebody's way."""

    module: Module
    units: tuple[tuple[Unit, Trace | None], ...]
    state: State

    @property
    def done(self) -> int:
        return sum(trace is not None and trace.done for _, trace in self.units)

    @property
    def total(self) -> int:
        return len(self.units)

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0

    @property
    def best(self) -> int | None:
        """The best percentage at the module's quiz."""
        return next((trace.best for unit, trace in self.units if isinstance(unit, Quiz) and trace), None)

    @property
    def started(self) -> bool:
        return any(trace is not None for _, trace in self.units)


@dataclass(frozen=True)
class Journey:
    """Where somebody stands on a pathway, and what comes next."""

    stations: tuple[Station, ...]
    following: Unit | None

    @property
    def done(self) -> int:
        return sum(station.done for station in self.stations)

    @property
    def total(self) -> int:
        return sum(station.total for station in self.stations)

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0

    @property
    def started(self) -> bool:
        return any(station.started for station in self.stations)

    @property
    def marks(self) -> Iterator[tuple[str, bool, int | None] | str | None]:
        """All that a drawing of the journey depends on."""
        yield self.following.id if self.following else None
        for station in self.stations:
            for unit, trace in station.units:
                yield (unit.id, trace.done, trace.best) if trace else unit.id

    @property
    def minutes_left(self) -> int:
        units = (pair for station in self.stations for pair in station.units)
        return sum(unit_minutes(unit) for unit, trace in units if not (trace and trace.done))


def journey(course: Course, modules: Iterable[Module], known: Traces) -> Journey:
    """Put facts on the map."""
    modules = tuple(modules)
    following = _following(course, [unit for module in modules for unit in module.units()], known)
    stations = []
    for module in modules:
        units = tuple((unit, _trace(unit, known)) for unit in module.units())
        finished = bool(units) and all(trace and trace.done for _, trace in units)
        is_here = following is not None and any(unit.id == following.id for unit, _ in units)
        stations.append(Station(module, units, "here" if is_here else "done" if finished else "todo"))
    return Journey(tuple(stations), following)


def _trace(unit: Unit, known: Traces) -> Trace | None:
    """A lesson is begun as soon as one of its self-checks was answered."""
    if unit.id in known or not isinstance(unit, Lesson):
        return known.get(unit.id)
    answered = [known[id] for id in unit.checks if id in known]
    return Trace(False, None, len(answered), max(t.last for t in answered)) if answered else None


def _following(course: Course, units: list[Unit], known: Traces) -> Unit | None:
    """Where one was: the last unit touched while unfinished, else the first unfinished one after it."""
    home = {check: lesson.id for check, lesson in course.lesson_of.items()}
    places = {unit.id: place for place, unit in enumerate(units)}
    touched = [(trace.last, places[home.get(id, id)]) for id, trace in known.items() if home.get(id, id) in places]
    start = max(touched)[1] if touched else 0
    ahead = [*units[start:], *units[:start]]
    return next((unit for unit in ahead if not (unit.id in known and known[unit.id].done)), None)


def _read(query: Executable, **about: object) -> Mapping[tuple[int, str], Traces]:
    """By person and course."""
    found: dict[tuple[int, str], dict[str, Trace]] = defaultdict(dict)
    for row in db.execute(query, about):
        trace = Trace(bool(row.done), row.best, row.times, row.last, bool(row.brought))
        mine = found[row.user_id, row.course]
        mine[row.unit] = _better(mine[row.unit], trace) if row.unit in mine else trace
    return found


def _better(one: Trace, other: Trace) -> Trace:
    """The best of what was done here and in a package; the last time is one's own, if there is one."""
    bests = [trace.best for trace in (one, other) if trace.best is not None]
    last = max((not trace.brought, trace.last) for trace in (one, other))[1]
    brought = one.brought and other.brought
    return Trace(one.done or other.done, max(bests, default=None), one.times + other.times, last, brought)


def _parts(whose: Whose, course: BindParameter[str] | None) -> Iterator[Select[Any]]:
    """Lessons, quizzes, cases, worksheets, self-checks, what packages brought: a grouped SELECT each, of one shape.

    In one course, or in each of them when none is named.
    """
    percent = 100 * Run.earned // func.nullif(Run.possible, 0, type_=Integer)
    passed = func.max(case((Attempt.passed.is_(True), 1), else_=0))
    ended = func.max(case((Run.finished.is_not(None), 1), else_=0))
    returned = exists().where(SheetReview.user_id == Sheet.user_id, SheetReview.worksheet == Sheet.worksheet)
    returned = returned.where(
        SheetReview.course == Sheet.course, ~SheetReview.approved, SheetReview.at >= Sheet.finished
    ).correlate(Sheet)
    written = func.max(case((Sheet.finished.is_not(None) & ~returned, 1), else_=0))
    came = func.max(case((TransferUnit.done.is_(True), 1), else_=0))
    shapes: tuple[tuple[Any, Any, Any, Any, Any], ...] = (
        (Visit, Visit.lesson, literal(1), null(), Visit.at),
        (Attempt, Attempt.quiz, passed, func.max(Attempt.percent), func.coalesce(Attempt.finished, Attempt.at)),
        (Run, Run.case, ended, func.max(percent), func.coalesce(Run.finished, Run.at)),
        (Sheet, Sheet.worksheet, written, null(), Sheet.at),
        (Answer, Answer.question, literal(0), null(), Answer.at),
        (TransferUnit, TransferUnit.unit, came, func.max(TransferUnit.best), TransferUnit.at),
    )
    for model, unit, done, best, at in shapes:
        times = func.max(TransferUnit.times) if model is TransferUnit else func.count()
        columns = (unit.label("unit"), done.label("done"), best.label("best"), times.label("times"))
        last, brought = func.max(at, type_=Moment).label("last"), literal(int(model is TransferUnit)).label("brought")
        asked = select(model.user_id, model.course, *columns, last, brought).where(whose(model.user_id))
        asked = asked if course is None else asked.where(model.course == course)
        asked = asked.group_by(model.user_id, model.course, unit)
        yield asked.where(~Answer.review) if model is Answer else asked


_WHOSE: BindParameter[int] = bindparam("whose")
_COURSE: BindParameter[str] = bindparam("course")
_ONES = union_all(*_parts(lambda owner: owner == _WHOSE, _COURSE))
_ONES_ANYWHERE = union_all(*_parts(lambda owner: owner == _WHOSE, None))
_COHORTS: BindParameter[tuple[int, ...]] = bindparam("whose", expanding=True)
_MEMBERS = select(Membership.user_id).where(Membership.cohort_id.in_(_COHORTS), ~Membership.trains)
_EVERYBODYS = union_all(*_parts(lambda owner: owner.in_(_MEMBERS), _COURSE))
"""Made once: a union of six takes longer to write than to run."""
