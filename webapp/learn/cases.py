"""Cases: a decision at a time, each kept, and the debrief at the end."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder.model import Case
from webapp import here
from webapp.learn import actions, queries, together
from webapp.learn.room import bp, client_id, fact, number, way_around
from webapp.models import Run
from webapp.pages import fill, show


@bp.get("/cases/<case_id>")
def case(case_id: str) -> str:
    """The case where one left it: its beginning, a decision to take, or its end."""
    found = _case(case_id)
    run = queries.last_run(here.user(), found)
    ended = run is not None and run.finished is not None
    beside = together.shared(here.user().id, found, queries.path(run)) if ended else []
    context = {"run": run, "body": _body(found, run), "ended": ended, "together": beside}
    return show("learn/case.html", case=found, **context, **way_around(case_id))


@bp.post("/cases/<case_id>/runs")
def create_run(case_id: str) -> ResponseReturnValue:
    """Begin, with a first decision; or again, after the first decisions of the run that just ended."""
    found = _case(case_id)
    last = queries.last_run(here.user(), found)
    if last is None or last.finished:
        kept = queries.path(last)[: number(request.form.get("back"), 0)]
        actions.play(fact(), found, last.number + 1 if last else 1, kept)
    if "choice" in request.form and (run := queries.last_run(here.user(), found)):
        _decide(run, found)
    return _reply(found)


@bp.post("/runs/<int:run_id>/decisions")
def create_decision(run_id: int) -> ResponseReturnValue:
    run = queries.run(here.user(), run_id) or abort(404)
    found = _case(run.case)
    _decide(run, found)
    return _reply(found)


def _decide(run: Run, found: Case) -> None:
    """A form left open since an earlier scene decides nothing."""
    scene = found.at(queries.path(run))
    if request.form.get("scene", scene) == scene:
        actions.decide(run, found, request.form.get("choice", ""), client_id())


def _reply(found: Case) -> ResponseReturnValue:
    url = url_for(".case", case_id=found.id)
    if here.wants_json():
        run = queries.last_run(here.user(), found)
        if run and run.finished:  # the end comes with the group's choices, around the case
            return {"url": url}
        return {"html": fill(_body(found, run)), "url": url}
    return redirect(url, code=303)


def _body(found: Case, run: Run | None) -> str:
    """A finished run, or none, is followed by a new one; any other by its next decision."""
    going_on = run is not None and run.finished is None
    action = (
        url_for(".create_decision", run_id=run.id) if run and going_on else url_for(".create_run", case_id=found.id)
    )
    return here.player().case(found, queries.path(run), action)


def _case(case_id: str) -> Case:
    module = here.course().module_of.get(case_id) or abort(404)
    return next((case for case in module.cases if case.id == case_id), None) or abort(404)
