"""Rows written as quickly as each engine allows: by COPY where there is one, else by many at once."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from webapp.learn.rows import Card
from webapp.models import (
    Answer,
    Assessment,
    Attempt,
    AttemptAnswer,
    Base,
    Cohort,
    Decision,
    Membership,
    Organisation,
    Run,
    Sheet,
    User,
    Visit,
)

FACT = ("user_id", "client_id", "course", "revision", "language", "at")
COLUMNS: dict[type[Base], tuple[str, ...]] = {
    Organisation: ("id", "name", "kind", "hidden", "created"),
    User: (
        "id", "organisation_id", "username", "name", "commune", "role", "password", "provisional", "version",
        "language", "created", "seen",
    ),
    Cohort: ("id", "course", "organisation_id", "name", "pathway", "begins", "created"),
    Membership: ("user_id", "cohort_id", "trains", "since"),
    Visit: (*FACT, "lesson"),
    Answer: ("id", *FACT, "question", "response", "verdict", "review"),
    Attempt: (
        "id", *FACT, "quiz", "number", "seed", "questions", "finished",
        "earned", "possible", "percent", "passed",
    ),
    AttemptAnswer: ("attempt_id", "question", "response", "verdict", "at"),
    Run: (
        "id", *FACT, "case", "number", "finished", "ending", "earned",
        "possible",
    ),
    Decision: ("run_id", "position", "scene", "choice", "client_id", "at"),
    Sheet: ("id", *FACT, "worksheet", "response", "finished"),
    Assessment: ("answer_id", "sheet_id", "reader_id", "levels", "comment", "verdict", "at"),
    Card: ("user_id", "course", "question", "stability", "difficulty", "last", "due"),
}  # fmt: skip


def write(
    connection: Connection, model: type[Base], rows: Iterator[tuple[Any, ...]] | Sequence[tuple[Any, ...]]
) -> None:
    """As `COLUMNS` says, in the caller's transaction."""
    names, raw = COLUMNS[model], connection.connection.cursor()
    listed = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "postgresql":
        with raw.copy(f'copy "{model.__tablename__}" ({listed}) from stdin') as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join("?" * len(names))
        written = ([_plain(value) for value in row] for row in rows)
        raw.executemany(f'insert into "{model.__tablename__}" ({listed}) values ({marks})', written)
    raw.close()


def _plain(value: Any) -> Any:
    """As SQLAlchemy writes it in SQLite."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if hasattr(value, "isoformat") else value


def count_on(connection: Connection) -> None:
    """Ids were given here: PostgreSQL's own counters go on after them."""
    if connection.dialect.name == "postgresql":
        for model in (Organisation, User, Cohort, Answer, Attempt, Run, Sheet):
            name = model.__tablename__
            connection.execute(
                text(f"select setval(pg_get_serial_sequence('{name}', 'id'), (select max(id) from \"{name}\"))")
            )
