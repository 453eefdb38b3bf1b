"""The door itself: which token, whose, how often; then what is said is tagged, so that it is not said twice."""

from dataclasses import dataclass
from math import ceil
from time import time

from flask import Blueprint, Flask, Response, abort, g, request
from limits import parse
from werkzeug.exceptions import TooManyRequests

from webapp import here, visitor
from webapp.api import tokens
from webapp.api.rows import Token
from webapp.db import READING
from webapp.models import Role
from webapp.security import csrf
from webapp.throttle import limiter, may

bp = Blueprint("api", __name__, url_prefix="/api/v1", template_folder="templates")
csrf.exempt(bp)


@dataclass(frozen=True)
class Opened:
    """The token of this request."""

    id: int
    scopes: frozenset[str]


def opened() -> Opened:
    found: Opened | None = g.get("token")
    return found or abort(401)


def enter(scope: str) -> None:
    """Who asks, by their token. 401 without one, 429 when it asks too often, 403 when it was not made for that."""
    sort, _, text = request.headers.get("Authorization", "").partition(" ")
    found = tokens.opened(text.strip()) if sort.lower() == "bearer" and text.isascii() else None
    person = visitor.of(found.user_id) if found else None
    if found is None or person is None or person.provisional:  # somebody else knows the password they have now
        abort(401)
    _count(found)
    if person.role is Role.LEARNER or (scope and scope not in found.scopes):
        abort(403)
    g.user, g.token = person, Opened(found.id, frozenset(found.scopes))


def _count(token: Token) -> None:
    rate = parse(f"{here.settings().api_rate}/minute")
    if not may(rate, "api", str(token.id)):
        until = limiter.limiter.get_window_stats(rate, "api", str(token.id)).reset_time
        raise TooManyRequests(retry_after=max(1, ceil(until - time())))


@bp.after_request
def tag(response: Response) -> Response:
    """A reading that says the same as last time says so (RFC 9110): 304, and no more."""
    response.vary.update(("Authorization", "Accept-Language"))
    if request.method in READING and response.status_code == 200:
        response.headers["Cache-Control"] = "private, no-cache"
        response.add_etag(weak=True)
        response.make_conditional(request)
    return response


def init_app(app: Flask) -> None:
    from webapp.api import cohorts, courses, documents, members, progress, results  # noqa: F401  # their addresses

    app.register_blueprint(bp)
