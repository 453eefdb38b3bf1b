"""A learner's worksheet, for whoever accompanies them: read, returned with a comment, approved."""

from flask import Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from builder.model import Worksheet
from webapp import accesses, here, wordings
from webapp.learn import sheets
from webapp.learn.gantt import gantt
from webapp.learn.papers import paper
from webapp.models import now
from webapp.outbox import news
from webapp.pages import show
from webapp.train import queries
from webapp.train.room import bp, cohort_of

AT = "/cohorts/<int:cohort_id>/learners/<int:user_id>/worksheets/<worksheet_id>"


@bp.get(AT)
def worksheet(cohort_id: int, user_id: int, worksheet_id: str) -> str:
    """As it stands, with what was said of it."""
    return _page(cohort_id, user_id, worksheet_id)


@bp.get(f"{AT}.pdf")
def worksheet_pdf(cohort_id: int, user_id: int, worksheet_id: str) -> Response:
    """On paper, with what was said of it."""
    found, about = cohort_of(cohort_id), _about(worksheet_id)
    row = queries.row(here.course(), found, user_id) or abort(404)
    dossier = sheets.dossier(user_id, about.id)
    if not dossier.versions:
        abort(404)
    accesses.note("worksheet", user_id)
    return paper(about, dossier, row.user.name, " · ".join(filter(None, (row.user.commune, found.name))))


@bp.get(f"{AT}/versions/<int:version_id>")
def worksheet_version(cohort_id: int, user_id: int, worksheet_id: str, version_id: int) -> str:
    return _page(cohort_id, user_id, worksheet_id, version_id=version_id)


@bp.post(f"{AT}/reviews")
def review_worksheet(cohort_id: int, user_id: int, worksheet_id: str) -> ResponseReturnValue:
    """Only what was sent is returned or approved; nothing is returned without saying why."""
    queries.row(here.course(), cohort_of(cohort_id), user_id) or abort(404)
    about, verb = _about(worksheet_id), request.form.get("do", "")
    if verb not in ("return", "approve") or sheets.dossier(user_id, about.id).state == "draft":
        abort(400)
    comment = request.form.get("comment", "")
    if verb == "return" and not comment.strip():
        return _page(cohort_id, user_id, worksheet_id, lacking=True), 422
    accesses.note("sheet", user_id)
    sheets.review(user_id, about.id, here.user().id, comment, approved=verb == "approve")
    if verb == "approve":
        news.sheet_approved(user_id, about.id, now())
    _ = here.words().gettext
    flash(_("La feuille est approuvée.") if verb == "approve" else _("La feuille est rendue, avec votre commentaire."))
    return redirect(url_for(".worksheet", cohort_id=cohort_id, user_id=user_id, worksheet_id=about.id), code=303)


def _page(
    cohort_id: int, user_id: int, worksheet_id: str, *, version_id: int | None = None, lacking: bool = False
) -> str:
    found, about = cohort_of(cohort_id), _about(worksheet_id)
    row = queries.row(here.course(), found, user_id) or abort(404)
    dossier = sheets.dossier(user_id, about.id)
    shown = [one for one in dossier.versions if version_id in (None, one.id)]
    written = shown[0] if shown else abort(404)
    accesses.note("worksheet", user_id)
    today, then = now().date(), wordings.told([written]).worksheet(written)
    its = then.item or about
    context = {
        "written": written, "dossier": dossier, "lacking": lacking, "longest": sheets.LONGEST,
        "gantt": gantt(its, written.response, today), "older": written is not dossier.versions[0],
        "body": here.player().worksheet(its, written.response, "", today=today, fixed=True),
        "base": url_for(".worksheet", cohort_id=cohort_id, user_id=user_id, worksheet_id=about.id),
    }  # fmt: skip
    return show("train/worksheet.html", row=row, its_cohort=found, worksheet=its, then=then, **context)


def _about(worksheet_id: str) -> Worksheet:
    return here.course().worksheets.get(worksheet_id) or abort(404)
