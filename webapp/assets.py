"""What every page needs once: one stylesheet and one script, named by their content and kept for ever.

What only those who train or administer see is styled by a sheet of its own (`css/desk/`): learners do not pay for it.
"""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request

from builder.player import script, stylesheet
from builder.player.assets import lean_style

ROOM = Path(__file__).parent
YEAR = 31_536_000

bp = Blueprint("assets", __name__)


@dataclass(frozen=True)
class Asset:
    """A file, and the same file compressed once at the start."""

    name: str
    type: str
    plain: bytes
    small: bytes


def init_app(app: Flask, entry: str = "boot/lms.js", *rooms: Path) -> None:
    """Make the files, and tell templates their addresses. Other rooms may add their styles."""
    styles = [path for room in (ROOM, *rooms) for path in sorted(room.glob("css/*.css"))]
    css = stylesheet() + _joined(styles)
    files = {
        "css": made("parcours", "css", "text/css", css),
        "desk": made("desk", "css", "text/css", _joined(sorted(ROOM.glob("css/desk/*.css")))),
        "js": made("parcours", "js", "text/javascript", script(entry)),
    }
    app.extensions["assets"] = {asset.name: asset for asset in files.values()}
    app.register_blueprint(bp)
    app.jinja_env.globals["asset_names"] = {use: asset.name for use, asset in files.items()}


@bp.get("/assets/<name>")
def asset(name: str) -> Response:
    shelves = current_app.extensions.get("library", ())
    spoken = (edition.script for shelf in shelves for edition in shelf.editions.values())
    own = next((script for script in spoken if script.name == name), None)
    return reply(own or current_app.extensions["assets"].get(name) or abort(404), "public")


def reply(found: Asset, whose: str) -> Response:
    """An asset for ever: `whose` copy it is, "public" or "private"."""
    zipped = request.accept_encodings["gzip"] > 0
    response = Response(found.small if zipped else found.plain, mimetype=found.type)
    response.headers["Cache-Control"] = f"{whose}, max-age={YEAR}, immutable"
    response.headers["Vary"] = "Accept-Encoding"
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _joined(styles: Iterable[Path]) -> str:
    return "\n".join(lean_style(path.read_text("utf-8")) for path in styles)


def made(stem: str, suffix: str, type: str, text: str) -> Asset:
    """A file of this text, named by it."""
    plain = text.encode()
    return Asset(f"{stem}.{sha256(plain).hexdigest()[:12]}.{suffix}", type, plain, gzip.compress(plain, 9, mtime=0))
