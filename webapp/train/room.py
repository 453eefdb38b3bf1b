"""The trainers' room itself: its guard, and the cohort and the learner that a page is about."""

from flask import Blueprint, abort, g, request

from webapp import here
from webapp.models import Cohort, Membership, Role
from webapp.security import only
from webapp.train import queries

bp = Blueprint("train", __name__, template_folder="templates")
bp.before_request(only(Role.TRAINER, Role.ADMINISTRATOR))


@bp.before_request
def _enter() -> None:
    """A page about a cohort is about the course that it follows, whatever the view asks first."""
    if "cohort_id" in (request.view_args or {}):
        cohort_of((request.view_args or {})["cohort_id"])


def cohort_of(cohort_id: int) -> Cohort:
    """A cohort one sees; another's is « page introuvable ». From here on the request is about its course."""
    found: Cohort | None = g.get("its_cohort")
    if found is None or found.id != cohort_id:
        found = g.its_cohort = queries.cohort(here.user(), cohort_id) or abort(404)
        here.turn_to(found.course)
    return found


def place_of(found: Cohort, user_id: int) -> Membership:
    """The place of one of its learners; anybody else does not exist."""
    return queries.learner(found, user_id) or abort(404)
