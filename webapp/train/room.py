"""The trainers' room itself: its guard, and the cohort that a page is about."""

from flask import Blueprint, abort

from webapp import here
from webapp.models import Cohort, Role
from webapp.security import only
from webapp.train import queries

bp = Blueprint("train", __name__, template_folder="templates")
bp.before_request(only(Role.TRAINER, Role.ADMINISTRATOR))


def cohort_of(cohort_id: int) -> Cohort:
    """A cohort one accompanies; another's is « page introuvable »."""
    return queries.cohort(here.user(), cohort_id) or abort(404)
