"""What is somebody's: every row that is theirs, found by what the tables say of each other. For taking it away, and for
knowing when they were last seen.

A new table whose column `user_id` names a person is somebody's without another word; so is what belongs to such a row.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, select

from webapp.db import session as db
from webapp.models import Access, Base, User
from webapp.regrading import Regrading
from webapp.talk.rows import Message

SECRET = frozenset({"password", "version", "seed", "token", "hashed", "key"})
"""Kept from them too: what proves who they are, what draws their questions, what opens their
calendar, what a program shows in their name."""
Rows = list[dict[str, Any]]


def of(user_id: int) -> Mapping[str, Rows]:
    """Their rows, by table: the account, what they did, what was said of it, who looked at it."""
    found = {"user": _rows(User.__table__, User.id == user_id)}
    for table in _owned():
        found[table.name] = _rows(table, table.c.user_id == user_id)
    for table, owner, column in _details():
        ids = [row["id"] for row in found.get(owner, ())]
        rows = _rows(table, table.c[column].in_(ids)) if ids else []
        found.setdefault(table.name, []).extend(row for row in rows if row not in found[table.name])
    reasons = {row["regrading_id"] for row in found.get("second_verdict", ())}
    found["regrading"] = _rows(Regrading.__table__, Regrading.id.in_(reasons))
    found["message"] = [*found.get("message", ()), *_rows(Message.__table__, _written_to_others(user_id))]
    found["access"] = _rows(Access.__table__, Access.whose_id == user_id)
    return {name: rows for name, rows in found.items() if rows}


def unseen_since(limit: datetime) -> ColumnElement[bool]:
    """Whether somebody did nothing after a moment: neither came, nor left a row with its time."""
    signs = [exists().where(table.c.user_id == User.id, table.c.at > limit) for table in _owned() if "at" in table.c]
    return and_(User.created < limit, User.seen.is_(None) | (User.seen < limit), *(~sign for sign in signs))


def _written_to_others(user_id: int) -> ColumnElement[bool]:
    """The messages of somebody who accompanies people: they stand in the others' conversations."""
    return and_(Message.author_id == user_id, Message.user_id.is_distinct_from(user_id))


def _owned() -> Iterator[Table]:
    """The tables of what belongs to a person."""
    for table in Base.metadata.sorted_tables:
        if "user_id" in table.c and any(key.column.table.name == "user" for key in table.c.user_id.foreign_keys):
            yield table


def _details() -> Iterator[tuple[Table, str, str]]:
    """Tables of what belongs to such a row, with their owner and the column that names it; owners come first."""
    theirs = {table.name for table in _owned()}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            owner = key.column.table.name
            if owner in theirs and table.name not in {one.name for one in _owned()}:
                theirs.add(table.name)
                yield table, owner, key.parent.name


def _rows(table: Any, condition: ColumnElement[bool]) -> Rows:
    columns = [column for column in table.c if column.name not in SECRET]
    found = db.execute(select(*columns).where(condition).order_by(table.c.id))
    return [dict(row) for row in found.mappings()]
