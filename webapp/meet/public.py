"""Somebody's calendar, for a program that has no session of ours: the address alone says whose it is."""

from flask import Blueprint, Response, abort

from webapp.meet import queries
from webapp.meet.views import as_ics
from webapp.throttle import failed, limiter

bp = Blueprint("feeds", __name__)


@bp.get("/calendar/<token>.ics")
@limiter.limit("20 per 10 minutes", deduct_when=failed)
def subscribed(token: str) -> Response:
    """Sessions of half a year ago and of all time to come; those that were cancelled say so."""
    found = queries.feed_of(token) or abort(404)
    return as_ics(queries.for_calendar(found.user_id), "Parcours")
