"""Spaced review: five minutes a day of questions that were missed, or that grow old; one at a time."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder.player import Given
from builder.questions import Question
from webapp import here, wordings
from webapp.learn import actions, memory, queries
from webapp.learn.room import bp, fact, number, response
from webapp.pages import show

AT_ONCE = 7
"""Questions of a sitting: five minutes, at some forty seconds each."""


@bp.get("/review")
def review() -> str:
    """The next question to review; or what was done, when the five minutes are over or nothing is left."""
    done = _done()
    standing = memory.standing(here.course(), here.user().id)
    question = standing.due[0] if standing.due and done < AT_ONCE else None
    return show("learn/review.html", **_sight(standing, done, question, None))


@bp.post("/review/answers")
def create_review() -> ResponseReturnValue:
    """Judge an answer and remember it. A question that has just left the course is passed over."""
    question, done = here.course().questions.get(request.form.get("question", "")), _done()
    if question is None or question.rubric():
        return redirect(url_for(".review", n=done), code=303)
    said = response(question, request.form, f"{question.id}:")
    answer = actions.review(fact(), here.user(), question, said) or abort(400)
    url = url_for(".reviewed", answer_id=answer.id, n=done + 1)
    if here.wants_json():
        return {"html": _reviewed("learn/review-region.html", answer.id, done + 1), "url": url}
    return redirect(url, code=303)


@bp.get("/review/answers/<int:answer_id>")
def reviewed(answer_id: int) -> str:
    """What was answered, its explanation, and the way on."""
    return _reviewed("learn/review.html", answer_id, _done())


def _reviewed(template: str, answer_id: int, done: int) -> str:
    answer = queries.review(here.user(), answer_id) or abort(404)
    question = wordings.told([answer]).question(answer, answer.question).item or abort(404)
    standing = memory.standing(here.course(), here.user().id)
    return show(template, **_sight(standing, done, question, Given(answer.response, answer.verdict)))


def _sight(standing: memory.Standing, done: int, question: Question | None, given: Given | None) -> dict[str, object]:
    """`done` questions of this sitting are behind, out of as many as five minutes hold."""
    of = max(done, min(AT_ONCE, done + len(standing.due)))
    return {"standing": standing, "question": question, "given": given, "done": done, "of": of}


def _done() -> int:
    """It travels with the page, and decides of nothing but where to stop."""
    return number(request.values.get("n"), 0)
