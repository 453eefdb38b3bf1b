"""What waits to leave: put there with the fact, taken by whoever has the target's turn, sent, put off or given up."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, cast

from flask import g
from sqlalchemy import CursorResult, case, delete, exists, func, select, update

from webapp.db import once
from webapp.db import session as db
from webapp.models import Moment, now
from webapp.outbox.rows import Endpoint, Outgoing, Turn

LEASE = timedelta(minutes=3)
"""How long a turn holds that is not renewed: longer than any one delivery takes."""
KEPT = timedelta(days=30)
"""How long what was delivered can still be looked at."""
BATCH = 50
STATES = ("waiting", "again", "suspended", "gave-up")
"""Of what did not arrive."""

LRS = "lrs"
"""The target that is the record store; every other is somebody's endpoint."""

_WAITS = Outgoing.sent.is_(None) & Outgoing.gave_up.is_(None)
_SUSPENDED = exists().where(Endpoint.id == Outgoing.endpoint_id, Endpoint.closed.is_not(None))
"""What waits for it goes on when it is opened again: until then it is due to nobody."""


def put(
    target: str, uid: str, kind: str, body: dict[str, Any], *, user_id: int | None, endpoint_id: int | None
) -> None:
    """With what happened, in its transaction. A fact that is there already is not put again."""
    moment = now()
    row = {"target": target, "uid": uid, "kind": kind, "body": body, "user_id": user_id, "endpoint_id": endpoint_id}
    if once(Outgoing, {**row, "at": moment, "due": moment, "tries": 0, "error": ""}):
        g.outgoing = True


def due_targets() -> list[str]:
    return list(db.scalars(select(Outgoing.target).where(_WAITS, ~_SUSPENDED, Outgoing.due <= now()).distinct()))


def next_due() -> datetime | None:
    """When something is due next; None when nothing waits."""
    return db.scalar(select(func.min(Outgoing.due, type_=Moment)).where(_WAITS, ~_SUSPENDED))


def standing() -> dict[tuple[str, str], tuple[int, float]]:
    """What did not arrive, by sort (webhooks, xapi) and state: how many, and for how many seconds the oldest is there.

    `waiting` for its first try or `again` for another, `suspended` with its endpoint, `gave-up` for good. One query.
    """
    tried = case((Outgoing.tries > 0, "again"), else_="waiting")
    state = case((Outgoing.gave_up.is_not(None), "gave-up"), (_SUSPENDED, "suspended"), else_=tried)
    sort = case((Outgoing.target == LRS, "xapi"), else_="webhooks")
    columns = (sort.label("sort"), state.label("state"))
    asked = select(*columns, func.count(), func.min(Outgoing.at, type_=Moment)).where(Outgoing.sent.is_(None))
    told = {(sort, state): (0, 0.0) for sort in ("webhooks", "xapi") for state in STATES}
    for which, how, number, oldest in db.execute(asked.group_by("sort", "state")):
        told[which, how] = (number, max(0.0, (now() - oldest).total_seconds()))
    return told


def waiting(target: str) -> int:
    return db.scalar(select(func.count()).where(_WAITS, Outgoing.target == target)) or 0


def of_target(target: str, *, due: bool) -> Sequence[Outgoing]:
    """What waits for a target, the oldest first; only what is due, unless order matters more."""
    mine = select(Outgoing).where(_WAITS, Outgoing.target == target)
    mine = mine.where(Outgoing.due <= now()) if due else mine
    return db.scalars(mine.order_by(Outgoing.id).limit(BATCH).execution_options(populate_existing=True)).all()


@contextmanager
def turn(target: str) -> Iterator["Holding | None"]:
    """A target's turn: nobody else delivers to it meanwhile, here or on another server; None when somebody does.

    One UPDATE takes it, on any engine. It is a lease: a delivery may take seconds, and no transaction waits so long.
    """
    once(Turn, {"target": target, "holder": "", "until": now()})
    holding = Holding(target, secrets.token_hex(16))
    mine = update(Turn).where(Turn.target == target, Turn.until <= now())
    taken = _changed(mine.values(holder=holding.name, until=now() + LEASE))
    db.commit()
    if not taken:
        yield None
        return
    try:
        yield holding
    finally:
        db.rollback()
        holding.let_go()


class Holding:
    """A turn that one has."""

    def __init__(self, target: str, name: str) -> None:
        self.target, self.name = target, name

    def renew(self) -> bool:
        """Before each delivery; False when the turn was lost."""
        kept = self._set(now() + LEASE)
        db.commit()
        return kept

    def let_go(self) -> None:
        self._set(now())
        db.commit()

    def _set(self, until: datetime) -> bool:
        return _changed(update(Turn).where(Turn.target == self.target, Turn.holder == self.name).values(until=until))


def sent(rows: Sequence[Outgoing], status: int | None) -> None:
    for row in rows:
        row.sent, row.status, row.error, row.tries = now(), status, "", row.tries + 1
    db.commit()


def put_off(row: Outgoing, wait: timedelta, status: int | None, error: str, *, all_of_target: bool = False) -> None:
    """Try again later; with all that waits for the target, when it is the target that does not answer."""
    row.tries, row.due, row.status, row.error = row.tries + 1, now() + wait, status, error[:200]
    if all_of_target:
        db.flush()
        others = update(Outgoing).where(_WAITS, Outgoing.target == row.target, Outgoing.due < row.due)
        db.execute(others.values(due=row.due).execution_options(synchronize_session=False))
    db.commit()


def give_up(row: Outgoing, status: int | None, error: str) -> None:
    row.tries, row.gave_up, row.status, row.error = row.tries + 1, now(), status, error[:200]
    db.commit()


def again(row: Outgoing) -> None:
    """From the start."""
    row.sent, row.gave_up, row.tries, row.due, row.error = None, None, 0, now(), ""
    g.outgoing = True


def purge() -> None:
    """What was delivered, or given up, a month ago."""
    limit = now() - KEPT
    db.execute(delete(Outgoing).where((Outgoing.sent < limit) | (Outgoing.gave_up < limit)))
    db.commit()


def _changed(statement: Any) -> bool:
    return cast(CursorResult[Any], db.execute(statement.execution_options(synchronize_session=False))).rowcount > 0
