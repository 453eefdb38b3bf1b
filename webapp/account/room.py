"""The account room itself, and what its views share."""

from flask import Blueprint, url_for

from webapp.models import Role

bp = Blueprint("account", __name__, template_folder="templates")


def front(role: Role) -> str:
    """The first page of the day: a trainer's is about others."""
    return url_for("train.monday" if role is Role.TRAINER else "learn.home")
