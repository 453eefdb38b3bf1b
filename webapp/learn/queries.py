"""What the learners' room asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, literal, null, select, union_all
from sqlalchemy.orm import selectinload

from builder.model import Case, Lesson, Module, Quiz
from builder.player import Given
from webapp.db import session as db
from webapp.models import Answer, Attempt, Run, User, Visit


@dataclass(frozen=True)
class Surroundings:
    """What a page shows of somebody: answers to its self-checks, and what is finished around it."""

    given: dict[str, Given]
    finished: frozenset[str]


def surroundings(user: User, module: Module, lesson: Lesson | None = None) -> Surroundings:
    """Both in one query."""
    given: dict[str, Given] = {}
    finished: set[str] = set()
    for row in db.execute(union_all(_latest(user, lesson.checks if lesson else ()), *_finished(user, module))):
        if row.verdict is None:
            finished.add(row.about)
        else:
            given[row.about] = Given(row.response, row.verdict)
    return Surroundings(given, frozenset(finished))


def answered_before(user: User, client_id: str) -> Answer | None:
    return db.scalars(select(Answer).where(Answer.user_id == user.id, Answer.client_id == client_id)).first()


def attempts(user: User, quiz: Quiz) -> list[Attempt]:
    """Somebody's goes at a quiz, the first one first."""
    mine = select(Attempt).where(Attempt.user_id == user.id, Attempt.quiz == quiz.id)
    return list(db.scalars(mine.order_by(Attempt.number)))


def attempt(user: User, attempt_id: int) -> Attempt | None:
    """One's own attempt with what it holds; somebody else's does not exist."""
    mine = select(Attempt).where(Attempt.id == attempt_id, Attempt.user_id == user.id)
    return db.scalars(mine.options(selectinload(Attempt.answers)).execution_options(populate_existing=True)).first()


def last_run(user: User, case: Case) -> Run | None:
    mine = select(Run).where(Run.user_id == user.id, Run.case == case.id)
    newest = mine.order_by(Run.number.desc()).limit(1)
    return db.scalars(newest.options(selectinload(Run.decisions)).execution_options(populate_existing=True)).first()


def run(user: User, run_id: int) -> Run | None:
    mine = select(Run).where(Run.id == run_id, Run.user_id == user.id)
    return db.scalars(mine.options(selectinload(Run.decisions)).execution_options(populate_existing=True)).first()


def path(run: Run | None) -> list[str]:
    return [decision.choice for decision in run.decisions] if run else []


def _latest(user: User, checks: Iterable[str]) -> Any:
    """The last answer given to each of these self-checks."""
    mine = (Answer.user_id == user.id, Answer.question.in_(list(checks)))
    newest = select(func.max(Answer.id)).where(*mine).group_by(Answer.question)
    return select(Answer.question.label("about"), Answer.response, Answer.verdict).where(Answer.id.in_(newest))


def _finished(user: User, module: Module) -> list[Any]:
    """Lessons visited, quizzes passed, cases ended, among a module's."""
    lessons = [lesson.id for lesson in module.lessons]
    cases = [case.id for case in module.cases]
    quiz = module.quiz.id if module.quiz else ""
    return [
        _units(Visit.lesson).where(Visit.user_id == user.id, Visit.lesson.in_(lessons)),
        _units(Run.case).where(Run.user_id == user.id, Run.case.in_(cases), Run.finished.is_not(None)),
        _units(Attempt.quiz).where(Attempt.user_id == user.id, Attempt.quiz == literal(quiz), Attempt.passed),
    ]


def _units(column: Any) -> Any:
    return select(column.label("about"), null(), null())
