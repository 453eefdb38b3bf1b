"""Bring the database to today's tables, once, before anybody is served.

The whole upgrade is one transaction on both engines, and one server at a time is in it: what fails leaves the old
tables as they were, and of two servers that start at once the second finds the work done.

For whoever writes a migration: flask --app webapp.migrate:with_tools db revision --rev-id 0002 -m "…"
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import Connection, inspect, text

from builder.errors import SettingsError
from webapp.db import db, opened

VERSIONS = Path(__file__).parent / "migrations" / "versions"
LOCK = 7_063_091
"""Our name among PostgreSQL's advisory locks: an upgrade holds it alone, backups share it."""
PATIENCE = 3600
"""Seconds that a server waits for another one's upgrade on SQLite; PostgreSQL waits as long as it takes."""


def known() -> dict[str, str]:
    """Every migration with the one that it comes after; the first comes after nothing."""
    told = (path.read_text("utf-8") for path in VERSIONS.glob("[0-9]*.py"))
    return {_said("revision", one): _said("down_revision", one) for one in told}


def newest() -> str:
    """The last migration: the one that none comes after. Numbers are only names: branches meet in any order."""
    return str(*(known().keys() - known().values()))


def migrate(app: Flask) -> None:
    """Upgrade if need be, and derive what is derived if it never was. A SQLite file is copied first; nothing is done
    when all is in place. Raises SettingsError when the database was written by a newer Parcours.
    """
    with opened(app):
        with db.engine.connect() as connection:
            found = current(connection)
        if found == newest():
            return
        refuse_newer(found)
        with alone() as connection:
            advance(connection)


def advance(connection: Connection, revision: str = "") -> None:
    """Go on to a migration, or to the newest and to what was never derived yet, in the caller's own transaction."""
    from alembic import command
    from alembic.config import Config

    from webapp.learn import memory

    found = current(connection)
    if found == (revision or newest()):
        return  # another server did it while we waited
    if found and connection.dialect.name == "sqlite":
        _copy(Path(str(connection.engine.url.database)), found)
    config = Config(VERSIONS.parent / "alembic.ini")
    config.set_main_option("script_location", str(VERSIONS.parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision or "head")
    if not revision and memory.is_empty(connection):
        memory.replay(connection)


@contextmanager
def alone() -> Iterator[Connection]:
    """One transaction for changing tables, with nobody else's beside it; committed at the end, or as if it never was.

    SQLite would let what belongs to a table go when the table is copied and dropped: references are not followed
    meanwhile, and every one is looked at before the end, as SQLite's own guide to ALTER TABLE advises.
    """
    with db.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            connection.execute(text("select pg_advisory_xact_lock(:name)"), {"name": LOCK})
            yield connection
            connection.commit()
            return
        connection.detach()  # its pragmas are for this once
        connection.exec_driver_sql(f"pragma busy_timeout={1000 * PATIENCE}")
        connection.exec_driver_sql("pragma foreign_keys=off")
        connection.exec_driver_sql("begin immediate")
        before = _dangling(connection)
        yield connection
        if lost := _dangling(connection) - before:
            raise RuntimeError(f"rows were left without what they belong to: {list(lost)[:5]}")
        connection.commit()


def current(connection: Connection) -> str | None:
    """The migration that the database stopped at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.scalar(text("select version_num from alembic_version"))
    return version


def refuse_newer(version: str | None) -> None:
    """Raises SettingsError for a database, or a backup, that this Parcours is too old to read."""
    if version is not None and version not in known():
        raise SettingsError(
            f"La base est à l’étape {version}, que ce Parcours ne connaît pas : une version plus récente l’a écrite."
            " Reprenez cette version-là, ou restaurez une sauvegarde d’avant la mise à jour."
        )


def with_tools(app: Flask | None = None) -> Flask:
    """The app with Flask-Migrate's commands. Only here, because Alembic takes a while to import."""
    from flask_migrate import Migrate

    from webapp import create_app, read_settings

    app = app or create_app(read_settings())
    Migrate(app, db, directory=str(VERSIONS.parent))
    return app


def _said(name: str, text: str) -> str:
    found = re.search(rf'^{name} = "(\w+)"', text, re.MULTILINE)
    return found[1] if found else ""


def _dangling(connection: Connection) -> set[tuple[object, ...]]:
    return {tuple(row) for row in connection.exec_driver_sql("pragma foreign_key_check")}


def _copy(file: Path, version: str) -> None:
    """What is committed: another connection reads it while ours holds the door."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    copy = file.with_name(f"{file.stem}-{version}-{stamp}{file.suffix}")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
