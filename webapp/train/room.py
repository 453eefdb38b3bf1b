"""The trainers' room itself: its guard, and the cohort and the learner that a page is about."""

from flask import Blueprint, abort

from webapp import here
from webapp.models import Cohort, Membership, Role
from webapp.security import only
from webapp.train import queries

bp = Blueprint("train", __name__, template_folder="templates")
bp.before_request(only(Role.TRAINER, Role.ADMINISTRATOR))


def cohort_of(cohort_id: int) -> Cohort:
    """A cohort one sees; another's is « page introuvable »."""
    return queries.cohort(here.user(), cohort_id) or abort(404)


def place_of(found: Cohort, user_id: int) -> Membership:
    """The place of one of its learners; anybody else does not exist."""
    return queries.learner(found, user_id) or abort(404)
