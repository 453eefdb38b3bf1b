"""A country's people and what they answered, written as quickly as each engine allows.

The same seed gives the same country. Answers are drawn from a few real ones a question (right, half right, wrong),
judged once: what is measured is the database and the pages, not the grading of five million answers.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, Engine, text

from builder.grading import grade, outcome
from builder.model import Case, Course, Lesson, Module, Quiz
from builder.questions import Question
from webapp.demo.answering import answered, way
from webapp.learn.rows import Card
from webapp.models import (
    Answer,
    Attempt,
    AttemptAnswer,
    Base,
    Cohort,
    Decision,
    Membership,
    Organisation,
    Run,
    User,
    Visit,
)

VARIANTS = 6
"""How many different answers to a question there are."""
IN_A_COHORT = 10
COHORTS_OF_ONE = 10
"""Cohorts of one organisation."""
BEGAN = datetime(2026, 1, 5, 9, tzinfo=UTC)
DAYS = 300
BATCH = 20_000


@dataclass(frozen=True)
class Judged:
    """An answer that many give: the response and its verdict, as JSON, and what it earned of what it could."""

    response: str
    verdict: str
    state: Any


FACT = ("user_id", "client_id", "course", "revision", "language", "at")
COLUMNS: dict[type[Base], tuple[str, ...]] = {
    Organisation: ("id", "name", "kind", "hidden", "created"),
    User: (
        "id", "organisation_id", "username", "name", "commune", "role", "password", "provisional", "version",
        "language", "created", "seen",
    ),
    Cohort: ("id", "course", "organisation_id", "name", "pathway", "begins", "created"),
    Membership: ("user_id", "cohort_id", "trains", "since"),
    Visit: (*FACT, "lesson"),
    Answer: (*FACT, "question", "response", "verdict", "review"),
    Attempt: (
        "id", *FACT, "quiz", "number", "seed", "questions", "finished",
        "earned", "possible", "percent", "passed",
    ),
    AttemptAnswer: ("attempt_id", "question", "response", "verdict", "at"),
    Run: (
        "id", *FACT, "case", "number", "finished", "ending", "earned",
        "possible",
    ),
    Decision: ("run_id", "position", "scene", "choice", "client_id", "at"),
    Card: ("user_id", "course", "question", "stability", "difficulty", "last", "due"),
}  # fmt: skip


@dataclass(frozen=True)
class Country:
    """How many there are of each, once written."""

    learners: int
    cohorts: int
    answers: int


def settle(engine: Engine, course: Course, learners: int) -> Country:
    """Fill an empty, migrated database with so many learners, ten a cohort, a trainer each, an organisation for ten."""
    cohorts = -(-learners // IN_A_COHORT)
    with engine.begin() as connection:
        _write(connection, Organisation, _organisations(-(-cohorts // COHORTS_OF_ONE)))
        _write(connection, User, _users(learners, cohorts))
        _write(connection, Cohort, _cohorts(course.id, cohorts))
        _write(connection, Membership, _memberships(learners, cohorts))
        answers = _lives(connection, course, learners)
        _count_on(connection)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("analyze"))
    return Country(learners, cohorts, answers)


def trainer(learners: int, cohort: int) -> int:
    """The id of who trains this cohort (from 1)."""
    return learners + cohort


def administrator(learners: int) -> int:
    """The id of the platform's administrator."""
    return learners + -(-learners // IN_A_COHORT) + 1


def _organisations(count: int) -> Iterator[tuple[Any, ...]]:
    for id in range(1, count + 1):
        yield id, f"Commune {id}", "commune", "[]", BEGAN


def _users(learners: int, cohorts: int) -> Iterator[tuple[Any, ...]]:
    def user(id: int, cohort: int | None, role: str) -> tuple[Any, ...]:
        organisation = None if cohort is None else (cohort - 1) // COHORTS_OF_ONE + 1
        commune = f"Commune {organisation}"
        return (
            id, organisation, f"personne{id}", f"Personne {id}", commune, role, "", False, 1, "fr", BEGAN, BEGAN,
        )  # fmt: skip

    for id in range(1, learners + 1):
        yield user(id, (id - 1) // IN_A_COHORT + 1, "learner")
    for cohort in range(1, cohorts + 1):
        yield user(trainer(learners, cohort), cohort, "trainer")
    yield user(administrator(learners), None, "administrator")


def _cohorts(course: str, count: int) -> Iterator[tuple[Any, ...]]:
    for id in range(1, count + 1):
        yield id, course, (id - 1) // COHORTS_OF_ONE + 1, f"Cohorte {id}", None, BEGAN.date(), BEGAN


def _memberships(learners: int, cohorts: int) -> Iterator[tuple[Any, ...]]:
    for id in range(1, learners + 1):
        yield id, (id - 1) // IN_A_COHORT + 1, False, BEGAN
    for cohort in range(1, cohorts + 1):
        yield trainer(learners, cohort), cohort, True, BEGAN


class _Lives:
    """What everybody did, as rows by table, let go of in batches."""

    def __init__(self, course: Course) -> None:
        self.course, self.luck = course, Random("pays")
        self.said = (course.id, course.revision, course.language)
        self.judged: dict[str, list[Judged]] = {}
        self.ways = {case.id: [self._way(case, good) for good in (3, 6, 9)] for case in course.cases.values()}
        self.rows: dict[type[Base], list[tuple[Any, ...]]] = {model: [] for model in COLUMNS}
        self.known: set[str] = set()
        self.attempts = self.runs = self.answers = self.marks = 0

    def live(self, user: int) -> None:
        """Most go to the end, some stop on the way; whoever goes on sits down every few days."""
        self.known.clear()
        modules = self.course.modules[
            : max(1, round(len(self.course.modules) * min(1.0, self.luck.uniform(0.35, 1.25))))
        ]
        good, at = self.luck.randint(4, 9), BEGAN + timedelta(minutes=self.luck.randrange(60 * 24 * 60))
        step = timedelta(days=(DAYS - 60) / len(self.course.modules) * self.luck.uniform(0.2, 1))
        for module in modules:
            at += step
            self._study(user, module, good, at)

    def _study(self, user: int, module: Module, good: int, at: datetime) -> None:
        for unit in module.units():
            at += timedelta(minutes=self.luck.randint(6, 30))
            match unit:
                case Lesson():
                    self._read(user, unit, good, at)
                case Quiz():
                    self._sit(user, unit, good, at)
                case Case():
                    self._play(user, unit, at)

    def _read(self, user: int, lesson: Lesson, good: int, at: datetime) -> None:
        for question in lesson.checks.values():
            one = self._pick(question, good)
            self.rows[Answer].append((user, self._id(), *self.said, at, question.id, one.response, one.verdict, False))
            self._remember(user, question, at)
            self.answers += 1
        self.rows[Visit].append((user, self._id(), *self.said, at, lesson.id))

    def _sit(self, user: int, quiz: Quiz, good: int, at: datetime) -> None:
        for number in (1, 2):
            self.attempts += 1
            drawn = quiz.drawn(f"{self.luck.randrange(40)}")
            picked = [(question, self._pick(question, good + number - 1)) for question in drawn]
            ended = outcome([one.state for _, one in picked], quiz.pass_mark)
            for place, (question, one) in enumerate(picked):
                moment = at + timedelta(seconds=40 * place + self.luck.randrange(40))
                self.rows[AttemptAnswer].append((self.attempts, question.id, one.response, one.verdict, moment))
                if number == 1:
                    self._remember(user, question, at)
            self.answers += len(drawn)
            what = (
                quiz.id,
                number,
                "5eed",
                json.dumps([question.id for question in drawn]),
                at + timedelta(minutes=15),
            )
            how = (ended["earned"], ended["possible"], ended["percent"], ended["passed"])
            self.rows[Attempt].append((self.attempts, user, self._id(), *self.said, at, *what, *how))
            if ended["passed"]:
                break
            at += timedelta(days=1)

    def _play(self, user: int, case: Case, at: datetime) -> None:
        self.runs += 1
        steps, ending, earned, possible = self.luck.choice(self.ways[case.id])
        what = (case.id, 1, at + timedelta(minutes=case.minutes), ending, earned, possible)
        self.rows[Run].append((self.runs, user, self._id(), *self.said, at, *what))
        for position, (scene, choice) in enumerate(steps):
            self.rows[Decision].append((self.runs, position, scene, choice, self._id(), at))

    def _remember(self, user: int, question: Question, at: datetime) -> None:
        if question.id in self.known:
            return
        self.known.add(question.id)
        self.rows[Card].append(
            (user, self.course.id, question.id, 3.2, 5.0, at, at + timedelta(days=self.luck.randint(2, 180)))
        )

    def _pick(self, question: Question, good: int) -> Judged:
        known = self.judged.get(question.id) or self.judged.setdefault(question.id, [*self._judge(question)])
        return known[0] if self.luck.randrange(10) < good else self.luck.choice(known)

    def _judge(self, question: Question) -> Iterator[Judged]:
        """The right answer first, then what people answer who know less and less."""
        for good in (14, 6, 4, 2, 1, 0)[:VARIANTS]:
            response = answered(question, good, self.luck)
            verdict = grade(question.key(), response)
            yield Judged(json.dumps(response), json.dumps(verdict), verdict)

    def _way(self, case: Case, good: int) -> tuple[list[tuple[str, str]], str, int, int]:
        path = way(case, good, self.luck)
        verdict = grade(case.key(), case.response(path))
        steps = [(step.scene, step.choice) for step in case.walk(path)]
        return steps, case.at(path), verdict["earned"], verdict["possible"]

    def _id(self) -> str:
        self.marks += 1
        return f"bench-{self.marks}"


def _lives(connection: Connection, course: Course, learners: int) -> int:
    lives = _Lives(course)
    for user in range(1, learners + 1):
        lives.live(user)
        if len(lives.rows[AttemptAnswer]) > BATCH or user == learners:
            for model, rows in lives.rows.items():
                _write(connection, model, rows)
                rows.clear()
    return lives.answers


def _write(
    connection: Connection, model: type[Base], rows: Iterator[tuple[Any, ...]] | Sequence[tuple[Any, ...]]
) -> None:
    """By COPY where there is one, else by many rows at once. A card comes once a question."""
    names, raw = COLUMNS[model], connection.connection.cursor()
    listed = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "postgresql":
        with raw.copy(f'copy "{model.__tablename__}" ({listed}) from stdin') as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join("?" * len(names))
        written = ([_plain(value) for value in row] for row in rows)
        raw.executemany(f'insert into "{model.__tablename__}" ({listed}) values ({marks})', written)
    raw.close()


def _plain(value: Any) -> Any:
    """As SQLAlchemy writes it in SQLite."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if hasattr(value, "isoformat") else value


def _count_on(connection: Connection) -> None:
    """Ids were given here: PostgreSQL's own counters go on after them."""
    if connection.dialect.name == "postgresql":
        for model in (Organisation, User, Cohort, Attempt, Run):
            name = model.__tablename__
            connection.execute(
                text(f"select setval(pg_get_serial_sequence('{name}', 'id'), (select max(id) from \"{name}\"))")
            )
