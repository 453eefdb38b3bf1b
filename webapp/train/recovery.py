"""A recovery code entered for a learner: typed, read over in words, then kept as their results."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here
from webapp.models import Cohort
from webapp.pages import show
from webapp.progress import traces
from webapp.recovery import keeping
from webapp.recovery.reading import Fault, Reading, read
from webapp.throttle import limiter, me
from webapp.train import queries
from webapp.train.forms import RecoveryForm, recovery_form
from webapp.train.queries import Row
from webapp.train.room import bp, cohort_of


@bp.get("/cohorts/<int:cohort_id>/learners/<int:user_id>/recovery")
def recovery(cohort_id: int, user_id: int) -> str:
    """Where a code is typed."""
    found = cohort_of(cohort_id)
    return _page(found, _row(found, user_id), recovery_form())


@bp.post("/cohorts/<int:cohort_id>/learners/<int:user_id>/recovery")
@limiter.limit("300 per hour", key_func=me)
def read_recovery(cohort_id: int, user_id: int) -> ResponseReturnValue:
    """What the code says, to read over; once one is sure, it is kept. The code is read anew each time."""
    found, form = cohort_of(cohort_id), recovery_form()
    row = _row(found, user_id)
    if not form.validate():
        return _page(found, row, form), 422
    result = read(here.course(), form.code.data or "", traces(user_id, here.course().id), form.modules.data or ())
    if isinstance(result, Fault):
        return _page(found, row, form, fault=result), 422
    if "sure" not in request.form:
        return _page(found, row, form, reading=result)
    _ = here.words().gettext
    kept = keeping.enter(result, user_id, here.user().id)
    accesses.note("recovery", user_id)
    flash(_("Le code est entré : ses résultats comptent dès maintenant.") if kept
          else _("Ce code était déjà entré : rien n’a changé."))  # fmt: skip
    return redirect(url_for(".learner", cohort_id=cohort_id, user_id=user_id, _anchor="packages"), code=303)


@bp.post("/cohorts/<int:cohort_id>/learners/<int:user_id>/transfers/<int:transfer_id>/removal")
def remove_transfer(cohort_id: int, user_id: int, transfer_id: int) -> ResponseReturnValue:
    """For a code that was entered for the wrong person."""
    _row(cohort_of(cohort_id), user_id)
    if not keeping.withdraw(user_id, transfer_id):
        abort(404)
    accesses.note("recovery", user_id)
    flash(here.words().gettext("Retiré : ce que ce code avait apporté ne compte plus."))
    return redirect(url_for(".learner", cohort_id=cohort_id, user_id=user_id), code=303)


def _row(found: Cohort, user_id: int) -> Row:
    """A learner of this cohort; another's does not exist."""
    return queries.row(here.course(), found, user_id) or abort(404)


def _page(
    found: Cohort, row: Row, form: RecoveryForm, fault: Fault | None = None, reading: Reading | None = None
) -> str:
    context: dict[str, object] = {"fault": fault, "reading": reading}
    if reading:
        context["before"] = keeping.entered(row.user.id, reading.code)
        context["anothers"] = keeping.is_anothers(row.user.id, reading.code)
        context["way"] = {unit.id for station in row.journey.stations for unit, _ in station.units}
    return show("train/recovery.html", row=row, its_cohort=found, form=form, **context)
