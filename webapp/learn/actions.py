"""What a learner does. Every verb is safe to repeat: the request commits it once, or not at all."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select, update

from builder.grading import Response, Verdict, grade, outcome
from builder.model import Case, Course, Lesson, Quiz, Worksheet
from builder.player import Given
from builder.questions import Question
from webapp.db import once, upsert
from webapp.db import session as db
from webapp.learn import memory, queries, time
from webapp.learn.drawn import drawn
from webapp.learn.queries import UnderWay
from webapp.models import Answer, Attempt, AttemptAnswer, Decision, Run, Sheet, Visit, now
from webapp.outbox import news
from webapp.visitor import Visitor

Fact = dict[str, Any]

SITTING = timedelta(minutes=10)
"""Changes of a worksheet that follow each other this closely are one fact."""


def fact(user: Visitor, course: Course, client_id: str) -> Fact:
    """What every fact carries."""
    return {
        "user_id": user.id,
        "course": course.id,
        "client_id": client_id,
        "revision": course.revision,
        "language": course.language,
        "at": now(),
    }


def answer(mine: Fact, user: Visitor, question: Question, response: Response) -> Given | None:
    """Grade a self-check and remember it; a repeat gets what was said the first time.

    A form keeps its client id when somebody goes back to it and answers otherwise: that is another answer.
    None when this client id already carried an answer to another question.
    """
    verdict = grade(question.key(), response)
    mine = {**mine, "client_id": f"{mine['client_id']}.{_digest(response)}"}
    if once(Answer, {**mine, "question": question.id, "response": response, "verdict": verdict}):
        memory.heed(user.id, mine["course"], {question.id: verdict}, mine["at"])
        news.answered(user.id, question, response, verdict, mine["client_id"])
        return Given(response, verdict)
    before = queries.answered_before(user, mine["client_id"])
    return Given(before.response, before.verdict) if before and before.question == question.id else None


def review(mine: Fact, user: Visitor, question: Question, response: Response) -> Answer | None:
    """Grade a question that came back: a fact like another, said to be a review. A repeat gets the first one."""
    verdict = grade(question.key(), response)
    what = {"question": question.id, "response": response, "verdict": verdict, "review": True}
    if once(Answer, {**mine, **what}):
        memory.heed(user.id, mine["course"], {question.id: verdict}, mine["at"])
        news.answered(user.id, question, response, verdict, mine["client_id"])
    before = queries.answered_before(user, mine["client_id"])
    return before if before and before.question == question.id else None


def visit(mine: Fact, lesson: Lesson) -> None:
    if once(Visit, {**mine, "lesson": lesson.id}):
        news.lesson_done(mine["user_id"], lesson.id, mine["client_id"])


def write(mine: Fact, worksheet: Worksheet, response: Response, *, finished: bool = False) -> None:
    """Keep a worksheet as it stands; once finished it stays so, whatever is changed later."""
    last = queries.last_sheet(mine["user_id"], worksheet)
    ended = now() if finished else last.finished if last else None
    if last and mine["at"] - last.at < SITTING and last.revision == mine["revision"]:
        last.response, last.at, last.finished = dict(response), mine["at"], ended
    else:
        client_id = f"{mine['client_id']}.{_digest(response)}"
        what = {"worksheet": worksheet.id, "response": response, "finished": ended}
        finished = bool(once(Sheet, {**mine, "client_id": client_id, **what})) and finished
    if finished:
        news.sheet_sent(mine["user_id"], worksheet.id, f"{mine['client_id']}.{_digest(response)}")


def start(mine: Fact, user: Visitor, quiz: Quiz) -> Attempt | None:
    """The attempt under way, or a new one; None when there is none left."""
    before = queries.attempts(user, quiz)
    if before and before[-1].finished is None:
        if time.is_over(before[-1].deadline):
            finish(before[-1], quiz)
        return before[-1]
    if quiz.attempts and len(before) >= quiz.attempts:
        return None
    seed = secrets.token_hex(8)
    drawn = [question.id for question in quiz.drawn(seed)]
    number = len(before) + 1
    mine = {**mine, "client_id": f"{mine['client_id']}.{number}"}
    ends = time.deadline(quiz, user.id, mine["at"])
    row = {**mine, "quiz": quiz.id, "number": number, "seed": seed, "questions": drawn, "deadline": ends}
    if once(Attempt, row):
        news.began(user.id, quiz.id, number)
    return queries.attempts(user, quiz)[-1]


def save(attempt: Attempt | UnderWay, responses: Mapping[str, Response]) -> None:
    """Keep answers that are not judged yet."""
    _keep(attempt, responses, {})


def judge(user: Visitor, attempt: Attempt | UnderWay, question: Question, response: Response) -> None:
    """Judge one answer now and for good: for quizzes that say so after each question."""
    verdicts = {question.id: grade(question.key(), response)}
    _keep(attempt, {question.id: response}, verdicts)
    memory.heed(user.id, attempt.course, verdicts, now())
    news.answered_in(attempt, user.id, question, response, verdicts[question.id])


def finish(attempt: Attempt, quiz: Quiz) -> None:
    """Judge what is not judged yet and close the attempt. Once closed it never changes."""
    known = {row.question: row for row in attempt.answers}
    asked = [one.question for one in drawn(attempt, quiz)]
    open_ones = [q for q in asked if q.id not in known or known[q.id].verdict is None]
    responses = {q.id: known[q.id].response if q.id in known else {} for q in open_ones}
    verdicts = {q.id: grade(q.key(), responses[q.id]) for q in open_ones}
    _keep(attempt, responses, verdicts, {id: row.at for id, row in known.items()})

    settled = (verdicts.get(q.id) or known[q.id].verdict for q in asked)
    result = outcome((verdict for verdict in settled if verdict), quiz.pass_mark)
    closed = _close(Attempt, attempt.id, dict(result))
    if (
        quiz.shows(attempt.number, passed=result["passed"]) == "explanations"
    ):  # what is kept back is not asked in review
        memory.heed(attempt.user_id, attempt.course, verdicts, now())
    if closed:
        for question in open_ones:
            news.answered_in(attempt, attempt.user_id, question, responses[question.id], verdicts[question.id])
        news.quiz_finished(attempt, dict(result))


def play(mine: Fact, case: Case, number: int) -> None:
    """Begin a run of a case."""
    if once(Run, {**mine, "case": case.id, "number": number, "client_id": f"{mine['client_id']}.{number}"}):
        news.began(mine["user_id"], case.id, number)


def replay(mine: Fact, case: Case, run: Run, kept: int) -> None:
    """Another run, which begins with the first `kept` decisions of this one; this one stays as it is.

    A second click on the same place of the same page begins nothing.
    """
    before = select(func.max(Run.number)).where(Run.user_id == run.user_id, Run.course == run.course)
    last = db.scalar(before.where(Run.case == case.id))
    click = f"{mine['client_id']}.{_digest({'run': str(run.id), 'kept': str(kept)})}"
    if id := once(Run, {**mine, "case": case.id, "number": (last or 0) + 1, "client_id": click}):
        news.began(mine["user_id"], case.id, (last or 0) + 1)
        for position, step in enumerate(case.walk(queries.path(run)[:kept])):
            once(Decision, _decision(id, position, step.scene, step.choice, secrets.token_hex(12)))


def decide(run: Run, case: Case, choice: str, client_id: str) -> None:
    """Take a decision, if the run is open and the scene offers it. The last one closes the run."""
    path = queries.path(run)
    scene = case.at(path)
    if run.finished or choice not in case.scenes[scene].choices:
        return
    if not once(Decision, _decision(run.id, len(path), scene, choice, client_id)):
        return
    path.append(choice)
    if not case.scenes[case.at(path)].choices:
        verdict = grade(case.key(), case.response(path))
        result = {"ending": case.at(path), "earned": verdict["earned"], "possible": verdict["possible"]}
        if _close(Run, run.id, result):
            news.case_done(run, verdict)


def _keep(
    attempt: Attempt | UnderWay,
    responses: Mapping[str, Response],
    verdicts: Mapping[str, Verdict],
    given: Mapping[str, datetime] = MappingProxyType({}),
) -> None:
    """`given`: when answers were given, if it was not now."""
    rows = [
        {
            "attempt_id": attempt.id,
            "question": id,
            "response": dict(response),
            "verdict": verdicts.get(id),
            "at": given.get(id) or now(),
        }
        for id, response in responses.items()
    ]
    if rows:
        upsert(AttemptAnswer, rows, key=("attempt_id", "question"), unless="verdict")


def _digest(response: Response) -> str:
    return sha256(json.dumps(response, sort_keys=True).encode()).hexdigest()[:9]


def _decision(run_id: int, position: int, scene: str, choice: str, client_id: str) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "position": position,
        "scene": scene,
        "choice": choice,
        "client_id": client_id,
        "at": now(),
    }


def _close(model: type[Attempt] | type[Run], id: int, result: Mapping[str, Any]) -> bool:
    """False when it was closed before."""
    closing = update(model).where(model.id == id, model.finished.is_(None))
    done = db.execute(closing.values(finished=now(), **result).execution_options(synchronize_session=False))
    return bool(done.rowcount)  # type: ignore[attr-defined]  # an UPDATE always counts its rows
