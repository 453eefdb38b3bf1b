"""Rows as lines of text and back, the same whichever engine they come from or go to."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    insert,
    select,
    text,
)

from webapp.backup.manifest import Column, Kind

AT_ONCE = 1000
"""Rows in memory."""
KINDS: tuple[tuple[type[Any], Kind], ...] = (
    (JSON, "json"), (Boolean, "boolean"), (Integer, "integer"), (Float, "number"), (DateTime, "moment"),
    (Date, "date"), (LargeBinary, "bytes"), (String, "text"),
)  # fmt: skip


def found(connection: Connection) -> list[Table]:
    """The tables as the database says they are, what others refer to first; not Alembic's own."""
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        for column in table.c:
            if isinstance(column.type, JSON):
                column.type = JSON(none_as_null=True)
    return [table for table in tables.sorted_tables if table.name != "alembic_version"]


def columns(table: Table) -> tuple[Column, ...]:
    return tuple(Column(name=column.name, kind=_kind(column)) for column in table.c)


def lines(connection: Connection, table: Table) -> Iterator[bytes]:
    """Every row, in the order of its key."""
    write = [WRITERS.get(column.kind, _as_is) for column in columns(table)]
    rows = connection.execute(
        select(table).order_by(*table.primary_key), execution_options={"yield_per": AT_ONCE, "stream_results": True}
    )
    for row in rows:
        values = [None if value is None else how(value) for how, value in zip(write, row, strict=True)]
        yield json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def fill(connection: Connection, table: Table, kept: tuple[Column, ...], said: Iterable[bytes]) -> None:
    """Insert the rows of these lines, and let PostgreSQL count on from them."""
    names, read = [column.name for column in kept], [READERS.get(column.kind, _as_is) for column in kept]

    def row(line: bytes) -> dict[str, Any]:
        values = zip(names, read, json.loads(line), strict=True)
        return {name: None if value is None else how(value) for name, how, value in values}

    waiting = map(row, said)
    while some := [*islice(waiting, AT_ONCE)]:
        connection.execute(insert(table), some)
    if connection.dialect.name == "postgresql" and "id" in table.c:
        # A table that was never filled counts from 1.
        counted = "select setval(pg_get_serial_sequence(:name, 'id'), coalesce(max(id), 1), max(id) is not null)"
        connection.execute(text(f'{counted} from "{table.name}"'), {"name": f'"{table.name}"'})


def _kind(column: Any) -> Kind:
    known = next((kind for type, kind in KINDS if isinstance(column.type, type)), None)
    assert known, f"{column}: backups know no {column.type}"
    return known


def _as_is(value: Any) -> Any:
    return value


def _moment(value: datetime) -> str:
    """SQLite forgets that it is UTC."""
    return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).isoformat()


WRITERS: dict[Kind, Callable[[Any], Any]] = {
    "moment": _moment,
    "date": date.isoformat,
    "bytes": lambda value: b64encode(value).decode(),
}
READERS: dict[Kind, Callable[[Any], Any]] = {
    "moment": datetime.fromisoformat,
    "date": date.fromisoformat,
    "bytes": b64decode,
}
