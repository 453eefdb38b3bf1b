"""The trainer's pages: one's cohorts, a cohort's progress, one learner's answers, invitations."""

import re
import unicodedata

from flask import Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from builder.model import Module
from webapp import here
from webapp.models import Cohort, now
from webapp.pages import show
from webapp.progress import Station
from webapp.recovery import keeping
from webapp.train import actions, certificates, queries, recovery, texts, works
from webapp.train.forms import InvitationForm
from webapp.train.room import bp
from webapp.train.room import cohort_of as _cohort
from webapp.train.table import as_csv
from webapp.train.watch import monday, pages
from webapp.train.watch.calls import calls
from webapp.train.watch.wording import letter, place, reason
from webapp.train.wording import decided, worded

__all__ = ["bp", "certificates", "monday", "pages", "recovery", "works"]


@bp.get("/cohorts")
def cohorts() -> str:
    return show("train/cohorts.html", cohorts=queries.cohorts(here.user()))


@bp.get("/cohorts/<int:cohort_id>")
def cohort(cohort_id: int) -> str:
    return _cohort_page(_cohort(cohort_id), InvitationForm(formdata=None))


@bp.get("/cohorts/<int:cohort_id>.csv")
def cohort_csv(cohort_id: int) -> Response:
    found = _cohort(cohort_id)
    text = as_csv(queries.rows(here.course(), found), _modules(found), here.words())
    reply = Response(text, mimetype="text/csv")
    reply.headers.set("Content-Disposition", "attachment", filename=f"{_file_name(found.name)}.csv")
    return reply


@bp.get("/cohorts/<int:cohort_id>/learners/<int:user_id>")
def learner(cohort_id: int, user_id: int) -> str:
    """Everything one person answered, in its wording."""
    found = _cohort(cohort_id)
    row = queries.row(here.course(), found, user_id) or abort(404)
    facts = {
        "visits": queries.visits(row.user),
        "answers": queries.answers(row.user),
        "attempts": queries.attempts(row.user),
        "runs": queries.runs(row.user),
        "sheets": queries.sheets(row.user),
        "transfers": keeping.transfers(row.user.id),
    }
    modules = here.course().modules
    units = {unit.id: unit for module in modules for unit in module.units()}
    named = {"cases": here.course().cases, "units": units, "worded": worded, "decided": decided}
    return show("train/learner.html", row=row, its_cohort=found, **named, **facts)


@bp.get("/cohorts/<int:cohort_id>/learners/<int:user_id>/worksheets/<worksheet_id>")
def worksheet(cohort_id: int, user_id: int, worksheet_id: str) -> str:
    """A learner's worksheet as it stands, to read."""
    found, about = _cohort(cohort_id), here.course().worksheets.get(worksheet_id) or abort(404)
    row = queries.row(here.course(), found, user_id) or abort(404)
    written = queries.sheets(row.user).get(worksheet_id) or abort(404)
    body = here.player().worksheet(about, written.response, "", today=now().date(), fixed=True)
    return show("train/worksheet.html", row=row, its_cohort=found, worksheet=about, written=written, body=body)


@bp.post("/cohorts/<int:cohort_id>/invitations")
def create_invitation(cohort_id: int) -> ResponseReturnValue:
    found, form = _cohort(cohort_id), InvitationForm()
    if not form.validate():
        return _cohort_page(found, form), 422
    made = actions.invite(found, here.user(), form.places.data or 0, form.days.data or 0)
    flash(here.words().gettext("Invitation créée. Son code : %(code)s", code=f"{made.code[:4]}-{made.code[4:]}"))
    return redirect(url_for(".cohort", cohort_id=cohort_id, _anchor="invitations"), code=303)


@bp.post("/invitations/<int:invitation_id>/revocation")
def revoke_invitation(invitation_id: int) -> ResponseReturnValue:
    found = queries.invitation(invitation_id) or abort(404)
    _cohort(found.cohort_id)
    actions.revoke(found)
    flash(here.words().gettext("Invitation fermée : ce code n’ouvre plus rien."))
    return redirect(url_for(".cohort", cohort_id=found.cohort_id, _anchor="invitations"), code=303)


def _cohort_page(found: Cohort, form: InvitationForm) -> str:
    rows = queries.rows(here.course(), found)
    waiting = sum(work.mark is None for work in texts.works(here.course(), found))
    called = [*calls({found.id: found}, {found.id: rows}, now())]
    context = {
        "waiting": waiting,
        "calls": called,
        "reason": reason,
        "place": place,
        "letter": letter,
        "heat": heat,
        "rows": rows,
        "figures": queries.figures(rows, len(called)),
        "modules": _modules(found),
        "form": form,
    }
    return show("train/cohort.html", its_cohort=found, invitations=queries.invitations(found), **context)


def heat(station: Station) -> int:
    """The shade of a cell, from 0 (not begun) to 5 (finished)."""
    if not station.started:
        return 0
    return 5 if station.percent == 100 else 1 + station.percent // 25


def _modules(found: Cohort) -> tuple[Module, ...]:
    return here.course().pathway_modules(found.pathway)


def _file_name(name: str) -> str:
    """ASCII, because every browser spells it the same."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "cohorte"
