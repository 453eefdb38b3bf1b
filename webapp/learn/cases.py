"""Cases: a decision at a time, each kept, and the debrief at the end; from any decision, another run."""

from collections.abc import Sequence

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder.model import Case
from webapp import here, wordings
from webapp.learn import actions, queries, together
from webapp.learn.room import bp, client_id, fact, number, way_around
from webapp.models import Run
from webapp.pages import fill, show
from webapp.wordings.reading import State


@bp.get("/cases/<case_id>")
def case(case_id: str) -> str:
    """The case where one left it: its beginning, a decision to take, or its end; below, one's earlier runs."""
    found = _case(case_id)
    run = queries.last_run(here.user(), found)
    ended = run is not None and run.finished is not None
    its, state = _played(run, found)
    beside = together.shared(here.user().id, its, queries.path(run)) if ended else []
    context = {"run": run, "body": _body(its, run), "ended": ended, "together": beside, "state": state}
    return show("learn/case.html", case=its, **context, earlier=_earlier(found, run), **way_around(case_id))


@bp.get("/runs/<int:run_id>")
def read_run(run_id: int) -> ResponseReturnValue:
    """The journal of an earlier run, from any decision of which one may play again. The last one is the case itself."""
    run = queries.run(here.user(), run_id) or abort(404)
    found = _case(run.case)
    last = queries.last_run(here.user(), found)
    if last and last.id == run.id:
        return redirect(url_for(".case", case_id=found.id))
    its, state = _played(run, found)
    journal = here.player().journal(its, queries.path(run), debrief=run.finished is not None)
    return show("learn/run.html", case=its, run=run, journal=journal, state=state, **way_around(found.id))


@bp.post("/cases/<case_id>/runs")
def create_run(case_id: str) -> ResponseReturnValue:
    """Begin, with a first decision."""
    found = _case(case_id)
    last = queries.last_run(here.user(), found)
    if last is None or last.finished:
        actions.play(fact(), found, last.number + 1 if last else 1)
    if "choice" in request.form and (run := queries.last_run(here.user(), found)):
        _decide(run, _played(run, found)[0])
    return _reply(found)


@bp.post("/runs/<int:run_id>/decisions")
def create_decision(run_id: int) -> ResponseReturnValue:
    """Take a decision; or go back to one of this run, whether it has ended or not: that begins another run."""
    run = queries.run(here.user(), run_id) or abort(404)
    found = _case(run.case)
    if "back" in request.form:
        actions.replay(fact(), found, run, number(request.form["back"], 0))
    else:
        _decide(run, _played(run, found)[0])
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
        return {"html": fill(_body(_played(run, found)[0], run)), "url": url}
    return redirect(url, code=303)


def _played(run: Run | None, found: Case) -> tuple[Case, State]:
    """The case as it was when this run began: it is played to its end as it began, then remembered so."""
    then = wordings.told([run]).case(run) if run else None
    return (then.item, then.state) if then and then.item else (found, "same")


def _body(found: Case, run: Run | None) -> str:
    """What was decided, and where the next decision goes; a finished run whose case has changed since is over."""
    path = queries.path(run)
    goes_on = run is not None and (run.finished is None or not found.scenes[found.at(path)].choices)
    action = url_for(".create_decision", run_id=run.id) if run and goes_on else url_for(".create_run", case_id=found.id)
    return here.player().case(found, path, action)


def _earlier(found: Case, run: Run | None) -> Sequence[Run]:
    return queries.runs(here.user(), found)[:-1] if run and run.number > 1 else ()


def _case(case_id: str) -> Case:
    module = here.course().module_of.get(case_id) or abort(404)
    return next((case for case in module.cases if case.id == case_id), None) or abort(404)
