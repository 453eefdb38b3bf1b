"""Pages travel compressed. Their length varies a little each time, so that it tells nothing of a token."""

import gzip
import io
import secrets

from flask import Flask, Response, request

TYPES = frozenset({"text/html", "application/json", "application/problem+json", "text/csv"})
LEVEL = 6


def init_app(app: Flask) -> None:
    app.after_request(_squeeze)


def _squeeze(response: Response) -> Response:
    """The gzip header's unused file name carries the padding (« Heal the BREACH »)."""
    if response.mimetype not in TYPES or response.is_streamed or response.status_code in (204, 304):
        return response
    response.vary.add("Accept-Encoding")
    body = response.get_data()
    if not request.accept_encodings["gzip"] or len(body) < 800 or response.content_encoding:
        return response
    packed = io.BytesIO()
    with gzip.GzipFile(secrets.token_hex(1 + secrets.randbelow(24)), "wb", LEVEL, packed, mtime=0) as file:
        file.write(body)
    response.set_data(packed.getvalue())
    response.content_encoding = "gzip"
    return response
