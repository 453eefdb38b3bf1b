"""What the demo's trainer read: texts and worksheets sent more than a week ago. The newer ones wait."""

from collections.abc import Mapping
from datetime import timedelta
from random import Random

from sqlalchemy import select

from builder.model import Course
from builder.questions.essay import Criterion, Essay, key_of
from webapp import readings, rubrics
from webapp.db import session as db
from webapp.learn.sheets import SheetReview
from webapp.models import Answer, Attempt, AttemptAnswer, Sheet, User, now

Work = Answer | AttemptAnswer | Sheet
OLD = timedelta(days=8)
COMMENTS = (
    "Clair et concret. Dites aussi qui décide, et sous quel délai.",
    "L’essentiel y est. Relisez le passage sur ce que l’on n’écrit pas.",
    "Bon début : donnez un exemple de votre commune.",
    "",
)
APPROVED = (
    "On voit qui fait quoi, et quand. À présenter tel quel en réunion.",
    "Solide. Gardez la date de la première revue, elle vous servira.",
)
RETURNED = (
    "Bon début. Il manque qui doit dire oui, ligne par ligne. Reprenez les trois premières, le reste suivra.",
    "Les dates se tiennent. Dites aussi à quel signe on saura que c’est fait.",
)


def read_texts(course: Course, reader: User) -> None:
    """Mark them as somebody would: mostly well."""
    essays = {id: question for id, question in course.questions.items() if isinstance(question, Essay)}
    luck = Random("lectures")
    mine = select(Answer).where(Answer.course == course.id)
    for check in db.scalars(mine.where(Answer.question.in_(essays), Answer.at < now() - OLD)):
        _mark(check, essays[check.question].criteria, reader, luck, luck.choice(COMMENTS))
    asked = select(AttemptAnswer, Attempt).join(Attempt, Attempt.id == AttemptAnswer.attempt_id)
    asked = asked.where(Attempt.course == course.id)
    for answer, attempt in db.execute(asked.where(AttemptAnswer.question.in_(essays), AttemptAnswer.at < now() - OLD)):
        _mark(answer, essays[answer.question].criteria, reader, luck, luck.choice(COMMENTS))
        db.flush()
        readings.count_again(attempt, course.quizzes[attempt.quiz])


def read_sheets(course: Course, reader: User) -> None:
    """Two in three are approved, the others given back with what is missing; a work with its own rubric at once."""
    luck = Random("feuilles")
    soon = [id for id, one in course.worksheets.items() if one.criteria]
    ripe = (Sheet.finished < now() - OLD) | Sheet.worksheet.in_(soon)
    sent = select(Sheet).where(Sheet.course == course.id, Sheet.worksheet.in_(course.worksheets), ripe)
    for sheet in db.scalars(sent.where(Sheet.finished.is_not(None)).order_by(Sheet.id)):
        criteria = rubrics.of_sheet(course.worksheets[sheet.worksheet], str)
        approved = luck.random() < 0.66
        said = luck.choice(APPROVED if approved else RETURNED)
        at = min(now(), sheet.at + timedelta(days=luck.randint(1, 4), hours=luck.randint(1, 6)))
        what = {"user_id": sheet.user_id, "course": course.id, "worksheet": sheet.worksheet, "reader_id": reader.id}
        db.add(SheetReview(**what, approved=approved, comment=said, at=at))
        _mark(sheet, criteria, reader, luck, said)


def _mark(work: Work, criteria: Mapping[str, Criterion], reader: User, luck: Random, said: str) -> None:
    levels = {}
    for id, criterion in criteria.items():
        ranked = sorted(criterion.levels, key=lambda level: -criterion.levels[level].points)
        levels[id] = ranked[0] if luck.random() < 0.6 else luck.choice(ranked)
    readings.assess(work, key_of(criteria), reader.id, levels, said)
