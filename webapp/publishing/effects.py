"""What a revision does to people in progress, cohort by cohort: six queries, however many there are.

Nothing here is written: an attempt under way ends as it began, and a corrected key changes no result by itself.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from builder.grading import outcome
from builder.model import Course, Module
from webapp import readings, scope
from webapp.db import session as db
from webapp.models import Attempt, Cohort, Membership, User
from webapp.progress import Station, cohort_traces
from webapp.publishing.differences import Changed, corrected, touched
from webapp.train import queries, regrades
from webapp.visitor import Visitor


@dataclass(frozen=True)
class UnderWay:
    """Somebody in the middle of a quiz that changes: it ends as it began, but for what was withdrawn."""

    user: User
    quiz: str
    """Its title, or its id when it leaves the course."""
    changed: int
    withdrawn: int


@dataclass(frozen=True)
class Reopened:
    """Somebody who had finished a module that asks for more."""

    user: User
    module: Module


@dataclass(frozen=True)
class Moved:
    """A result that the corrected keys would change, once a trainer judges again."""

    user: User
    quiz: str
    number: int
    before: int
    after: int
    was_passed: bool
    is_passed: bool


@dataclass(frozen=True)
class Effect:
    """One cohort's people whom a revision concerns."""

    cohort: Cohort
    under_way: tuple[UnderWay, ...]
    reopened: tuple[Reopened, ...]
    moved: tuple[Moved, ...]

    @property
    def people(self) -> set[int]:
        concerned = [one.user for one in self.under_way] + [one.user for one in self.reopened]
        return {user.id for user in (*concerned, *(one.user for one in self.moved))}

    @property
    def withdrawn(self) -> int:
        """How many people are no longer asked something that they had drawn."""
        return len({one.user.id for one in self.under_way if one.withdrawn})

    @property
    def turned(self) -> int:
        return sum(one.was_passed != one.is_passed for one in self.moved)


def effects(visitor: Visitor, before: Course, after: Course, changed: Sequence[Changed]) -> list[Effect]:
    """Of the cohorts that this visitor sees and that go on, those with somebody concerned."""
    asked = scope.cohorts(visitor).where(Cohort.course == before.id, Cohort.archived.is_(None))
    cohorts = list(db.scalars(asked.order_by(Cohort.name, Cohort.id)))
    places = queries.members(*cohorts)
    under_way = _under_way(before, after, touched(changed), places)
    moved = _moved(after, corrected(changed), places)
    reopened = _reopened(before, after, places) if changed else {}
    found = (
        Effect(one, tuple(under_way[one.id]), tuple(reopened.get(one.id, ())), tuple(moved[one.id])) for one in cohorts
    )
    return [one for one in found if one.people]


def _under_way(
    before: Course, after: Course, questions: Collection[str], places: Sequence[Membership]
) -> dict[int, list[UnderWay]]:
    found: dict[int, list[UnderWay]] = defaultdict(list)
    for place, attempt in _attempts(before, places, finished=False) if questions else ():
        quiz = after.quizzes.get(attempt.quiz)
        mine = {id for id in attempt.questions if id in questions}
        gone = mine - {*(quiz.by_id if quiz else ())}
        if mine:
            title = (quiz or before.quizzes[attempt.quiz]).title if attempt.quiz in before.quizzes else attempt.quiz
            found[place.cohort_id].append(UnderWay(place.user, title, len(mine - gone), len(gone)))
    return found


def _reopened(before: Course, after: Course, places: Sequence[Membership]) -> dict[int, list[Reopened]]:
    known = cohort_traces(before.id, *{place.cohort_id for place in places})
    found: dict[int, list[Reopened]] = defaultdict(list)
    for place in places:
        traces = known.get(place.user_id, {})
        was, stays = (queries.row_of(course, place, traces).journey for course in (before, after))
        finished = {station.module.id for station in was.stations if _is_done(station)}
        for station in stays.stations:
            if station.module.id in finished and not _is_done(station):
                found[place.cohort_id].append(Reopened(place.user, station.module))
    return found


def _is_done(station: Station) -> bool:
    return 0 < station.total == station.done


def _moved(after: Course, questions: Collection[str], places: Sequence[Membership]) -> dict[int, list[Moved]]:
    """As `regrades` would find them once the revision is served, all the corrected keys of an attempt together."""
    found: dict[int, list[Moved]] = defaultdict(list)
    attempts = [*_attempts(after, places, finished=True)] if questions else []
    mine = {attempt.id: attempt for _, attempt in attempts if {*attempt.questions} & {*questions}}
    if not mine:
        return found
    verdicts = readings.settled(mine.values())
    again = regrades.changes(after, [(place.user, attempt) for place, attempt in attempts if attempt.id in mine])
    judged = {change.row.id: change.after for id in questions for change in again.get(id, ())}
    for place, attempt in attempts:
        rows = [row for row in attempt.answers if row.id in verdicts] if attempt.id in mine else []
        if any(row.id in judged for row in rows):
            quiz = after.quizzes[attempt.quiz]
            result = outcome((judged.get(row.id) or verdicts[row.id] for row in rows), quiz.pass_mark)
            scores = (attempt.percent or 0, result["percent"], bool(attempt.passed), result["passed"])
            found[place.cohort_id].append(Moved(place.user, quiz.title, attempt.number, *scores))
    return found


def _attempts(course: Course, places: Iterable[Membership], *, finished: bool) -> Iterator[tuple[Membership, Attempt]]:
    """Each with the place of whoever made it; somebody in two cohorts counts in both."""
    by_user: dict[int, list[Membership]] = defaultdict(list)
    for place in places:
        by_user[place.user_id].append(place)
    asked = select(Attempt).where(Attempt.user_id.in_(by_user), Attempt.course == course.id)
    state = Attempt.finished.is_not(None) if finished else Attempt.finished.is_(None)
    for attempt in db.scalars(asked.where(state).order_by(Attempt.id).options(selectinload(Attempt.answers))):
        for place in by_user[attempt.user_id]:
            yield place, attempt
