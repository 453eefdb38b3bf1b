"""The database: one session per request, one place that commits, SQLite told to behave."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from flask import Flask, Response
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session, scoped_session

db = SQLAlchemy(session_options={"expire_on_commit": False})
session: scoped_session[Session] = cast(Any, db.session)

PRAGMAS = ("journal_mode=wal", "synchronous=normal", "foreign_keys=on", "busy_timeout=5000")


def init_app(app: Flask) -> None:
    """Open the database, and end each request with a commit or with nothing at all."""
    db.init_app(app)
    app.after_request(_commit)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", _tune)


def once(model: type[DeclarativeBase], values: Mapping[str, Any]) -> int | None:
    """Insert a row unless one of its unique keys is already there: its id, or None for a repeat."""
    insert = _dialect().insert(model).values(**values)
    id: int | None = session.scalar(insert.on_conflict_do_nothing().returning(model.__table__.c.id))
    return id


def upsert(model: type[DeclarativeBase], rows: Sequence[Mapping[str, Any]], key: list[str], unless: str) -> None:
    """Insert rows, or change those with the same key as long as their column `unless` is still empty."""
    insert = _dialect().insert(model).values(list(rows))
    changed = {name: insert.excluded[name] for name in rows[0] if name not in key}
    still_open = model.__table__.c[unless].is_(None)
    session.execute(insert.on_conflict_do_update(index_elements=key, set_=changed, where=still_open))


def _dialect() -> Any:
    """The module that knows this engine's « on conflict »; both spell it alike, but share no type."""
    return postgresql if db.engine.dialect.name == "postgresql" else sqlite


def _commit(response: Response) -> Response:
    if response.status_code < 400:
        session.commit()
    else:
        session.rollback()
    return response


def _tune(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"pragma {pragma}")
    cursor.close()
