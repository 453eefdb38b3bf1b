"""What everybody did. Answers are drawn from a few real ones a question (right, half right, wrong), judged once."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from bench.nation.people import BEGAN, IN_A_COHORT, trainer
from bench.nation.rows import COLUMNS
from builder.grading import grade, outcome
from builder.model import Case, Course, Lesson, Module, Quiz, Worksheet
from builder.questions import Question
from builder.questions.essay import Criterion, Essay, key_of
from webapp import rubrics
from webapp.demo.answering import answered, sheet, way
from webapp.learn.rows import Card
from webapp.models import Answer, Assessment, Attempt, AttemptAnswer, Base, Decision, Run, Sheet, Visit

VARIANTS = 6
"""How many different answers to a question there are."""
DAYS = 300


@dataclass(frozen=True)
class Judged:
    """An answer that many give: the response and its verdict, as JSON, and what it earned of what it could."""

    response: str
    verdict: str
    state: Any


class Lives:
    """What everybody did, as rows by table, let go of in batches."""

    def __init__(self, course: Course, learners: int) -> None:
        self.course, self.learners, self.luck = course, learners, Random("pays")
        self.said = (course.id, course.revision, course.language)
        self.judged: dict[str, list[Judged]] = {}
        self.sheets = {one.id: self._sheet(one) for one in course.worksheets.values()}
        self.ways = {case.id: [self._way(case, good) for good in (3, 6, 9)] for case in course.cases.values()}
        self.rows: dict[type[Base], list[tuple[Any, ...]]] = {model: [] for model in COLUMNS}
        self.known: set[str] = set()
        self.checks = self.attempts = self.runs = self.works = self.answers = self.marks = 0

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
                case Worksheet():
                    self._fill(user, unit, at)

    def _read(self, user: int, lesson: Lesson, good: int, at: datetime) -> None:
        for question in lesson.checks.values():
            one = self._pick(question, good)
            self.checks += 1
            said = (question.id, one.response, one.verdict, False)
            self.rows[Answer].append((self.checks, user, self._id(), *self.said, at, *said))
            if isinstance(question, Essay):
                self._mark(user, question.criteria, at, answer=self.checks)
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

    def _fill(self, user: int, worksheet: Worksheet, at: datetime) -> None:
        self.works += 1
        self.rows[Sheet].append(
            (self.works, user, self._id(), *self.said, at, worksheet.id, self.sheets[worksheet.id], at)
        )
        self._mark(user, rubrics.of_sheet(worksheet, str), at, sheet=self.works)

    def _mark(
        self,
        user: int,
        criteria: Mapping[str, Criterion],
        at: datetime,
        answer: int | None = None,
        sheet: int | None = None,
    ) -> None:
        """Two works in three are read, by whoever trains there."""
        if self.luck.randrange(3):
            levels = {id: self.luck.choice([*criterion.levels]) for id, criterion in criteria.items()}
            verdict, cohort = json.dumps(grade(key_of(criteria), levels)), (user - 1) // IN_A_COHORT + 1
            read = (json.dumps(levels), "Clair et concret.", verdict, at + timedelta(days=3))
            self.rows[Assessment].append((answer, sheet, trainer(self.learners, cohort), *read))

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

    def _sheet(self, worksheet: Worksheet) -> str:
        return json.dumps(sheet(worksheet, BEGAN, self.luck, whole=True))

    def _way(self, case: Case, good: int) -> tuple[list[tuple[str, str]], str, int, int]:
        path = way(case, good, self.luck)
        verdict = grade(case.key(), case.response(path))
        steps = [(step.scene, step.choice) for step in case.walk(path)]
        return steps, case.at(path), verdict["earned"], verdict["possible"]

    def _id(self) -> str:
        self.marks += 1
        return f"bench-{self.marks}"
