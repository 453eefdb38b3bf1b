"""What the trainers' room asks of works: who wrote what, and how it was last marked. Free texts and worksheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from builder.grading import Key
from builder.model import Course, Worksheet
from builder.questions.essay import Criterion, Essay, key_of
from webapp import wordings
from webapp.db import session as db
from webapp.models import Answer, Assessment, Attempt, AttemptAnswer, Cohort, Membership, Sheet, User
from webapp.people import learners
from webapp.readings import waits
from webapp.rubrics import of_sheet
from webapp.wordings.data import Item
from webapp.wordings.reading import Ref, State, Then


@dataclass(frozen=True)
class Task:
    """What was asked, and what it is read for. `ask` and `example` are the author's Markdown."""

    id: str
    ask: str
    criteria: Mapping[str, Criterion]
    example: str = ""
    worksheet: Worksheet | None = None
    state: State = "same"
    """What became of it in the course since somebody answered it."""
    language: str = ""

    def rubric(self) -> Key:
        """The key of whoever reads it."""
        return key_of(self.criteria)


@dataclass(frozen=True)
class Work:
    """A work of somebody in a cohort, and how it was last marked, as it stands."""

    sort: str
    cohort: int
    user: User
    task: Task
    row: Answer | AttemptAnswer | Sheet
    attempt: Attempt | None
    mark: Assessment | None

    @property
    def ref(self) -> Ref:
        """What it answers."""
        fact = self.row if isinstance(self.row, Answer | Sheet) else self.attempt
        assert fact
        sort = "worksheet" if isinstance(self.row, Sheet) else "question"
        return Ref(fact.revision, fact.language, f"{sort}/{self.task.id}")


def works(course: Course, *cohorts: Cohort, gettext: Any = str) -> list[Work]:
    """Everything of these cohorts, which follow this course, that a person reads, the oldest first.

    Of a self-check or a worksheet, as it was last sent; each with what was asked that day. Three queries, and two when
    the course changed meanwhile, however many cohorts and people there are.
    """
    essays = {
        id: Task(id, question.ask, question.criteria, question.example)
        for id, question in course.questions.items()
        if isinstance(question, Essay)
    }
    sheets = {id: Task(id, one.title, of_sheet(one, gettext), "", one) for id, one in course.worksheets.items()}
    ids = [cohort.id for cohort in cohorts]
    if not ids:
        return []
    found: list[Work] = []
    if essays:
        found += [*_checks_to_read(ids, essays, course), *_answers_to_read(ids, essays, course)]
    if sheets:
        found += _sheets_to_read(ids, sheets, course)
    then = wordings.read(work.ref for work in found)
    found = [replace(work, task=_as_it_was(work.task, then[work.ref], gettext)) for work in found]
    return sorted(found, key=lambda work: (work.row.at, work.sort, work.row.id))


def _as_it_was(task: Task, then: Then[Item], gettext: Any) -> Task:
    """What was asked, with the rubric of that day."""
    if isinstance(then.item, Essay):
        task = replace(task, ask=then.item.ask, criteria=then.item.criteria, example=then.item.example)
    elif isinstance(then.item, Worksheet):
        task = replace(task, ask=then.item.title, criteria=of_sheet(then.item, gettext), worksheet=then.item)
    return replace(task, state=then.state, language=then.language)


def _checks_to_read(cohorts: Sequence[int], essays: Mapping[str, Task], course: Course) -> Iterator[Work]:
    last = select(func.max(Answer.id)).where(Answer.course == course.id, Answer.question.in_(essays))
    last = last.where(Answer.user_id.in_(learners(*cohorts))).group_by(Answer.user_id, Answer.question)
    asked = _learning(select(Answer, User, Membership.cohort_id, Assessment), Answer.user_id, cohorts)
    asked = asked.outerjoin(Assessment, Assessment.answer_id == Answer.id).where(Answer.id.in_(last))
    newest = {(row.id, cohort): (row, user, cohort, mark) for row, user, cohort, mark in _by_mark(asked)}
    for row, user, cohort, mark in newest.values():
        if waits(row.verdict):
            yield Work("check", cohort, user, essays[row.question], row, None, mark)


def _answers_to_read(cohorts: Sequence[int], essays: Mapping[str, Task], course: Course) -> Iterator[Work]:
    """Of attempts that were sent: one under way is nobody's business yet."""
    asked = select(AttemptAnswer, User, Membership.cohort_id, Attempt, Assessment)
    asked = _learning(asked.join(Attempt, Attempt.id == AttemptAnswer.attempt_id), Attempt.user_id, cohorts)
    asked = asked.outerjoin(Assessment, Assessment.attempt_answer_id == AttemptAnswer.id)
    asked = asked.where(Attempt.course == course.id, AttemptAnswer.question.in_(essays))
    asked = asked.where(Attempt.finished.is_not(None), Attempt.quiz.in_(course.quizzes))
    newest = {(row.id, cohort): (row, user, cohort, *more) for row, user, cohort, *more in _by_mark(asked)}
    for row, user, cohort, attempt, mark in newest.values():
        if waits(row.verdict):
            yield Work("quiz", cohort, user, essays[row.question], row, attempt, mark)


def _sheets_to_read(cohorts: Sequence[int], sheets: Mapping[str, Task], course: Course) -> Iterator[Work]:
    """Those said to be finished. What was changed after it was read waits again."""
    last = select(func.max(Sheet.id)).where(Sheet.course == course.id, Sheet.user_id.in_(learners(*cohorts)))
    last = last.group_by(Sheet.user_id, Sheet.worksheet)
    asked = _learning(select(Sheet, User, Membership.cohort_id, Assessment), Sheet.user_id, cohorts)
    asked = asked.outerjoin(Assessment, Assessment.sheet_id == Sheet.id)
    asked = asked.where(Sheet.id.in_(last), Sheet.finished.is_not(None), Sheet.worksheet.in_(sheets))
    newest = {(row.id, cohort): (row, user, cohort, mark) for row, user, cohort, mark in _by_mark(asked)}
    for row, user, cohort, mark in newest.values():
        yield Work(
            "sheet", cohort, user, sheets[row.worksheet], row, None, mark if mark and mark.at >= row.at else None
        )


def _learning(asked: Any, whose: Any, cohorts: Sequence[int]) -> Any:
    """Those of people who learn in these cohorts."""
    asked = asked.join(User, User.id == whose).join(Membership, Membership.user_id == whose)
    return asked.where(Membership.cohort_id.in_(cohorts), ~Membership.trains)


def _by_mark(asked: Any) -> Any:
    """Rows whose last mark comes last."""
    return db.execute(asked.order_by(Assessment.id))
