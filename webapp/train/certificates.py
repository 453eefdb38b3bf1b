"""A learner's certificates, for whoever accompanies them: to print, to revoke with a reason."""

from flask import Response, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp import accesses, here
from webapp.certificates import actions, queries
from webapp.certificates.rows import Certificate
from webapp.certificates.views import address_of, as_pdf
from webapp.pages import show
from webapp.train import queries as people
from webapp.train.room import bp, cohort_of

AT = "/cohorts/<int:cohort_id>/learners/<int:user_id>/certificates"


@bp.get(AT)
def certificates(cohort_id: int, user_id: int) -> str:
    return _page(cohort_id, user_id)


@bp.get(f"{AT}/<int:certificate_id>.pdf")
def certificate_pdf(cohort_id: int, user_id: int, certificate_id: int) -> Response:
    found = _certificate(cohort_id, user_id, certificate_id)
    accesses.note("certificate", user_id)
    return as_pdf(found)


@bp.post(f"{AT}/<int:certificate_id>/revocation")
def revoke_certificate(cohort_id: int, user_id: int, certificate_id: int) -> ResponseReturnValue:
    """Never without a reason, which its holder reads."""
    found = _certificate(cohort_id, user_id, certificate_id)
    reason = request.form.get("reason", "").strip()
    if not reason:
        return _page(cohort_id, user_id, lacking=found.id), 422
    accesses.note("certificate", user_id)
    actions.revoke(found, here.user(), reason, renewable="renewable" in request.form)
    flash(here.words().gettext("Le certificat est révoqué : sa page de vérification le dit dès maintenant."))
    return redirect(url_for(".certificates", cohort_id=cohort_id, user_id=user_id), code=303)


def _page(cohort_id: int, user_id: int, lacking: int | None = None) -> str:
    found = cohort_of(cohort_id)
    row = people.row(here.course(), found, user_id) or abort(404)
    accesses.note("certificate", user_id)
    held = queries.of_person(user_id)
    context = {"held": held, "lacking": lacking, "address_of": address_of, "longest": actions.LONGEST}
    return show("train/certificates.html", row=row, its_cohort=found, **context)


def _certificate(cohort_id: int, user_id: int, certificate_id: int) -> Certificate:
    """Of somebody of this cohort; another's does not exist."""
    people.row(here.course(), cohort_of(cohort_id), user_id) or abort(404)
    return queries.owned(user_id, certificate_id) or abort(404)
