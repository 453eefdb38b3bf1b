"""The administrators' room itself: its guard, and the person that a page is about."""

from flask import Blueprint, abort

from webapp import here
from webapp.manage import queries
from webapp.models import Role, User
from webapp.security import only

bp = Blueprint("manage", __name__, url_prefix="/manage", template_folder="templates")
bp.before_request(only(Role.ADMINISTRATOR))


def person_of(user_id: int) -> User:
    """Somebody whose account one administers; anybody else does not exist."""
    return queries.person(here.user(), user_id) or abort(404)
