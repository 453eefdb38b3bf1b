"""The course as it was when the demo's cohorts began: two questions were worded otherwise, and a word says why."""

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import update

from builder.model import Course, Module, Quiz
from webapp import wordings
from webapp.db import session as db
from webapp.models import Answer, Attempt, Run, Sheet, User, Visit, now
from webapp.publishing.rows import Publication

ASKED = {
    "m01-trois-visages": "Le Maroc est un pays de départ et d’arrivée. Rangez chaque situation.",
    "m02-origine": "Pourquoi le premier bureau a-t-il ouvert ?",
}
"""What these questions asked before."""
NOTE = "Deux énoncés sont plus clairs, aux modules 1 et 2. Aucune clé ne change."
BEGAN, CHANGED = timedelta(days=45), timedelta(days=12)
"""How long ago each revision began to be served."""


def publish(course: Course, author: User) -> None:
    """Say that what was done until the change was done with the earlier words. Another course has none."""
    if not ASKED.keys() & course.questions.keys():
        return
    named = sha256(f"earlier {course.revision}".encode()).hexdigest()[:12]
    earlier = replace(course, revision=named, modules=tuple(map(_reworded, course.modules)))
    wordings.keep([earlier])
    for model in (Visit, Answer, Attempt, Run, Sheet):
        done = update(model).where(model.course == course.id, model.at < now() - CHANGED)
        db.execute(done.values(revision=named).execution_options(synchronize_session=False))
    first = Publication(course=course.id, revision=named, after=0, before="", by_hand=False, note="", at=now() - BEGAN)
    db.add(first)
    db.flush()
    then = {"after": first.id, "before": named, "by_hand": True, "note": NOTE, "at": now() - CHANGED}
    db.add(Publication(course=course.id, revision=course.revision, author_id=author.id, **then))


def _reworded(module: Module) -> Module:
    """A quiz that draws from the whole course holds the same questions: there too."""
    return replace(module, quiz=_asked(module.quiz)) if module.quiz else module


def _asked(quiz: Quiz) -> Quiz:
    told = (one.model_copy(update={"ask": ASKED.get(one.id, one.ask)}) for one in quiz.questions)
    return quiz.model_copy(update={"questions": tuple(told)})
