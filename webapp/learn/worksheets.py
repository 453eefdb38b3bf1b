"""Worksheets: written in, kept as one goes, finished when one says so."""

from collections.abc import Mapping

from flask import Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder.model import Worksheet
from builder.model.sheet import changed, kept
from builder.questions.essay import Criterion
from webapp import here, rubrics, wordings
from webapp.learn import actions, sheets
from webapp.learn.gantt import gantt
from webapp.learn.papers import paper
from webapp.learn.room import bp, fact, neighbours, way_around
from webapp.models import Assessment, Sheet, now
from webapp.pages import show
from webapp.readings import of_sheet
from webapp.throttle import limiter, me


@bp.get("/worksheets/<worksheet_id>")
def worksheet(worksheet_id: str) -> str:
    """The worksheet as one left it."""
    found = _worksheet(worksheet_id)
    about = sheets.dossier(here.user().id, found.id)
    last = about.versions[0] if about.versions else None
    action = url_for(".write_sheet", worksheet_id=found.id)
    body = here.player().worksheet(found, last.response if last else {}, action, today=now().date())
    drawn = gantt(found, last.response if last else {}, now().date())
    context: dict[str, object] = {
        "body": body,
        "dossier": about,
        "gantt": drawn,
        "base": url_for(".worksheet", worksheet_id=found.id),
    }
    mark = of_sheet(here.user().id, found.id) if last else None
    context |= {"last": last, "mark": mark, "criteria": _criteria(found, about.versions, mark)}
    return show("learn/worksheet.html", worksheet=found, **context, **way_around(found.id))


@bp.get("/worksheets/<worksheet_id>.pdf")
@limiter.limit("20 per 10 minutes", key_func=me)
def worksheet_pdf(worksheet_id: str) -> Response:
    """One's worksheet to hand in on paper, with what was said of it."""
    found = _worksheet(worksheet_id)
    about = sheets.dossier(here.user().id, found.id)
    place = here.cohort()
    return paper(found, about, here.user().name, place.name if place else "") if about.versions else abort(404)


@bp.get("/worksheets/<worksheet_id>/versions/<int:version_id>")
def worksheet_version(worksheet_id: str, version_id: int) -> str:
    """How one left it another day, to read."""
    found = _worksheet(worksheet_id)
    kept = sheets.dossier(here.user().id, found.id).versions
    version = next((one for one in kept if one.id == version_id), None) or abort(404)
    then = wordings.told([version]).worksheet(version)
    its = then.item or found
    body = here.player().worksheet(its, version.response, "", today=now().date(), fixed=True)
    context = {"worksheet": its, "version": version, "body": body, "then": then}
    return show("learn/version.html", **context, **way_around(found.id))


@bp.post("/worksheets/<worksheet_id>")
def write_sheet(worksheet_id: str) -> ResponseReturnValue:
    """Keep what the form holds; add, remove or move a row without scripts; or say that it is finished."""
    found = _worksheet(worksheet_id)
    verb = request.form.get("do", "save")
    response = kept(found, request.form)
    if ":" in verb:
        response = changed(found, response, verb)
    actions.write(fact(), found, response, finished=verb == "finish")
    _, after = neighbours(found.id)
    on = here.edition().doors.page(after.id) if after else url_for(".home")
    url = on if verb == "finish" else url_for(".worksheet", worksheet_id=found.id, _anchor=_table(found, verb))
    return {"url": url} if here.wants_json() else redirect(url, code=303)


def _criteria(found: Worksheet, versions: list[Sheet], mark: Assessment | None) -> Mapping[str, Criterion]:
    """What a mark looked for: the rubric of the version that was read."""
    read = next((one for one in versions if mark and one.id == mark.sheet_id), None)
    then = wordings.told([read]).worksheet(read).item if read else None
    return rubrics.of_sheet(then or found, here.words().gettext)


def _worksheet(worksheet_id: str) -> Worksheet:
    return here.course().worksheets.get(worksheet_id) or abort(404)


def _table(found: Worksheet, verb: str) -> str | None:
    """Where the page opens again: at the table whose rows were changed."""
    name = verb.partition(":")[2].partition(".")[0]
    return f"sheet-{name}" if name in found.tables else None
