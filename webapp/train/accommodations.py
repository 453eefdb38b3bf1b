"""More time for whoever needs it, granted by who accompanies them."""

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here
from webapp.learn import time
from webapp.pages import show
from webapp.train import queries
from webapp.train.room import bp, cohort_of

AT = "/cohorts/<int:cohort_id>/learners/<int:user_id>/time"


@bp.get(AT)
def time_granted(cohort_id: int, user_id: int) -> str:
    found = cohort_of(cohort_id)
    row = queries.row(here.course(), found, user_id) or abort(404)
    return show("train/time.html", row=row, its_cohort=found, granted=time.percent(user_id), choices=time.CHOICES)


@bp.post(AT)
def grant_time(cohort_id: int, user_id: int) -> ResponseReturnValue:
    queries.row(here.course(), cohort_of(cohort_id), user_id) or abort(404)
    wanted = request.form.get("percent", "")
    if wanted not in map(str, time.CHOICES):
        abort(400)
    accesses.note("time", user_id)
    time.grant(user_id, int(wanted), here.user().id)
    flash(here.words().gettext("C’est noté : ce temps vaut dès maintenant, pour un essai en cours aussi."))
    return redirect(url_for(".learner", cohort_id=cohort_id, user_id=user_id), code=303)
