"""Doors and locks: who one is, what each role may open, and what browsers are told to refuse."""

from collections.abc import Callable
from urllib.parse import urlsplit

from flask import Flask, Response, abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFProtect

from webapp import here, sessions, throttle
from webapp.addresses import settle
from webapp.models import Role
from webapp.publishing import serving
from webapp.scope import rules_all
from webapp.settings import Settings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
        "connect-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

HTTPS_FOR = 63_072_000
"""Seconds during which a browser that came by HTTPS never comes otherwise: two years."""

LISTS = ("train.preview_people", "train.confirm_people")
LARGEST_LIST = 2_000_000
"""Octets: three hundred people, as the heaviest of spreadsheets keeps them."""

BEFORE_ALL = frozenset(
    f"account.{name}" for name in ("welcome", "choose_password", "change_language", "end_session", "privacy")
) | {"remind.letters", "remind.stop_letters"}
"""What is open to somebody who has not chosen a password yet."""

csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    app.session_interface = sessions.Cookies()
    app.before_request(_make_room)
    csrf.init_app(app)
    throttle.init_app(app)
    app.before_request(_arrive)
    app.before_request(_refuse_other_sites)
    app.before_request(_first_things_first)
    app.after_request(_add_headers)
    settings: Settings = app.extensions["settings"]
    if settings.secure:
        app.after_request(_only_by_https)


def only(*roles: Role) -> Callable[[], None]:
    """A blueprint's guard: 401 for a stranger, 403 for the wrong role. No role named: anybody signed in."""

    def guard() -> None:
        person = here.user()
        if roles and person.role not in roles:
            abort(403)

    return guard


def only_the_platforms() -> None:
    """What is everybody's (organisations, the public catalogue) belongs to the platform's administrators."""
    if not rules_all(here.user()):
        abort(403)


def safe_next(address: str | None) -> str | None:
    """Where to go after signing in, if it is one of our own pages."""
    if not address or not address.startswith("/") or "\\" in address or any(ord(c) < 33 for c in address):
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc or address.startswith("//") else address


def _make_room() -> None:
    """Lists of people are larger than answers; said before the form is read to find its token."""
    if request.endpoint in LISTS:
        request.max_content_length = LARGEST_LIST
        request.max_form_memory_size = LARGEST_LIST


def _arrive() -> None:
    """Find out who this is, and in which language to speak."""
    g.user = None
    if request.endpoint == "assets.asset" or request.blueprint == "vitals":
        return
    if request.blueprint not in ("catalogue", "api"):
        g.user = sessions.whose()
    serving.look(here.library(), g.user.published if g.user else None)
    if request.blueprint == "catalogue":
        return
    if request.blueprint == "api":  # a program, which shows a token; whatever cookies come with it say nothing
        here.speak(here.spoken())
        return
    settle()


def _refuse_other_sites() -> None:
    """Beside the token: a form sent by another site's page is refused by what the browser says of it."""
    if request.method == "POST" and request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403)


def _first_things_first() -> ResponseReturnValue | None:
    """Whoever still has a code that somebody else knows chooses a password before anything else."""
    person = here.visitor()
    if person is None or not person.provisional or request.endpoint in BEFORE_ALL:
        return None
    return redirect(url_for("account.welcome"), code=303)


def _add_headers(response: Response) -> Response:
    said = response.headers
    said.extend([(name, value) for name, value in HEADERS.items() if name not in said])
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store" if sessions.is_shared() else "private, no-cache"
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = g.get("language") or next(iter(here.editions()))
    return response


def _only_by_https(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = f"max-age={HTTPS_FOR}; includeSubDomains"
    return response
