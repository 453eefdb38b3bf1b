"""The demo: a trainer, a cohort, three learners at different points of their way, an administrator."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select

from builder.grading import Response, grade, outcome
from builder.model import Case, Course, Entry, Lesson, Quiz, Unit, Worksheet
from builder.questions import Question
from webapp import here, passwords
from webapp.db import session as db
from webapp.learn import memory
from webapp.models import (
    Answer,
    Attempt,
    AttemptAnswer,
    Cohort,
    Decision,
    Invitation,
    Membership,
    Role,
    Run,
    Sheet,
    User,
    Visit,
    now,
)

PASSWORD = "parcours-demo"  # noqa: S105  # said aloud at each start: it opens the demo only
PEOPLE = {
    "admin": ("Administration", Role.ADMINISTRATOR, "administration"),
    "fadma": ("Fadma Oubella", Role.TRAINER, "formatrice de la cohorte"),
    "khadija": ("Khadija Aït Lahcen", Role.LEARNER, "apprenante, presque au bout"),
    "awa": ("Awa Koné", Role.LEARNER, "apprenante, au milieu du chemin"),
    "brahim": ("Brahim Ouhssine", Role.LEARNER, "apprenant, arrêté depuis trois semaines"),
}
COHORT = "Souss-Massa, automne 2026"


def seed() -> list[tuple[str, str]]:
    """Fill an empty database; whatever is there already stays as it is. The accounts to try, if they exist."""
    if db.scalar(select(User.id).limit(1)) is None:
        _fill()
        db.flush()
        memory.replay()
        db.commit()
    found = set(db.scalars(select(User.username).where(User.username.in_(PEOPLE))))
    return [(username, says) for username, (_, _, says) in PEOPLE.items() if username in found]


def _fill() -> None:
    course = next(iter(here.editions().values())).course
    kept = passwords.hashed(PASSWORD)
    people = {
        username: User(username=username, name=name, role=role, password=kept, language=course.language)
        for username, (name, role, _) in PEOPLE.items()
    }
    cohort = Cohort(name=COHORT, pathway=next(iter(course.pathways), None))
    since = now() - timedelta(days=45)
    for username, person in people.items():
        if person.role is not Role.ADMINISTRATOR:
            place = Membership(user=person, cohort=cohort, trains=username == "fadma", since=since)
            db.add(place)
    db.add_all(people.values())
    db.flush()
    _invite(cohort, people["fadma"])
    units = [unit for module in course.pathway_modules(cohort.pathway) for unit in module.units()]
    _live(course, people["khadija"], units[:-1], {"start": 40, "end": 0, "good": 9})
    _live(course, people["awa"], units[: (len(units) + 1) // 2], {"start": 30, "end": 1, "good": 8})
    _live(course, people["brahim"], units[: max(1, len(units) // 5)], {"start": 44, "end": 21, "good": 4})


def _invite(cohort: Cohort, trainer: User) -> None:
    expires = now() + timedelta(days=60)
    code = passwords.code()
    db.add(Invitation(code=code, cohort=cohort, author_id=trainer.id, places=25, used=3, expires=expires))


def _live(course: Course, user: User, units: list[Unit], pace: Mapping[str, int]) -> None:
    """Go through some units, evenly between two days ago; `good` answers in ten are right."""
    span = timedelta(days=pace["start"] - pace["end"]) / max(1, len(units))
    at = now() - timedelta(days=pace["start"])
    for place, unit in enumerate(units):
        at = min(at + span, now() - timedelta(minutes=5))
        fact = {"user_id": user.id, "revision": course.revision, "language": course.language}
        if isinstance(unit, Lesson):
            _read(fact, unit, at, pace["good"], place)
        elif isinstance(unit, Quiz):
            _sit(fact, unit, at, pace["good"])
        elif isinstance(unit, Worksheet):
            _write(fact, unit, at)
        else:
            _play(fact, unit, at, best=pace["good"] > 5)


def _read(fact: Mapping[str, object], lesson: Lesson, at: datetime, good: int, place: int) -> None:
    for number, question in enumerate(lesson.checks.values()):
        response = _response(question, right=_lucky(good, place + number))
        verdict = grade(question.key(), response)
        what = {"question": question.id, "response": response, "verdict": verdict}
        db.add(Answer(**fact, **what, client_id=_id(), at=at - timedelta(minutes=4)))
    db.add(Visit(**fact, lesson=lesson.id, client_id=_id(), at=at))


def _sit(fact: Mapping[str, object], quiz: Quiz, at: datetime, good: int) -> None:
    """Once when it goes well, twice when it does not."""
    for number in range(1, 2 if good > 5 else 3):
        chance = f"{fact['user_id']}/{quiz.id}/{number}"
        drawn = quiz.drawn(chance)
        responses = {q.id: _response(q, right=_lucky(good, place)) for place, q in enumerate(drawn)}
        verdicts = {q.id: grade(q.key(), responses[q.id]) for q in drawn}
        begun = at - timedelta(hours=3 - number)
        ended = {"finished": begun + timedelta(minutes=14), **outcome(verdicts.values(), quiz.pass_mark)}
        what = {"quiz": quiz.id, "number": number, "seed": secrets.token_hex(8), "questions": [q.id for q in drawn]}
        rows = [
            AttemptAnswer(question=id, response=responses[id], verdict=verdicts[id], at=ended["finished"])
            for id in verdicts
        ]
        db.add(Attempt(**fact, **what, **ended, client_id=_id(), at=begun, answers=rows))


def _write(fact: Mapping[str, object], worksheet: Worksheet, at: datetime) -> None:
    """The rows that the author wrote, each with somebody and a day."""
    response = {id: " ".join(table.rows) for id, table in worksheet.tables.items() if table.rows}
    for id, table in worksheet.tables.items():
        for place, row in enumerate(table.rows):
            for column, entry in table.columns.items():
                response[f"{id}.{row}.{column}"] = table.rows[row].get(column) or _entered(entry, place, at)
    response = {name: value for name, value in response.items() if value}
    db.add(Sheet(**fact, worksheet=worksheet.id, response=response, finished=at, client_id=_id(), at=at))


def _entered(entry: Entry, place: int, at: datetime) -> str:
    steps = ["100", "100", "50", "0"]
    people = [name for name, role, _ in PEOPLE.values() if role is Role.LEARNER]
    day = (at + timedelta(days=30 * place)).date().isoformat()
    said = {"date": day, "progress": steps[min(place, 3)], "person": people[place % len(people)]}
    return next(iter(entry.options), said.get(entry.type, ""))


def _play(fact: Mapping[str, object], case: Case, at: datetime, *, best: bool) -> None:
    path = _path(case, best=best)
    rows = [
        Decision(position=position, scene=step.scene, choice=step.choice, client_id=_id(), at=at)
        for position, step in enumerate(case.walk(path))
    ]
    verdict = grade(case.key(), case.response(path))
    ended = {"ending": case.at(path), "earned": verdict["earned"], "possible": verdict["possible"], "finished": at}
    db.add(Run(**fact, case=case.id, number=1, **ended, client_id=_id(), at=at, decisions=rows))


def _path(case: Case, *, best: bool) -> list[str]:
    """The way that earns most, or least, at each step."""
    path: list[str] = []
    while choices := case.scenes[case.at(path)].choices:
        worth = {id: choice.points + case.best[choice.goto] for id, choice in choices.items()}
        path.append(max(worth, key=worth.__getitem__) if best else min(worth, key=worth.__getitem__))
    return path


def _response(question: Question, *, right: bool) -> Response:
    """The right answer, or another one that the form offers."""
    answer = dict(question.answer())
    return answer if right else {name: _other(question, name, value) for name, value in answer.items()}


def _other(question: Question, name: str, value: str) -> str:
    control = next(control for control in question.controls() if control.name == name)
    if control.type == "checkbox":
        return "" if value else "on"
    values: Iterable[str] = (option for option, _ in control.options)
    return next(
        (option for option in values if option != value), "60" if control.type == "number" else "je ne sais pas"
    )


def _lucky(good: int, place: int) -> bool:
    """The same `good` answers in ten, in an order that looks like nothing."""
    return (place * 7 + 3) % 10 < good


def _id() -> str:
    return secrets.token_hex(12)
