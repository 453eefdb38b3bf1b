"""What machines ask: whether we live, whether we are ready, our figures. No session, no cookie, nobody named."""

import json
import logging
import re
import secrets
from ipaddress import ip_address
from time import perf_counter

from flask import Blueprint, Flask, Response, abort, current_app, g, request

from webapp import here
from webapp.vitals import metrics, ready
from webapp.vitals.metrics import Metrics

bp = Blueprint("vitals", __name__)
LOG = logging.getLogger("parcours.requests")
GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
"""A request's name, as whoever stands before us may give it."""
FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


def init_app(app: Flask) -> None:
    """Name each request, time it, count it, log it: to be installed before every other part, so as to end last."""
    app.extensions["metrics"] = Metrics()
    app.register_blueprint(bp)
    app.before_request(_begin)
    app.after_request(_end)


@bp.get("/health")
def health() -> Response:
    """The process answers. Nothing else is looked at: a database that is away is no reason to start us again."""
    return _said({"status": "alive"})


@bp.get("/ready")
def readiness() -> Response:
    """Whether requests may be sent here: 503 with what fails, as problem JSON (RFC 9457)."""
    failing = ready.failing(here.settings())
    if not failing:
        return _said({"status": "ready"})
    problem = {"type": "about:blank", "title": "Not ready", "status": 503, "failing": failing}
    reply = _said(problem, "application/problem+json")
    reply.status_code = 503
    reply.headers["Retry-After"] = "10"
    return reply


@bp.get("/metrics")
def figures() -> Response:
    """For this machine, or for who shows the token; for anybody else there is nothing here."""
    if not _may_read():
        abort(404)
    reply = Response(metrics.of(current_app).text(), content_type="text/plain; version=0.0.4; charset=utf-8")
    reply.headers["Cache-Control"] = "no-store"
    return reply


def _may_read() -> bool:
    """A proxy on this machine comes from it as well: what it forwards is somebody else's."""
    token = here.settings().metrics_token
    if token:
        shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(shown.encode(), token.encode())
    if any(name in request.headers for name in FORWARDED):
        return False
    return ip_address(request.remote_addr or "0.0.0.0").is_loopback  # noqa: S104  # nosec B104  # an address nobody comes from


def _said(body: dict[str, object], kind: str = "application/json") -> Response:
    reply = Response(json.dumps(body), mimetype=kind)
    reply.headers["Cache-Control"] = "no-store"
    return reply


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if GIVEN.fullmatch(given) else secrets.token_hex(12)
    g.began = perf_counter()


def _end(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    seconds = perf_counter() - g.began
    route = request.url_rule.rule if request.url_rule else "none"
    metrics.of(current_app).count(response, route, seconds)
    said = {"method": request.method, "route": route, "status": response.status_code, "ms": round(1000 * seconds, 1)}
    LOG.info("request", extra={"said": said})
    return response
