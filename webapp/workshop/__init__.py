"""Packages made beside the LMS, by a process of their own: what was asked, the queue, the files, the maker."""

from typing import cast

from flask import Flask, current_app

from webapp.settings import Settings
from webapp.workshop.makers import Makers


def init_app(app: Flask, settings: Settings) -> None:
    app.extensions["makers"] = Makers(settings)


def makers() -> Makers:
    """Who makes packages for this server."""
    return cast(Makers, current_app.extensions["makers"])
