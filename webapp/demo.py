"""The demo: a trainer, a cohort, three learners at different points of their way, an administrator."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select

from builder.grading import Response, grade, outcome, rank
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
    Kind,
    Membership,
    Organisation,
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
GROUP = {
    "amina": ("Amina Idrissi", {"start": 42, "end": 2, "good": 9, "share": 70}),
    "hassan": ("Hassan Boukhriss", {"start": 42, "end": 3, "good": 7, "share": 60}),
    "naima": ("Naïma Tazi", {"start": 41, "end": 1, "good": 8, "share": 85}),
    "youssef": ("Youssef Id Ali", {"start": 40, "end": 5, "good": 6, "share": 55}),
    "zineb": ("Zineb El Ouafi", {"start": 40, "end": 9, "good": 5, "share": 30}),
    "salma": ("Salma Berrada", {"start": 39, "end": 0, "good": 8, "share": 75}),
    "mohamed": ("Mohamed Amzil", {"start": 38, "end": 4, "good": 5, "share": 45}),
    "rachida": ("Rachida Aguerd", {"start": 38, "end": 2, "good": 7, "share": 65}),
    "omar": ("Omar Sidki", {"start": 37, "end": 16, "good": 6, "share": 25}),
    "ibtissam": ("Ibtissam Lahlou", {"start": 36, "end": 1, "good": 9, "share": 80}),
    "said": ("Saïd Oumouloud", {"start": 36, "end": 36, "good": 5, "share": 0}),
}
"""The rest of the cohort, to give its tables something to show: when each came, how well, how much of the way."""
COHORT = "Souss-Massa, automne 2026"
ORGANISATION = "ONG de démonstration"
COMMUNES = {"khadija": "Drarga", "awa": "Drarga", "brahim": "Aït Melloul"}


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
    ngo = Organisation(name=ORGANISATION, kind=Kind.NGO)
    for username, commune in COMMUNES.items():
        people[username].commune = commune
    for person in people.values():
        person.organisation = None if person.role is Role.ADMINISTRATOR else ngo
    cohort = Cohort(name=COHORT, pathway=next(iter(course.pathways), None), organisation=ngo)
    cohort.begins, cohort.ends = (now() - timedelta(days=45)).date(), (now() + timedelta(days=60)).date()
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
    for username, (name, pace) in GROUP.items():
        person = User(username=username, name=name, role=Role.LEARNER, password=kept, language=course.language)
        db.add(Membership(user=person, cohort=cohort, trains=False, since=now() - timedelta(days=pace["start"])))
        db.flush()
        _live(course, person, units[: len(units) * pace["share"] // 100], pace)


def _invite(cohort: Cohort, trainer: User) -> None:
    expires = now() + timedelta(days=60)
    code = passwords.code()
    db.add(Invitation(code=code, cohort=cohort, author_id=trainer.id, places=25, used=3, expires=expires))


def _live(course: Course, user: User, units: list[Unit], pace: Mapping[str, int]) -> None:
    """Go through some units, evenly between two days ago; `good` answers in ten are right."""
    span = timedelta(days=pace["start"] - pace["end"]) / max(1, len(units))
    at = now() - timedelta(days=pace["start"])
    for unit in units:
        at = min(at + span, now() - timedelta(minutes=5))
        fact = {"user_id": user.id, "revision": course.revision, "language": course.language}
        if isinstance(unit, Lesson):
            _read(fact, unit, at, pace["good"])
        elif isinstance(unit, Quiz):
            _sit(fact, unit, at, pace["good"])
        elif isinstance(unit, Worksheet):
            _write(fact, unit, at)
        else:
            _play(fact, unit, at, pace["good"])


def _read(fact: Mapping[str, object], lesson: Lesson, at: datetime, good: int) -> None:
    for question in lesson.checks.values():
        response = _response(question, f"{fact['user_id']}/{question.id}", good)
        verdict = grade(question.key(), response)
        what = {"question": question.id, "response": response, "verdict": verdict}
        db.add(Answer(**fact, **what, client_id=_id(), at=at - timedelta(minutes=4)))
    db.add(Visit(**fact, lesson=lesson.id, client_id=_id(), at=at))


def _sit(fact: Mapping[str, object], quiz: Quiz, at: datetime, good: int) -> None:
    """Once when it goes well, twice when it does not."""
    for number in range(1, 2 if good > 5 else 3):
        chance = f"{fact['user_id']}/{quiz.id}/{number}"
        drawn = quiz.drawn(chance)
        responses = {q.id: _response(q, f"{chance}/{q.id}", good) for q in drawn}
        verdicts = {q.id: grade(q.key(), responses[q.id]) for q in drawn}
        begun = at - timedelta(hours=3 - number)
        rows, clock = [], begun
        for id, verdict in verdicts.items():
            clock += timedelta(seconds=25 + rank(chance, f"{id}/time") % 90)
            rows.append(AttemptAnswer(question=id, response=responses[id], verdict=verdict, at=clock))
        ended = {"finished": clock + timedelta(seconds=40), **outcome(verdicts.values(), quiz.pass_mark)}
        what = {"quiz": quiz.id, "number": number, "seed": secrets.token_hex(8), "questions": [q.id for q in drawn]}
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


def _play(fact: Mapping[str, object], case: Case, at: datetime, good: int) -> None:
    path = _path(case, str(fact["user_id"]), good)
    rows = [
        Decision(position=position, scene=step.scene, choice=step.choice, client_id=_id(), at=at)
        for position, step in enumerate(case.walk(path))
    ]
    verdict = grade(case.key(), case.response(path))
    ended = {"ending": case.at(path), "earned": verdict["earned"], "possible": verdict["possible"], "finished": at}
    db.add(Run(**fact, case=case.id, number=1, **ended, client_id=_id(), at=at, decisions=rows))


def _path(case: Case, chance: str, good: int) -> list[str]:
    """The way that earns most, `good` times in ten; else another."""
    path: list[str] = []
    while choices := case.scenes[scene := case.at(path)].choices:
        worth = {id: choice.points + case.best[choice.goto] for id, choice in choices.items()}
        best = max(worth, key=worth.__getitem__)
        others = [id for id in choices if id != best] or [best]
        place = f"{case.id}/{scene}"
        path.append(best if _lucky(good, chance, place) else others[rank(place, chance) % len(others)])
    return path


def _response(question: Question, chance: str, good: int) -> Response:
    """The right answer `good` times in ten (less when it is difficult), or another that the form offers."""
    answer = dict(question.answer())
    if _lucky(good - question.difficulty + 1, chance, question.id):
        return answer
    return {name: _other(question, name, value, rank(chance, name)) for name, value in answer.items()}


def _other(question: Question, name: str, value: str, luck: int) -> str:
    control = next(control for control in question.controls() if control.name == name)
    if control.type == "checkbox":
        return "" if value else "on"
    if control.type == "textarea":
        return value
    others = [option for option, _ in control.options if option != value]
    if others:
        return others[luck % len(others)]
    return "60" if control.type == "number" else "je ne sais pas"


def _lucky(good: int, chance: str, place: str) -> bool:
    """The same for the same people and places, in an order that looks like nothing."""
    return rank(chance, place) % 10 < good


def _id() -> str:
    return secrets.token_hex(12)
