"""Bring the database to today's tables, once, before anybody is served."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import inspect, text

from webapp.db import db

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def newest() -> str:
    """The number of the last migration: they are numbered by hand, in order."""
    return max(path.stem.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py"))


def migrate(app: Flask) -> None:
    """Upgrade if need be. A SQLite file is copied first; nothing is done when all is in place."""
    with app.app_context():
        found = _current()
        if found == newest():
            return
        if found and db.engine.dialect.name == "sqlite":
            _copy(Path(str(db.engine.url.database)), found)
        _upgrade()
        db.engine.dispose()


def _upgrade() -> None:
    from flask_migrate import upgrade  # only here: Alembic takes a while to import

    upgrade()


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
