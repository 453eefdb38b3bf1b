"""Bring the database to today's tables, once, before anybody is served.

For whoever writes a migration: flask --app webapp.migrate:with_tools db revision --rev-id 0002 -m "…"
"""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import inspect, text

from webapp.db import db
from webapp.learn import memory

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def newest() -> str:
    """The last migration: the one that none comes after. Numbers are only names: branches meet in any order."""
    told = "\n".join(path.read_text("utf-8") for path in VERSIONS.glob("[0-9]*.py"))
    revisions, before = (set(re.findall(rf'^{name} = "(\w+)"', told, re.M)) for name in ("revision", "down_revision"))
    return str(*(revisions - before))


def migrate(app: Flask) -> None:
    """Upgrade if need be, and derive anew what is derived. A SQLite file is copied first; nothing is done when all is
    in place.
    """
    with app.app_context():
        found = _current()
        if found == newest():
            return
        if found and db.engine.dialect.name == "sqlite":
            _copy(Path(str(db.engine.url.database)), found)
        _upgrade(app)
        db.engine.dispose()


def with_tools(app: Flask | None = None) -> Flask:
    """The app with Flask-Migrate's commands. Only here, because Alembic takes a while to import."""
    from flask_migrate import Migrate

    from webapp import create_app, read_settings

    app = app or create_app(read_settings())
    Migrate(app, db, directory=str(VERSIONS.parent))
    return app


def _upgrade(app: Flask) -> None:
    from flask_migrate import upgrade

    with_tools(app)
    upgrade()
    memory.replay()
    db.session.commit()


def _current() -> str | None:
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        version: str | None = connection.scalar(text("select version_num from alembic_version"))
        return version


def _copy(file: Path, version: str) -> None:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    with db.engine.connect() as connection:
        connection.execute(text("pragma wal_checkpoint(truncate)"))
    shutil.copy2(file, file.with_name(f"{file.stem}-{version}-{stamp}{file.suffix}"))
