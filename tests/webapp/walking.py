"""Somebody who did all of it, rightly: for tests that begin at the end."""

from datetime import timedelta

from flask import Flask

from builder.grading import grade, outcome
from builder.model import Case, Course, Lesson, Quiz, Unit
from webapp.db import session
from webapp.models import Answer, Attempt, AttemptAnswer, Run, Sheet, User, Visit, now


def way(case: Case, *, best: bool) -> list[str]:
    """The choices that earn most from each scene on, or least."""
    path: list[str] = []
    while choices := case.scenes[case.at(path)].choices:
        path.append((max if best else min)(choices, key=lambda id: choices[id].points + case.best[choices[id].goto]))
    return path


def walk(app: Flask, user: User, pathway: str | None = "agent", id: str = "essai") -> None:
    """Every unit of a pathway of a course, an hour ago."""
    with app.app_context():
        course: Course = app.extensions["library"].get(id).course
        for module in course.pathway_modules(pathway):
            for unit in module.units():
                _do(course, user.id, unit)
        session.commit()


def _do(course: Course, user_id: int, unit: Unit) -> None:
    at = now() - timedelta(hours=1)
    client_id = f"{course.id}-{unit.id}"
    said = {"user_id": user_id, "course": course.id, "revision": course.revision, "language": "fr", "at": at}
    if isinstance(unit, Lesson):
        for id, check in unit.checks.items():
            verdict = grade(check.key(), check.answer())
            session.add(
                Answer(**said, client_id=f"{course.id}-{id}", question=id, response=check.answer(), verdict=verdict)
            )
        session.add(Visit(**said, client_id=client_id, lesson=unit.id))
    elif isinstance(unit, Quiz):
        rows = [
            AttemptAnswer(question=q.id, response=q.answer(), verdict=grade(q.key(), q.answer()))
            for q in unit.questions
        ]
        result = {**outcome([row.verdict for row in rows if row.verdict], 0), "passed": True, "finished": at}
        what = {
            "client_id": client_id,
            "quiz": unit.id,
            "number": 1,
            "seed": "x",
            "questions": [*unit.by_id],
        }
        session.add(Attempt(**said, **result, **what, answers=rows))
    elif isinstance(unit, Case):
        session.add(Run(**said, client_id=client_id, case=unit.id, number=1, finished=at, earned=1, possible=1))
    else:
        session.add(Sheet(**said, client_id=client_id, worksheet=unit.id, response={}, finished=at))
