"""What the demo's trainer read: the texts sent more than a week ago. The newer ones wait."""

from datetime import timedelta
from random import Random

from sqlalchemy import select

from builder.model import Course
from builder.questions.essay import Essay
from webapp import readings
from webapp.db import session as db
from webapp.models import Answer, Attempt, AttemptAnswer, User, now

OLD = timedelta(days=8)
COMMENTS = (
    "Clair et concret. Dites aussi qui décide, et sous quel délai.",
    "L’essentiel y est. Relisez le passage sur ce que l’on n’écrit pas.",
    "Bon début : donnez un exemple de votre commune.",
    "",
)


def read_texts(course: Course, reader: User) -> None:
    """Mark them as somebody would: mostly well."""
    essays = {id: question for id, question in course.questions.items() if isinstance(question, Essay)}
    luck = Random("lectures")
    mine = select(Answer).where(Answer.course == course.id)
    for check in db.scalars(mine.where(Answer.question.in_(essays), Answer.at < now() - OLD)):
        _mark(check, essays[check.question], reader, luck)
    asked = select(AttemptAnswer, Attempt).join(Attempt, Attempt.id == AttemptAnswer.attempt_id)
    asked = asked.where(Attempt.course == course.id)
    for answer, attempt in db.execute(asked.where(AttemptAnswer.question.in_(essays), AttemptAnswer.at < now() - OLD)):
        _mark(answer, essays[answer.question], reader, luck)
        db.flush()
        readings.count_again(attempt, course.quizzes[attempt.quiz])


def _mark(work: Answer | AttemptAnswer, question: Essay, reader: User, luck: Random) -> None:
    levels = {}
    for id, criterion in question.criteria.items():
        ranked = sorted(criterion.levels, key=lambda level: -criterion.levels[level].points)
        levels[id] = ranked[0] if luck.random() < 0.6 else luck.choice(ranked)
    readings.assess(work, question.rubric(), reader.id, levels, luck.choice(COMMENTS))
