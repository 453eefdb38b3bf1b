"""Competencies gained: the best that somebody showed of each, in self-checks, quizzes and cases."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select, union_all
from sqlalchemy.orm import selectinload

from builder.grading import Verdict
from builder.model import Course
from webapp import here
from webapp.db import session as db
from webapp.learn import queries
from webapp.learn.room import bp
from webapp.models import Answer, Attempt, AttemptAnswer, Run
from webapp.pages import show

ENOUGH = 3
"""Fewer pieces of evidence than this say nothing worth a percentage."""
SOLID = 75
SORTS = ("checks", "quizzes", "cases")


@dataclass
class Evidence:
    """What was earned, out of what could be, in how many answers or decisions."""

    earned: int = 0
    possible: int = 0
    times: int = 0

    def add(self, earned: int, possible: int) -> None:
        self.earned, self.possible, self.times = self.earned + earned, self.possible + possible, self.times + 1

    @property
    def percent(self) -> int | None:
        return round(100 * self.earned / self.possible) if self.possible else None


@dataclass
class Strength:
    """One competency, by where it was shown."""

    id: str
    shown: dict[str, Evidence] = field(default_factory=lambda: {sort: Evidence() for sort in SORTS})

    @property
    def times(self) -> int:
        return sum(one.times for one in self.shown.values())

    @property
    def percent(self) -> int | None:
        """Over all of them; None while there is too little to say."""
        possible = sum(one.possible for one in self.shown.values())
        earned = sum(one.earned for one in self.shown.values())
        return round(100 * earned / possible) if possible and self.times >= ENOUGH else None

    @property
    def state(self) -> str:
        return "todo" if self.percent is None else "done" if self.percent >= SOLID else "here"


@bp.get("/competencies")
def competencies() -> str:
    found = strengths(here.course(), here.user().id)
    return show("learn/competencies.html", strengths=found, enough=ENOUGH)


def strengths(course: Course, user_id: int) -> list[Strength]:
    """Every competency of the course, in its order: three queries, whatever was done."""
    found = {id: Strength(id) for id in course.competencies}
    for question, verdict in _best(course.id, user_id).items():
        asked = course.questions.get(question)
        if asked and asked.competency in found:
            sort = "checks" if question in course.checks else "quizzes"
            found[asked.competency].shown[sort].add(verdict["earned"], verdict["possible"])
    for competency, earned, possible in _decided(course, user_id):
        if competency in found:
            found[competency].shown["cases"].add(earned, possible)
    return [*found.values()]


def _best(course: str, user_id: int) -> dict[str, Verdict]:
    """The best verdict on each question, wherever it was asked."""
    checks = select(Answer.question, Answer.verdict).where(Answer.user_id == user_id)
    quizzes = select(AttemptAnswer.question, AttemptAnswer.verdict).where(
        Attempt.user_id == user_id, Attempt.course == course
    )
    quizzes = quizzes.join(Attempt, Attempt.id == AttemptAnswer.attempt_id).where(Attempt.course == course)
    together: Any = union_all(checks.where(Answer.course == course), quizzes)
    best: dict[str, Verdict] = {}
    for question, verdict in db.execute(together):
        if verdict and verdict["state"] != "waiting" and verdict["possible"]:
            before = best.get(question)
            if before is None or verdict["earned"] * before["possible"] > before["earned"] * verdict["possible"]:
                best[question] = verdict
    return best


def _decided(course: Course, user_id: int) -> Iterator[tuple[str, int, int]]:
    """Each decision of the best way through each case: competency, earned, the most that its scene offered of it."""
    asked = select(Run).where(Run.user_id == user_id, Run.course == course.id, Run.finished.is_not(None))
    for id, run in {
        run.case: run for run in db.scalars(asked.order_by(Run.earned).options(selectinload(Run.decisions)))
    }.items():
        if id not in course.cases:
            continue
        scenes = course.cases[id].scenes
        for step in course.cases[id].walk(queries.path(run)):
            offered = scenes[step.scene].choices
            for competency in {name for choice in offered.values() for name in choice.scores}:
                most = max(choice.scores.get(competency, 0) for choice in offered.values())
                if most:
                    yield competency, offered[step.choice].scores.get(competency, 0), most
