"""A write that names itself is done once, however often a program repeats it.

As draft-ietf-httpapi-idempotency-key-header-07 asks, 2.7: a key that names another write is 422, a repeat of one that
is still being done 409.
"""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from flask import Response, request
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from webapp.api.door import opened
from webapp.api.problems import refuse
from webapp.api.rows import Replay
from webapp.db import once as insert_once
from webapp.db import session as db
from webapp.models import now
from webapp.pages import lazy

KEY = re.compile(r"[\x21-\x7e]{1,80}")
KEPT = timedelta(days=7)
BAD = lazy("« Idempotency-Key » : de un à quatre-vingts signes ASCII sans espace.")
OTHER = lazy("Cette « Idempotency-Key » a servi à une autre demande.")
STILL = lazy("Cette demande est en train d’être faite : répétez-la dans un instant.")
MEANWHILE = lazy("Quelqu’un a changé la même chose au même moment : recommencez.")


def once(write: Callable[[], Response]) -> Response:
    """The answer of the first time, or the write. It is kept in the same transaction as what was written."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return _written(write)
    if not KEY.fullmatch(key):
        refuse(400, BAD)
    token, asked = opened().id, _digest()
    _alone(token, key)
    db.execute(delete(Replay).where(Replay.at < now() - KEPT))
    values = {"token_id": token, "key": key, "asked": asked, "status": 0, "body": "", "at": now()}
    id = insert_once(Replay, values)
    if id is None:
        return _again(token, key, asked)
    answer = _written(write)
    kept = {"status": answer.status_code, "body": answer.get_data(as_text=True)}
    db.execute(update(Replay).where(Replay.id == id).values(kept))
    return answer


def _alone(token: int, key: str) -> None:
    """409 while the first is being done. SQLite has one writer at a time: a repeat waits and is answered alike."""
    if db.get_bind().dialect.name == "postgresql":
        name = int.from_bytes(sha256(f"{token} {key}".encode()).digest()[:8], signed=True)
        if not db.scalar(select(func.pg_try_advisory_xact_lock(name))):
            refuse(409, STILL)


def _again(token: int, key: str, asked: str) -> Response:
    first = db.scalars(select(Replay).where(Replay.token_id == token, Replay.key == key)).one()
    if first.asked != asked:
        refuse(422, OTHER)
    answer = Response(first.body, first.status, mimetype="application/json" if first.body else None)
    if first.status == 201:
        answer.headers["Location"] = f"{request.path}/{json.loads(first.body)['id']}"
    return answer


def _written(write: Callable[[], Response]) -> Response:
    try:
        answer = write()
        db.flush()
    except IntegrityError:
        db.rollback()
        refuse(409, MEANWHILE)
    return answer


def _digest() -> str:
    return sha256(f"{request.method} {request.full_path}\n".encode() + request.get_data()).hexdigest()
