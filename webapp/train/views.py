"""The trainer's pages: one's cohorts, a cohort's progress, one learner's answers."""

import re
import unicodedata
from typing import Any

from flask import Response, abort

from webapp import accesses, here, history, wordings
from webapp.pages import show
from webapp.recovery import keeping
from webapp.regrading import seconds
from webapp.train import (
    accommodations,
    certificates,
    cohorts,
    corrections,
    dossiers,
    facilitation,
    imports,
    invitations,
    learners,
    meetings,
    queries,
    recovery,
    reminders,
    works,
)
from webapp.train.board import cohort_page
from webapp.train.forms import InvitationForm
from webapp.train.room import bp
from webapp.train.room import cohort_of as _cohort
from webapp.train.table import as_csv
from webapp.train.watch import monday, pages, reports
from webapp.wording import decided, worded

__all__ = [
    "accommodations", "bp", "certificates", "cohorts", "corrections", "dossiers", "facilitation", "imports",
    "invitations", "learners", "meetings", "monday", "pages", "recovery", "reminders", "reports", "works",
]  # fmt: skip


@bp.get("/cohorts/<int:cohort_id>")
def cohort(cohort_id: int) -> str:
    return cohort_page(_cohort(cohort_id), InvitationForm(formdata=None))


@bp.get("/cohorts/<int:cohort_id>.csv")
def cohort_csv(cohort_id: int) -> Response:
    found = _cohort(cohort_id)
    rows = queries.rows(here.course(), found)
    accesses.note("export", *(row.user.id for row in rows))
    text = as_csv(rows, queries.modules(here.course(), found, rows), here.words())
    reply = Response(text, mimetype="text/csv")
    reply.headers.set("Content-Disposition", "attachment", filename=f"{_file_name(found.name)}.csv")
    return reply


@bp.get("/cohorts/<int:cohort_id>/learners/<int:user_id>")
def learner(cohort_id: int, user_id: int) -> str:
    """Everything one person answered, in its wording."""
    found = _cohort(cohort_id)
    row = queries.row(here.course(), found, user_id) or abort(404)
    accesses.note("learner", user_id)
    attempts = history.attempts(user_id)
    facts: dict[str, Any] = {
        "visits": history.visits(user_id),
        "answers": history.answers(user_id),
        "attempts": attempts,
        "again": seconds(attempts),
        "runs": history.runs(user_id),
        "sheets": history.sheets(user_id),
        "transfers": keeping.transfers(row.user.id),
    }
    modules = here.course().modules
    units = {unit.id: unit for module in modules for unit in module.units()}
    then = wordings.told([*facts["answers"], *attempts, *facts["runs"]])
    named = {"told": then, "units": units, "worded": worded, "decided": decided}
    its = {"siblings": queries.siblings(here.user(), found), "may_give_code": bool(queries.with_keys(found, user_id))}
    return show("train/learner.html", row=row, its_cohort=found, **named, **its, **facts)


def _file_name(name: str) -> str:
    """ASCII, because every browser spells it the same."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "cohorte"
