"""What leaves for other servers: written with the fact, in one transaction; delivered beside the server."""

from typing import cast

from flask import Flask, Response, current_app, g

from builder.errors import SettingsError
from webapp import beside
from webapp.settings import Settings

MODULE = "webapp.outbox.courier"


class Courier:
    """Starts the process that delivers, unless one is at work."""

    def __init__(self, settings: Settings) -> None:
        self.place = settings.var.resolve() / "courier.lock"
        self._hands = beside.Hands(settings, MODULE, 1)

    def wake(self) -> None:
        if beside.is_free(self.place):
            self._hands.start()


def init_app(app: Flask) -> None:
    """Before the database: what runs first after a request is what was registered last, and it commits."""
    settings: Settings = app.extensions["settings"]
    if settings.lrs and not (settings.address and settings.lrs.startswith(("https://", "http://"))):
        raise SettingsError("PARCOURS_LRS demande une adresse (https://…/xapi), et PARCOURS_ADDRESS : qui parle.")
    app.extensions["courier"] = Courier(settings)
    app.after_request(_wake)


def messenger() -> Courier:
    """Who delivers for this server."""
    return cast(Courier, current_app.extensions["courier"])


def _wake(response: Response) -> Response:
    """Once all is written."""
    if g.get("outgoing") and response.status_code < 400:
        messenger().wake()
    return response
