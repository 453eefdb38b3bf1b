"""The learner's pages: the pathway, lessons and job aids, self-checks, media."""

from collections.abc import Mapping

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import courses, here, progress, regrading
from webapp.learn import (
    actions,
    bookmarks,
    cases,
    competencies,
    finding,
    memory,
    notebook,
    queries,
    quizzes,
    review,
    worksheets,
)  # fmt: skip
from webapp.learn.home import home_context
from webapp.learn.room import bp, fact, module_of, modules, neighbours, response
from webapp.media import send_media
from webapp.meet import queries as meetings
from webapp.pages import show, show_again
from webapp.remind.card import card

__all__ = ["bp", "cases", "competencies", "finding", "notebook", "quizzes", "review", "worksheets"]


@bp.get("/")
def home() -> bytes:
    """Where one stands, and what comes next."""
    known = _known()
    way = progress.journey(here.course(), modules(), known.get(here.course().id, {}))
    others = courses.elsewhere(known)
    due = min(review.AT_ONCE, len(memory.standing(here.course(), here.user().id).due))
    changed = tuple(regrading.news(here.user().id))
    place = here.cohort()
    coming = meetings.next_of(place.cohort_id) if place else None
    remembered = card(way)
    context = {"journey": way, "due": due, "changed": changed, "coming": coming, "reminders": remembered}
    context |= {"others": others, **home_context(way)}
    done = tuple(one.journey.done for one in others)
    about = (place, due, changed, coming and (coming.id, coming.sequence), remembered, done)
    return show_again("learn/home.html", *about, *way.marks, **context)


def _known() -> Mapping[str, progress.Traces]:
    """What one did, course by course: one query, whether one sees several or not."""
    me, its = here.user().id, here.course().id
    return progress.all_traces(me) if len(here.shelves()) > 1 else {its: progress.traces(me, its)}


@bp.get("/resume")
def resume() -> ResponseReturnValue:
    """« Reprendre », from any page: where one was."""
    way = progress.journey(here.course(), modules(), progress.traces(here.user().id, here.course().id))
    return redirect(here.edition().doors.page(way.following.id) if way.following else url_for(".home"))


@bp.get("/pages/<page_id>")
def page(page_id: str) -> ResponseReturnValue:
    """A lesson with what one answered in it; or a job aid, or a model document."""
    found = here.course().lessons.get(page_id)
    if found is None:
        return _sheet(page_id)
    module = module_of(page_id)
    around = queries.surroundings(here.user(), module, found)
    before, after = neighbours(page_id)
    about = (around.looks, before and before.id, after and after.id)
    context = {"lesson": found, "module": module, "around": around, "before": before, "after": after}
    return notebook.with_notes(show_again("learn/lesson.html", *about, **context, marked=around.kept), found)


def _sheet(page_id: str) -> str:
    """What one keeps at the counter; it may belong to a module, or to the whole course."""
    course, player, kept = here.course(), here.player(), bookmarks.marked(page_id)
    if page_id in course.documents:
        paper = course.documents[page_id]
        return show("learn/sheet.html", sheet=paper, module=None, body=player.document(paper), marked=kept)
    aid = course.aids.get(page_id) or abort(404)
    module = course.module_of.get(page_id)
    return show("learn/sheet.html", sheet=aid, module=module, body=player.aid(aid), marked=kept)


@bp.get("/aids")
def aids() -> str:
    """« Au guichet »: every fiche and every model document."""
    return show("learn/counter.html", body=here.player().counter())


@bp.get("/model")
def model() -> str:
    """The reference model: actors, steps, governance, roadmap."""
    return show("learn/model.html", body=here.player().model())


@bp.post("/checks/<question_id>/answers")
def create_answer(question_id: str) -> ResponseReturnValue:
    """Grade the posted form. The player gets what to show; a bare browser gets its page back."""
    question = here.course().checks.get(question_id) or abort(404)
    given = actions.answer(fact(), here.user(), question, response(question, request.form)) or abort(400)
    if here.wants_json() and given.verdict:
        return here.player().reply(question, given.response, given.verdict)
    lesson = here.course().lesson_of[question_id]
    return redirect(here.edition().doors.page(lesson.id, f"q-{question_id}"), code=303)


@bp.post("/lessons/<lesson_id>/visits")
def create_visit(lesson_id: str) -> ResponseReturnValue:
    """« J'ai compris, continuer »: remember it, and go on."""
    lesson = here.course().lessons.get(lesson_id) or abort(404)
    actions.visit(fact(), lesson)
    _, after = neighbours(lesson_id)
    return redirect(here.edition().doors.page(after.id) if after else url_for(".home"), code=303)


@bp.get("/media/<path:name>")
def media(name: str) -> Response:
    """A file of one of the course's media folders, and no other."""
    return send_media(here.course().root, name, max_age=3600)
