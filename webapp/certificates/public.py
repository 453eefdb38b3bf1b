"""Where anybody verifies a certificate, without an account: what it says, or that it says nothing any more."""

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from webapp.certificates import press, queries
from webapp.certificates.views import address_of
from webapp.pages import show
from webapp.throttle import limiter

bp = Blueprint("verification", __name__, template_folder="templates")


@bp.get("/verify")
def ask() -> ResponseReturnValue:
    """A code to type; whoever photographed the QR code is already further."""
    code = request.args.get("code", "").strip()
    return redirect(url_for(".verify", code=code[:60])) if code else _private(show("certificates/ask.html"))


@bp.get("/verify/<code>")
@limiter.limit("60 per minute")
def verify(code: str) -> ResponseReturnValue:
    """No more than the paper says; of one that was revoked, only that. Search engines are asked to look away."""
    found = queries.by_code(code)
    page = show("certificates/verify.html", found=found, typed=code, address_of=address_of, qr=press.qr)
    return _private(page), 200 if found else 404


def _private(page: str) -> Response:
    headers = {"X-Robots-Tag": "noindex, nofollow", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    return Response(page, headers=headers)
