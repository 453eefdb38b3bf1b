"""What a cohort reminds its people of, and the day by which each module should be finished."""

from datetime import date

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.clock import near
from webapp.models import Cohort
from webapp.pages import show
from webapp.remind import actions, queries
from webapp.remind.kinds import OF_COHORT
from webapp.remind.rows import SILENT_DAYS
from webapp.train.room import bp, cohort_of

AT = "/cohorts/<int:cohort_id>/reminders"
FEWEST, MOST = 3, 90
"""Days of silence that may be asked for."""


@bp.get(AT)
def reminders(cohort_id: int) -> str:
    found = cohort_of(cohort_id)
    plan = queries.plans([found.id])[found.id]
    days = {module: day.isoformat() for module, day in (plan.deadlines or {}).items()}
    return _page(found, plan.kinds, str(plan.silent_days), days)


@bp.post(AT)
def change_reminders(cohort_id: int) -> ResponseReturnValue:
    """Keep it all, or say what cannot be read and keep nothing."""
    found = cohort_of(cohort_id)
    kinds, silent = frozenset(request.form.getlist("kind")) & {*OF_COHORT}, request.form.get("silent_days", "")
    said = {module.id: request.form.get(f"due-{module.id}", "") for module in here.course().modules}
    days = {module: day for module, day in said.items() if day}
    wrong = [module for module, day in days.items() if not _readable(day)]
    if wrong or not (silent.isascii() and silent.isdigit() and len(silent) < 4 and FEWEST <= int(silent) <= MOST):
        return _page(found, kinds, silent, days, wrong), 422
    actions.plan(found, kinds, int(silent), days)
    flash(here.words().gettext("C’est noté."))
    return redirect(url_for(".reminders", cohort_id=found.id), code=303)


def _readable(day: str) -> bool:
    try:
        return near(date.fromisoformat(day))
    except ValueError:
        return False


def _page(
    found: Cohort, kinds: frozenset[str], silent: str, days: dict[str, str], wrong: list[str] | None = None
) -> str:
    modules = here.course().pathway_modules(found.pathway)
    context = {"kinds": OF_COHORT, "chosen": kinds, "silent": silent, "days": days, "wrong": wrong, "modules": modules}
    bounds = {"fewest": FEWEST, "most": MOST, "usual": SILENT_DAYS, "works": here.mail().works}
    return show("train/reminders.html", its_cohort=found, **context, **bounds)
