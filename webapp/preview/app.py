"""The preview's app: the learner's face and the author's problems, for this machine alone."""

from pathlib import Path
from typing import cast

from flask import Flask, Response, abort, current_app, request
from werkzeug.exceptions import HTTPException

from builder.player.templating import icon
from webapp import assets
from webapp.preview.live import Live
from webapp.security import HEADERS

ROOM = Path(__file__).parent
NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""What this machine is called: a page of another name that leads here (DNS rebinding) is refused."""
OWN = {
    **HEADERS,
    "Content-Security-Policy": HEADERS["Content-Security-Policy"].replace(
        "frame-ancestors 'none'", "frame-ancestors 'self'; frame-src 'self'"
    ),
    "Cache-Control": "no-store",
}


def create_app(live: Live) -> Flask:
    """The app around one living course."""
    from webapp.preview.records import bp

    app = Flask(__name__, static_folder=None, template_folder=ROOM.parent / "templates")
    app.extensions["live"] = live
    app.config["MAX_CONTENT_LENGTH"] = 256 * 1024
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals["icon"] = icon
    assets.init_app(app, "boot/preview.js", ROOM)
    app.register_blueprint(bp)
    app.before_request(_only_here)
    app.after_request(_add_headers)
    app.register_error_handler(Exception, _say)
    return app


def live() -> Live:
    return cast(Live, current_app.extensions["live"])


def _only_here() -> None:
    name = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    if name not in NAMES:
        abort(403)
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)


def _add_headers(response: Response) -> Response:
    for name, value in OWN.items():
        response.headers.setdefault(name, value)
    return response


def _say(error: Exception) -> Response:
    """A sentence, never a trace; the trace goes to whoever asked for it in the log."""
    if isinstance(error, HTTPException):
        return Response(f"{error.code} · cette adresse ne mène à rien ici.\n", error.code, mimetype="text/plain")
    current_app.logger.debug("a page failed", exc_info=error)
    said = "500 · cette page n'a pas pu être montrée. « parcours check » dit ce qui manque au cours.\n"
    return Response(said, 500, mimetype="text/plain")
