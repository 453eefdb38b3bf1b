"""The LMS: the course, plus people."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp import (
    addresses,
    assets,
    clock,
    courses,
    db,
    errors,
    outbox,
    pages,
    security,
    sessions,
    squeeze,
    thrift,
    workshop,
)
from webapp.account.views import bp as account
from webapp.api import door as api
from webapp.api.pages import bp as tokens
from webapp.catalogue.manage import bp as offers
from webapp.catalogue.views import bp as catalogue
from webapp.certificates.public import bp as verification
from webapp.certificates.views import bp as certificates
from webapp.learn.views import bp as learn
from webapp.library import load_library
from webapp.mail import Mail
from webapp.manage.views import bp as manage
from webapp.meet.public import bp as feeds
from webapp.meet.views import bp as meet
from webapp.outbox.pages import bp as hooks
from webapp.overview.views import bp as overview
from webapp.remind.views import bp as remind
from webapp.settings import Settings, read_settings
from webapp.ship.views import bp as ship
from webapp.talk.views import bp as talk
from webapp.train.views import bp as train
from webapp.vitals import views as vitals

__all__ = ["Settings", "create_app", "read_settings"]


class Lms(Flask):
    """Flask without a look, at each of a request's steps, for a coroutine: we have none."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func


def create_app(settings: Settings) -> Flask:
    """Build the LMS around its courses. The database must be migrated before the first request."""
    app = Lms(__name__, static_folder=None)
    app.config.from_mapping(_config(settings))
    app.extensions["settings"] = settings
    app.extensions["mail"] = Mail(settings)
    app.extensions["zone"] = clock.zone(settings)
    app.extensions["library"] = load_library(settings)

    addresses.number(app)
    for part in (vitals, squeeze, thrift, errors, pages, security, outbox, db, assets):
        part.init_app(app)
    workshop.init_app(app, settings)
    for room in (
        account, learn, certificates, verification, train, talk, meet, feeds, remind,
        manage, overview, ship, catalogue, offers, tokens, hooks,
    ):  # fmt: skip
        app.register_blueprint(room)
    api.init_app(app)
    addresses.init_app(app)
    app.jinja_env.globals.update(course_choices=courses.choices, course_title=courses.course_title)

    if settings.proxies:  # the visitor's address and HTTPS; never the name we go by, which a visitor may write
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies)  # type: ignore[method-assign]  # Flask's own advice
    return app


def _config(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key(),
        "SESSION_COOKIE_NAME": "__Host-parcours" if settings.secure else "parcours",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_PATH": "/",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PERMANENT_SESSION_LIFETIME": sessions.LASTS,
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": 256 * 1024,
    }
