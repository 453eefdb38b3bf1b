"""What reminders ask the database: each is one query, however many people there are."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, func, select

from builder.model import Course
from webapp import here
from webapp.db import session as db
from webapp.learn.rows import Card
from webapp.learn.sheets import SheetReview
from webapp.meet.rows import Meeting
from webapp.models import Cohort, Sheet, now
from webapp.remind.reasons import Plan
from webapp.remind.rows import Reminder, ReminderPlan


def running(course: Course) -> list[Cohort]:
    """The cohorts that follow a course and are not put away."""
    mine = select(Cohort).where(Cohort.archived.is_(None), Cohort.course == course.id)
    return list(db.scalars(mine.order_by(Cohort.id)))


def plans(cohort_ids: Sequence[int]) -> dict[int, Plan]:
    """What each of these cohorts reminds of: the usual, unless its trainer said otherwise."""
    asked = select(Cohort.id, Cohort.begins, Cohort.ends, ReminderPlan).outerjoin(
        ReminderPlan, ReminderPlan.cohort_id == Cohort.id
    )
    rows = db.execute(asked.where(Cohort.id.in_(cohort_ids)))
    return {id: _plan(row, begins, ends) for id, begins, ends, row in rows}


def returned(course: Course, user_ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """The worksheets that were returned to each and that they have not sent again: review and worksheet."""
    last = select(func.max(SheetReview.id)).where(SheetReview.user_id.in_(user_ids), SheetReview.course == course.id)
    last = last.group_by(SheetReview.user_id, SheetReview.worksheet)
    again = and_(
        Sheet.user_id == SheetReview.user_id,
        Sheet.course == course.id,
        Sheet.worksheet == SheetReview.worksheet,
        Sheet.finished > SheetReview.at,
    )
    asked = select(SheetReview.user_id, SheetReview.id, SheetReview.worksheet)
    asked = asked.where(SheetReview.id.in_(last), ~SheetReview.approved, ~select(Sheet.id).where(again).exists())
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for user_id, number, worksheet in db.execute(asked.order_by(SheetReview.id)):
        if worksheet in course.worksheets:
            found[user_id].append((number, worksheet))
    return found


def waiting(course: Course, user_ids: Sequence[int]) -> dict[int, int]:
    """How many questions come back to each of them now."""
    asked = [id for id, question in course.questions.items() if not question.rubric()]
    counted = select(Card.user_id, func.count()).where(Card.user_id.in_(user_ids), Card.course == course.id)
    rows = db.execute(counted.where(Card.due <= now(), Card.question.in_(asked)).group_by(Card.user_id))
    return {row[0]: row[1] for row in rows}


def on(day: date, cohort_ids: Sequence[int]) -> dict[int, list[Meeting]]:
    """The sessions of that day, by the clock on the wall, of each of these cohorts."""
    begins = datetime.combine(day, time.min, here.zone())
    within = (Meeting.begins >= begins, Meeting.begins < begins + timedelta(days=1), Meeting.cancelled.is_(None))
    found: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in db.scalars(
        select(Meeting).where(*within, Meeting.cohort_id.in_(cohort_ids)).order_by(Meeting.begins)
    ):
        found[meeting.cohort_id].append(meeting)
    return found


def said(user_ids: Sequence[int]) -> set[tuple[int, str, str]]:
    """What each was reminded of already: who, which kind, about what."""
    rows = db.execute(select(Reminder.user_id, Reminder.kind, Reminder.about).where(Reminder.user_id.in_(user_ids)))
    return {(row.user_id, row.kind, row.about) for row in rows}


def _plan(row: ReminderPlan | None, begins: date | None, ends: date | None) -> Plan:
    if row is None:
        return Plan(begins=begins, ends=ends)
    days = {module: date.fromisoformat(day) for module, day in row.deadlines.items()}
    return Plan(frozenset(row.kinds), row.silent_days, days, begins, ends)
