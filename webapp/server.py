"""gunicorn as a library: the app is built once, then shared by the workers."""

import socket
from errno import EADDRINUSE
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn has no types

from builder.errors import SettingsError
from webapp.db import db
from webapp.settings import Settings
from webapp.vitals import metrics
from webapp.vitals.log import Quiet


def try_port(settings: Settings) -> None:
    """Before anything is read or changed: a server that nobody could reach says why. Raises SettingsError."""
    host, port = settings.host, settings.port
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == EADDRINUSE:
                raise SettingsError(f"Le port {port} est pris : PARCOURS_PORT en choisit un autre.") from None
            raise SettingsError(
                f"On ne peut pas écouter sur {host}, port {port} ({error.strerror}) : vérifiez PARCOURS_HOST, une"
                " adresse de cette machine, et PARCOURS_PORT."
            ) from None


class Server(BaseApplication):  # type: ignore[misc]
    """Threads in a few processes; the database is opened anew in each."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self.app, self.settings = app, settings
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": f"{self.settings.host}:{self.settings.port}",
            "workers": self.settings.workers,
            "threads": self.settings.threads,
            "worker_class": "gthread",
            "logger_class": Quiet,
            "post_fork": self._open_anew,
            "child_exit": lambda arbiter, worker: metrics.forget(worker.pid),
            "control_socket_disable": True,
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Flask:
        return self.app

    def _open_anew(self, arbiter: object, worker: object) -> None:
        with self.app.app_context():
            db.engine.dispose(close=False)
