"""When something last changed for each learner: what they did, and what others said of it since."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute

from webapp.db import session as db
from webapp.learn.sheets import SheetReview
from webapp.models import Answer, Assessment, Attempt, AttemptAnswer, Moment, Run, Sheet, Visit
from webapp.recovery.rows import TransferUnit
from webapp.regrading import Regrading, SecondVerdict


def marked(attempt: InstrumentedAttribute[int]) -> Select[datetime]:
    """When an attempt's free texts were last read."""
    read = select(func.max(Assessment.at, type_=Moment)).join(AttemptAnswer)
    return read.where(AttemptAnswer.attempt_id == attempt)


def judged_again(attempt: InstrumentedAttribute[int]) -> Select[datetime]:
    """When its answers were last judged by a corrected key."""
    again = select(func.max(Regrading.at, type_=Moment)).join(SecondVerdict)
    again = again.join(AttemptAnswer, AttemptAnswer.id == SecondVerdict.attempt_answer_id)
    return again.where(AttemptAnswer.attempt_id == attempt)


def last(people: list[int]) -> Mapping[int, datetime]:
    """By person: one query, however many they are."""
    moments = [
        select(model.user_id, func.max(at, type_=Moment).label("at")).where(model.user_id.in_(people)).group_by(
            model.user_id
        )
        for model, at in (
            (Visit, Visit.at), (Answer, Answer.at), (Sheet, Sheet.at), (SheetReview, SheetReview.at),
            (Attempt, Attempt.at), (Attempt, Attempt.finished), (Run, Run.at), (Run, Run.finished),
            (TransferUnit, TransferUnit.at),
        )
    ]  # fmt: skip
    read = select(Attempt.user_id, func.max(Assessment.at, type_=Moment).label("at")).select_from(Assessment)
    read = read.join(AttemptAnswer).join(Attempt).where(Attempt.user_id.in_(people)).group_by(Attempt.user_id)
    again = select(Attempt.user_id, func.max(Regrading.at, type_=Moment).label("at")).select_from(Regrading)
    again = again.join(SecondVerdict).join(AttemptAnswer, AttemptAnswer.id == SecondVerdict.attempt_answer_id)
    again = again.join(Attempt).where(Attempt.user_id.in_(people)).group_by(Attempt.user_id)
    every = union_all(*moments, read, again).subquery()
    asked = select(every.c.user_id, func.max(every.c.at, type_=Moment)).group_by(every.c.user_id)
    return {id: at for id, at in db.execute(asked) if at}
