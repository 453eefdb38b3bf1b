"""What people of the demo did: sittings at the office, a few units at each, quizzes taken again when they fail."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from builder.grading import grade, outcome
from builder.model import Case, Course, Lesson, Quiz, Unit, Worksheet
from webapp.db import session as db
from webapp.demo.answering import answered, sheet, way
from webapp.demo.crowd import Habits, Learner
from webapp.models import Answer, Attempt, AttemptAnswer, Decision, Run, Sheet, Visit, now
from webapp.progress import unit_minutes

HOURS = (9, 9, 10, 10, 11, 14, 15, 16, 21)
"""When people sit down: at the office, rarely in the evening."""
TRIES = 3
"""How often somebody takes a quiz before they leave it."""


def live(course: Course, learner: Learner) -> None:
    """One person's way, as far as their habits carried them."""
    luck = Random(learner.user.username)  # the same life everywhere
    units = [unit for module in course.pathway_modules(learner.pathway) for unit in module.units()]
    waiting = units[: len(units) * learner.habits.reach // 100]
    said = {"user_id": learner.user.id, "course": course.id, "revision": course.revision, "language": course.language}
    diary = _Diary(course, said, learner.habits.good, luck)
    for begun in _sittings(learner.habits, len(waiting), luck):
        at = begun
        for unit in waiting[: learner.habits.appetite]:
            at += timedelta(minutes=max(2, unit_minutes(unit) * luck.randint(6, 14) // 10))
            if at > now():
                return
            if not diary.write(unit, at):
                break  # another day
            waiting.remove(unit)


def _sittings(habits: Habits, units: int, luck: Random) -> Iterator[datetime]:
    """Working days, evenly from the first to the last, and the days after it for quizzes taken again."""
    count = -(-units // habits.appetite) if units else 0
    step = timedelta(days=habits.start - habits.end) / max(1, count)
    for place in range(count + TRIES):
        day = now() - timedelta(days=habits.start) + min(place, count) * step + timedelta(days=max(0, place - count))
        day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
        yield day.replace(hour=luck.choice(HOURS), minute=luck.randrange(60), second=luck.randrange(60))


class _Diary:
    """Writes what somebody did with a unit. `said`: what every fact says of whose it is."""

    def __init__(self, course: Course, said: dict[str, Any], good: int, luck: Random) -> None:
        self.course, self.said, self.good, self.luck = course, said, good, luck
        self.tries: dict[str, int] = {}

    def write(self, unit: Unit, at: datetime) -> bool:
        """Whether one goes on to the next unit."""
        match unit:
            case Lesson():
                return self._read(unit, at)
            case Quiz():
                return self._sit(unit, at)
            case Worksheet():
                return self._fill(unit, at)
            case Case():
                return self._play(unit, at)

    def _read(self, lesson: Lesson, at: datetime) -> bool:
        clock = at - timedelta(seconds=50 * len(lesson.checks))
        for question in lesson.checks.values():
            clock += timedelta(seconds=self.luck.randint(15, 45))
            response = answered(question, self.good, self.luck)
            what = {"question": question.id, "response": response, "verdict": grade(question.key(), response)}
            db.add(Answer(**self.said, **what, client_id=_id(), at=clock))
        db.add(Visit(**self.said, lesson=lesson.id, client_id=_id(), at=at))
        return True

    def _sit(self, quiz: Quiz, at: datetime) -> bool:
        number = self.tries[quiz.id] = self.tries.get(quiz.id, 0) + 1
        good = min(9, self.good + number - 1)
        drawn = quiz.drawn(f"{self.luck.random()}")
        rows, verdicts, clock = [], {}, at - timedelta(minutes=unit_minutes(quiz) // 2 + 1)
        begun = clock
        for question in drawn:
            clock += timedelta(seconds=self.luck.randint(18, 60 + 30 * question.difficulty))
            response = answered(question, good, self.luck)
            verdicts[question.id] = grade(question.key(), response)
            rows.append(AttemptAnswer(question=question.id, response=response, verdict=verdicts[question.id], at=clock))
        ended = outcome(verdicts.values(), quiz.pass_mark)
        what = {"quiz": quiz.id, "number": number, "seed": secrets.token_hex(8), "questions": [q.id for q in drawn]}
        finished = clock + timedelta(seconds=30)
        db.add(Attempt(**self.said, **what, **ended, finished=finished, client_id=_id(), at=begun, answers=rows))
        return bool(ended["passed"]) or number >= min(TRIES, quiz.attempts or TRIES)

    def _fill(self, worksheet: Worksheet, at: datetime) -> bool:
        done = self.good > 5 or self.luck.random() < 0.5
        response = sheet(worksheet, at, self.luck, whole=done)
        finished = at if done else None
        what = {"worksheet": worksheet.id, "response": response, "finished": finished}
        db.add(Sheet(**self.said, **what, client_id=_id(), at=at))
        return True

    def _play(self, case: Case, at: datetime) -> bool:
        path = way(case, self.good, self.luck)
        steps = [
            Decision(position=position, scene=step.scene, choice=step.choice, client_id=_id(), at=at)
            for position, step in enumerate(case.walk(path))
        ]
        verdict = grade(case.key(), case.response(path))
        ended = {"ending": case.at(path), "earned": verdict["earned"], "possible": verdict["possible"], "finished": at}
        begun = at - timedelta(minutes=case.minutes)
        db.add(Run(**self.said, case=case.id, number=1, **ended, client_id=_id(), at=begun, decisions=steps))
        return True


def _id() -> str:
    return secrets.token_hex(12)
