"""Invitations: made, shown large with their QR code, printed as slips to cut, closed."""

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.models import Invitation
from webapp.pages import show
from webapp.train import actions, queries
from webapp.train.board import cohort_page
from webapp.train.forms import InvitationForm
from webapp.train.room import bp, cohort_of

PER_SHEET = 8


@bp.post("/cohorts/<int:cohort_id>/invitations")
def create_invitation(cohort_id: int) -> ResponseReturnValue:
    found, form = cohort_of(cohort_id), InvitationForm()
    if not form.validate():
        return cohort_page(found, form), 422
    made = actions.invite(found, here.user(), form.places.data or 0, form.days.data or 0)
    return redirect(url_for(".invitation", invitation_id=made.id), code=303)


@bp.get("/invitations/<int:invitation_id>")
def invitation(invitation_id: int) -> str:
    """The link, the code, the QR code: to show on a wall, to copy, to print."""
    found = _invitation(invitation_id)
    return show("train/invitation.html", invitation=found, its_cohort=found.cohort, link=_link(found))


@bp.get("/invitations/<int:invitation_id>/slips")
def invitation_slips(invitation_id: int) -> str:
    """An A4 sheet of the same invitation, to cut: as many slips as places are left, whole sheets at most five."""
    found = _invitation(invitation_id)
    if not found.is_open:
        abort(404)
    count = min(-(-found.left // PER_SHEET), 5) * PER_SHEET
    return show("train/slips-invitation.html", invitation=found, count=count, link=_link(found))


@bp.post("/invitations/<int:invitation_id>/revocation")
def revoke_invitation(invitation_id: int) -> ResponseReturnValue:
    found = _invitation(invitation_id)
    actions.revoke(found)
    flash(here.words().gettext("Invitation fermée : ce code n’ouvre plus rien."))
    return redirect(url_for(".cohort", cohort_id=found.cohort_id, _anchor="invitations"), code=303)


def _invitation(invitation_id: int) -> Invitation:
    found = queries.invitation(invitation_id) or abort(404)
    cohort_of(found.cohort_id)
    return found


def _link(found: Invitation) -> str:
    return f"{here.root()}/join/{found.code}"
