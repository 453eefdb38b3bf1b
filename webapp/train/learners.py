"""What a trainer does for a learner: another cohort, out of it, a new code; and the slips to hand out."""

from flask import Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from webapp import here
from webapp.models import Cohort, User
from webapp.pages import show
from webapp.train import actions, queries
from webapp.train.forms import MoveForm
from webapp.train.room import bp, cohort_of, place_of


@bp.post("/cohorts/<int:cohort_id>/learners/<int:user_id>/move")
def move_learner(cohort_id: int, user_id: int) -> ResponseReturnValue:
    """To another cohort of the same organisation that one sees too."""
    found = cohort_of(cohort_id)
    place, siblings = place_of(found, user_id), queries.siblings(here.user(), found)
    form = MoveForm().offer(siblings)
    if not form.validate():
        abort(400)
    there = next(one for one in siblings if one.id == form.cohort.data)
    actions.move(place, there)
    flash(here.words().gettext("Dans sa nouvelle cohorte, avec tout ce qui était fait."))
    return redirect(url_for(".learner", cohort_id=there.id, user_id=user_id), code=303)


@bp.post("/cohorts/<int:cohort_id>/learners/<int:user_id>/removal")
def remove_learner(cohort_id: int, user_id: int) -> ResponseReturnValue:
    actions.remove(place_of(cohort_of(cohort_id), user_id))
    flash(here.words().gettext("Retiré·e de la cohorte. Ses réponses sont gardées."))
    return redirect(url_for(".cohort", cohort_id=cohort_id), code=303)


@bp.post("/cohorts/<int:cohort_id>/learners/<int:user_id>/code")
def give_code(cohort_id: int, user_id: int) -> ResponseReturnValue:
    """A forgotten code: a new slip for one person."""
    found = cohort_of(cohort_id)
    place_of(found, user_id)
    return _slips(found, queries.with_keys(found, user_id) or abort(403))


@bp.post("/cohorts/<int:cohort_id>/slips")
def give_codes(cohort_id: int) -> ResponseReturnValue:
    """A sheet of slips for all who have not chosen a password yet. What was printed before opens nothing any more."""
    found = cohort_of(cohort_id)
    return _slips(found, queries.with_keys(found) or abort(404))


def _slips(found: Cohort, people: list[User]) -> Response:
    """Codes are in this reply and nowhere else: no copy of it may stay on a shared computer."""
    slips = [*zip(people, actions.new_codes(people), strict=True)]
    reply = Response(show("train/slips.html", its_cohort=found, slips=slips, root=here.root()))
    reply.headers["Cache-Control"] = "no-store"
    return reply
