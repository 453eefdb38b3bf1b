"""The account room itself, and what its views share."""

from flask import Blueprint, g, url_for

from webapp import here, visitor
from webapp.models import Role, User

bp = Blueprint("account", __name__, template_folder="templates")


def front(role: Role) -> str:
    """The first page of the day: a trainer's is about others."""
    return url_for("train.monday" if role is Role.TRAINER else "learn.home")


def first_page(user: User) -> str:
    """The same for somebody who has just signed in: in their own course, where there are several."""
    if len(here.library()) > 1:
        g.user = visitor.of(user.id)
        here.turn_to(here.own_shelf().id)
    return front(user.role)
