"""Whether the server can do its work: each thing it leans on, tried."""

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from webapp import migrate
from webapp.db import db
from webapp.settings import Settings

newest = cache(migrate.newest)
"""Files of ours do not change while we run."""


def failing(settings: Settings) -> list[str]:
    """What does not do its part: « database », « migrations », « disk ». Nothing when all is well."""
    return [*_database(), *_disk(settings.var)]


def _database() -> list[str]:
    try:
        with db.engine.connect() as connection:
            found = migrate.current(connection)
    except SQLAlchemyError:
        return ["database"]
    return [] if found == newest() else ["migrations"]


def _disk(folder: Path) -> list[str]:
    """Whether something may still be written where we keep everything."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"1")
    except OSError:
        return ["disk"]
    return []
