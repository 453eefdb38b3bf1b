"""What a database or a disk that refuses means to people: come back in a moment, or there is no room left."""

import sqlite3
from errno import EDQUOT, ENOSPC
from typing import Any

from sqlalchemy.exc import DBAPIError, OperationalError, TimeoutError
from werkzeug.exceptions import ServiceUnavailable

PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL", "SQLITE_READONLY")
"""SQLite calls a misspelt table an operational error too: only these are nobody's mistake."""
DISK_FULL = "53100"
"""PostgreSQL's name for it (SQLSTATE)."""


class Interrupted(ServiceUnavailable):
    """The database is away, starting, or too busy: what was kept is kept, and this request did nothing."""

    def __init__(self) -> None:
        super().__init__(retry_after=5)


class NoRoom(ServiceUnavailable):
    """The disk is full: reading goes on, nothing more is kept until somebody makes room."""

    def __init__(self) -> None:
        super().__init__(retry_after=60)


def outage(error: BaseException | None) -> ServiceUnavailable | None:
    """What to say of this error; None when it is a defect of ours."""
    if isinstance(error, OSError):
        return NoRoom() if error.errno in (ENOSPC, EDQUOT) else None
    if isinstance(error, TimeoutError):
        return Interrupted()
    if not isinstance(error, DBAPIError):
        return None
    if isinstance(error.orig, sqlite3.Error):
        return _sqlite(error.orig.sqlite_errorname)
    if getattr(error.orig, "sqlstate", "") == DISK_FULL:
        return NoRoom()
    return Interrupted() if isinstance(error, OperationalError) or error.connection_invalidated else None


def _sqlite(name: Any) -> ServiceUnavailable | None:
    if name == "SQLITE_FULL":
        return NoRoom()
    return Interrupted() if str(name).startswith(PASSING) else None
