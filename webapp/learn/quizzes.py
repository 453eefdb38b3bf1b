"""Quizzes: the way in, an attempt under way (one question at a time or all of them), its result."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder.grading import outcome
from builder.model import Quiz
from builder.player import Given
from builder.questions import Question
from webapp import here
from webapp.learn import actions, queries, time
from webapp.learn.drawn import drawn
from webapp.learn.queries import UnderWay
from webapp.learn.room import bp, fact, number, response, way_around
from webapp.models import Attempt, now
from webapp.pages import lazy, show
from webapp.readings import of_attempts, read_over, waits
from webapp.regrading import seconds, told
from webapp.wordings.reading import State

SHOWN = {
    "score": lazy("le résultat"),
    "marks": lazy("le résultat et ce qui était juste"),
    "answers": lazy("le résultat et les bonnes réponses"),
    "explanations": lazy("le résultat, les bonnes réponses et les explications"),
}
"""What a finished attempt shows, in words."""
BUTTONS = {"action", "check", "goto"}


@bp.get("/quizzes/<quiz_id>")
def quiz(quiz_id: str) -> str:
    """What the quiz asks, what one did of it so far, and the way in."""
    found = _quiz(quiz_id)
    done = queries.attempts(here.user(), found)
    under_way = done[-1] if done and done[-1].finished is None else None
    ended = [attempt for attempt in done if attempt.finished]
    best = max(ended, key=lambda attempt: attempt.percent or 0, default=None)
    left = max(0, found.attempts - len(done)) if found.attempts else None
    granted = time.percent(here.user().id) if found.minutes else time.USUAL
    context = {
        "own_minutes": time.minutes(found, granted),
        "under_way": under_way,
        "ended": ended,
        "best": best,
        "left": left,
        "shown": (SHOWN[found.review.each], SHOWN[found.review.end]),
        **way_around(quiz_id),
    }
    brought = queries.brought(here.user(), quiz_id)
    top = max(brought, key=lambda one: one.best or 0, default=None)
    carried = top.id if top and (best is None or (top.best or 0) > (best.percent or 0)) else None
    return show("learn/quiz.html", quiz=found, brought=brought, carried=carried, **context)


@bp.post("/quizzes/<quiz_id>/attempts")
def create_attempt(quiz_id: str) -> ResponseReturnValue:
    found = _quiz(quiz_id)
    begun = actions.start(fact(), here.user(), found)
    if begun is None:
        flash(here.words().gettext("Vous avez utilisé tous vos essais pour ce quiz."))
        return redirect(url_for(".quiz", quiz_id=quiz_id), code=303)
    return redirect(url_for(".attempt", attempt_id=begun.id), code=303)


@bp.get("/attempts/<int:attempt_id>")
def attempt(attempt_id: int) -> ResponseReturnValue:
    """The questions, or the result once it is finished."""
    found, its_quiz = _attempt(attempt_id)
    changed = told(found) if found.finished else ()
    return show("learn/attempt.html", changed=changed, **_sight(found, its_quiz), **way_around(its_quiz.id))


@bp.post("/attempts/<int:attempt_id>/answers")
def save_answers(attempt_id: int) -> ResponseReturnValue:
    """Keep whatever questions the form holds, then do what its button says. An autosave only hears when."""
    found = queries.under_way(here.user(), attempt_id) or abort(404)
    its_quiz = _quiz(found.quiz)
    if found.finished is None and time.is_over(found.deadline):
        actions.finish(_attempt(attempt_id)[0], its_quiz)
    elif found.finished is None:
        asked = [one.question for one in drawn(found, its_quiz) if _in_form(one.question)]
        actions.save(found, {q.id: response(q, request.form, f"{q.id}:") for q in asked})
        if here.wants_json() and not BUTTONS & request.form.keys():
            return {"saved": here.words().time(now())}
        _act(found, its_quiz)
    return _reply(*_attempt(attempt_id))


def _act(found: UnderWay, its_quiz: Quiz) -> None:
    if its_quiz.feedback == "each" and (wanted := request.form.get("check")):
        checked = next((one.question for one in drawn(found, its_quiz) if one.question.id == wanted), None)
        if checked:
            actions.judge(here.user(), found, checked, response(checked, request.form, f"{checked.id}:"))
    elif request.form.get("action") == "finish":
        saved, _ = _attempt(found.id)
        if "sure" in request.form or not _blank(saved, its_quiz) or time.left(found.deadline) == 0:
            actions.finish(saved, its_quiz)


def _reply(found: Attempt, its_quiz: Quiz) -> ResponseReturnValue:
    """The next screen, as a page or as a piece of one."""
    asked = _next_place(found, its_quiz, request.form.get("action", ""))
    url = url_for(".attempt", attempt_id=found.id, q=asked.get("q"), view=asked.get("view"))
    if not here.wants_json():
        return redirect(url, code=303)
    piece = show("learn/attempt-region.html", **_sight(found, its_quiz, **asked), **way_around(its_quiz.id))
    return {"html": piece, "url": url}


def _next_place(found: Attempt, its_quiz: Quiz, action: str) -> dict[str, str]:
    """What to show next: a question, all of them, or the look back before sending."""
    if found.finished:
        return {}
    if action == "finish":
        return {"view": "end"}
    if request.form.get("view") == "all":
        return {"view": "all"}
    if "goto" in request.form:
        return {"q": request.form["goto"]}
    place = number(request.form.get("q")) + {"next": 1, "previous": -1}.get(action, 0)
    return {"view": "end"} if place > len(drawn(found, its_quiz)) else {"q": str(max(1, place))}


@dataclass(frozen=True)
class Asked:
    """A question of an attempt, in its place, with what was answered."""

    number: int
    question: Question
    given: Given | None
    state: State

    @property
    def answered(self) -> bool:
        return self.given is not None and any(self.given.response.values())

    @property
    def judged(self) -> bool:
        return self.given is not None and self.given.verdict is not None


def _sight(found: Attempt, its_quiz: Quiz, q: str | None = None, view: str | None = None) -> dict[str, object]:
    """What a screen of an attempt shows."""
    asked = [*_asked(found, its_quiz)]
    view = view or request.args.get("view", "one")
    place = min(max(1, number(q or request.args.get("q"), _first_blank(asked))), len(asked))
    shown = asked if view == "all" or found.finished else [] if view in ("end", "over") else asked[place - 1 : place]
    if found.finished is None and time.is_over(found.deadline):
        view = "over"
    sight = {
        "left_seconds": time.left(found.deadline),
        "attempt": found,
        "quiz": its_quiz,
        "asked": asked,
        "shown": shown,
        "view": view,
        "number": place,
    }
    return {**sight, **(_result(found, its_quiz, asked) if found.finished else {})}


def _shows(found: Attempt, its_quiz: Quiz) -> dict[str, object]:
    """What this attempt shows now, and what more there will be at the end, if there will be."""
    done = queries.attempts(here.user(), its_quiz)
    shows = its_quiz.shows(len(done), passed=any(one.passed for one in done))
    later = SHOWN[its_quiz.review.end] if its_quiz.review.end != shows else None
    return {"shows": shows, "shown_later": later}


def _result(found: Attempt, its_quiz: Quiz, asked: list[Asked]) -> dict[str, object]:
    """How it went by competency, what to read again, and whether there is another try."""
    by_competency = defaultdict(list)
    for one in asked:
        if one.given and one.given.verdict:
            by_competency[one.question.competency].append(one.given.verdict)
    scores = {name: outcome(verdicts, its_quiz.pass_mark) for name, verdicts in sorted(by_competency.items())}
    missed = [
        one.question.read
        for one in asked
        if one.given and one.given.verdict and one.given.verdict["state"] not in ("correct", "waiting")
    ]
    lessons = here.course().lessons
    again = [lessons[id] for id in dict.fromkeys(missed) if id and id in lessons]
    left = its_quiz.attempts - found.number if its_quiz.attempts else None
    unread = sum(one.given is not None and waits(one.given.verdict) for one in asked)
    return {"scores": scores, "again": again, "left": left, "unread": unread, **_shows(found, its_quiz)}


def _asked(found: Attempt, its_quiz: Quiz) -> Iterator[Asked]:
    rows = {row.question: row for row in found.answers}
    marked, again = of_attempts([found]), seconds([found])
    for place, one in enumerate(drawn(found, its_quiz), start=1):
        row = rows.get(one.question.id)
        given = read_over(row.response, row.verdict, marked.get(row.id), again.get(row.id)) if row else None
        yield Asked(place, one.question, given, one.state)


def _blank(found: Attempt, its_quiz: Quiz) -> bool:
    return any(not one.answered for one in _asked(found, its_quiz))


def _first_blank(asked: list[Asked]) -> int:
    """Where to take up again: the first question without an answer."""
    return next((one.number for one in asked if not one.answered), 1)


def _in_form(question: Question) -> bool:
    """Whether the form showed this question. Unticked boxes say nothing, so the form names what it showed."""
    return question.id in request.form.getlist("shown") or any(
        name.startswith(f"{question.id}:") for name in request.form
    )


def _quiz(quiz_id: str) -> Quiz:
    return here.course().quizzes.get(quiz_id) or abort(404)


def _attempt(attempt_id: int) -> tuple[Attempt, Quiz]:
    """One's own attempt; a quiz that left the course takes its attempts out of sight."""
    found = queries.attempt(here.user(), attempt_id) or abort(404)
    return found, _quiz(found.quiz)
