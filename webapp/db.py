"""The database: one session per request, one place that commits, SQLite told to behave."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, cast

from flask import Flask, Response, g, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Executable, event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, InvalidatePoolError, OperationalError
from sqlalchemy.orm import DeclarativeBase, Session, scoped_session
from sqlalchemy.pool import ConnectionPoolEntry

from builder.errors import SettingsError
from webapp.settings import Settings

db = SQLAlchemy(session_options={"expire_on_commit": False})
session: scoped_session[Session] = cast(Any, db.session)

INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Both spell « on conflict » alike, but share no type."""

READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Reading a page changes nothing, and a test holds that it writes nothing (but see `keep`)."""

PRAGMAS = ("journal_mode=wal", "synchronous=full", "foreign_keys=on", "busy_timeout=5000")
"""« Enregistré » outlives a power cut: in WAL mode, `normal` would only promise a sound file, not the last answers."""

QUIET = 0.2
"""Seconds that a connection may have been quiet and be used untried: PostgreSQL does not restart in less."""

AWAY = {"connect_timeout": 5, "tcp_user_timeout": 20_000}
"""Seconds to reach PostgreSQL, milliseconds to hear from it: a visitor is told rather than left waiting."""


def init_app(app: Flask) -> None:
    """Open the database, and end each request with a commit or with nothing at all.

    A connection to PostgreSQL that was quiet is tried before it serves: who comes after it restarted notices nothing.
    """
    settings: Settings = app.extensions["settings"]
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    is_away = make_url(settings.database_url).get_backend_name() == "postgresql"
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"hide_parameters": True, "connect_args": AWAY if is_away else {}}
    db.init_app(app)
    app.teardown_appcontext(_let_go)
    app.after_request(_commit)
    with app.app_context():
        if is_away:
            event.listen(db.engine, "checkin", _note)
            event.listen(db.engine, "checkout", _try)
        else:
            event.listen(db.engine, "connect", tune)


def bare_app(settings: Settings) -> Flask:
    """No more of the LMS than its database: for commands, and for processes beside the server."""
    app = Flask("webapp", static_folder=None)
    app.extensions["settings"] = settings
    init_app(app)
    return app


@contextmanager
def opened(app: Flask) -> Iterator[None]:
    """Inside an app for as long as a command takes. A database that does not answer is a SettingsError."""
    with app.app_context():
        try:
            yield
        except OperationalError as error:
            address = db.engine.url.render_as_string()
            raise SettingsError(f"La base de données ne répond pas ({address}) : {error.orig}") from None
        finally:
            session.remove()
            db.engine.dispose()


def once(model: type[DeclarativeBase], values: Mapping[str, Any]) -> int | None:
    """Insert a row unless one of its unique keys is already there: its id, or None for a repeat."""
    id: int | None = session.connection().scalar(_insert_new(_dialect(), model, "id"), values)
    return id


def once_each(model: type[DeclarativeBase], rows: Sequence[Mapping[str, Any]], name: str) -> set[Any]:
    """Insert those of the rows whose unique keys are not there: the column `name` of each that was inserted."""
    return set(session.connection().scalars(_insert_new(_dialect(), model, name), list(rows)))


def upsert(
    model: type[DeclarativeBase], rows: Sequence[Mapping[str, Any]], key: tuple[str, ...], unless: str = ""
) -> None:
    """Insert rows, or change those with the same key; only as long as their column `unless`, if any, is still empty."""
    changing = tuple(name for name in rows[0] if name not in key)
    session.connection().execute(_upsert(_dialect(), model, key, changing, unless), list(rows))


@cache
def _insert_new(dialect: str, model: type[DeclarativeBase], name: str) -> Executable:
    insert = INSERT[dialect](model.__table__).on_conflict_do_nothing()
    return cast(Executable, insert.returning(model.__table__.c[name]))


@cache
def _upsert(
    dialect: str, model: type[DeclarativeBase], key: tuple[str, ...], changing: tuple[str, ...], unless: str
) -> Executable:
    insert = INSERT[dialect](model.__table__)
    changed = {name: insert.excluded[name] for name in changing}
    still_open = model.__table__.c[unless].is_(None) if unless else None
    return cast(Executable, insert.on_conflict_do_update(index_elements=key, set_=changed, where=still_open))


def _dialect() -> str:
    return db.engine.dialect.name


def keep() -> None:
    """Commit at the end of this request although it only reads: it leaves a trace of having read."""
    g.keep = True


def keep_anyway(statement: Executable) -> None:
    """Execute and commit this once the request is over, whatever becomes of it: a refusal leaves a trace of itself."""
    g.setdefault("anyway", []).append(statement)


def undo() -> None:
    """Let go of what this request did. A connection that died meanwhile is thrown away."""
    try:
        session.rollback()
    except DBAPIError:
        session().invalidate()


def _let_go(_: object) -> None:
    """End the session, before Flask-SQLAlchemy does: it would raise after a good reply if the connection has died."""
    try:
        session.remove()
    except DBAPIError:
        session().invalidate()


def _commit(response: Response) -> Response:
    if request.method in READING and not g.get("keep"):
        _end_of_reading(response)
    elif response.status_code < 400:
        session.commit()
    else:
        undo()
    for statement in g.get("anyway", ()) if response.status_code != 503 else ():
        session.execute(statement)
        session.commit()
    return response


def _end_of_reading(response: Response) -> None:
    """Let go of what was read. By a commit: psycopg forgets at each rollback the statements that it had prepared."""
    if response.is_streamed or not session.registry.has():
        return
    session.expunge_all()
    try:
        session.commit()
    except DBAPIError:
        session().invalidate()


def _note(_: object, record: ConnectionPoolEntry) -> None:
    record.info["left"] = time.monotonic()


def _try(connection: DBAPIConnection, record: ConnectionPoolEntry, _: object) -> None:
    """At a restart every connection died: the pool is told, and opens new ones."""
    if time.monotonic() - record.info.get("left", time.monotonic()) < QUIET:
        return
    try:
        db.engine.dialect.do_ping(connection)
    except db.engine.dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error


def tune(connection: Any, _: object) -> None:
    """A new connection to SQLite, told to behave."""
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"pragma {pragma}")
    cursor.close()
