"""The files that a course shows: those of its media folders, and no other, however they are asked for."""

import mimetypes
from pathlib import Path, PurePosixPath

from flask import Response, abort, send_file

from builder.within import within

SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For a drawing opened by itself: it may be styled, never scripted."""
SHOWN = ("image/", "audio/", "video/", "text/vtt")
"""What a page shows or plays by itself. Any other file is handed over to be kept."""

for ending, kind in {".vtt": "text/vtt", ".ogg": "audio/ogg", ".m4a": "audio/mp4", ".wav": "audio/wav"}.items():
    mimetypes.add_type(kind, ending)


def send_media(root: Path, name: str, max_age: int) -> Response:
    """A file of one of the course's media folders, safe to open by itself; 404 for any other."""
    path = _found(root, name) or abort(404)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    reply = send_file(path, kind, max_age=max_age, as_attachment=not kind.startswith(SHOWN))
    reply.cache_control.public, reply.cache_control.private = False, True  # for who signed in
    reply.headers["Content-Security-Policy"] = SANDBOX
    return reply


def _found(root: Path, name: str) -> Path | None:
    parts = PurePosixPath(name).parts
    shared = parts[:2] == ("course", "media")
    own = len(parts) > 3 and parts[0] == "modules" and "media" in parts[2:-1]
    return within(root, name) if shared or own else None
