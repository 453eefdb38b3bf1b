"""What people refuse to be written to about, and the address by which they refuse it without signing in."""

from collections.abc import Collection, Iterable

from flask import current_app
from itsdangerous import BadData, URLSafeSerializer
from sqlalchemy import select

from webapp.db import session as db
from webapp.db import upsert
from webapp.models import User
from webapp.remind.kinds import KINDS
from webapp.remind.rows import ReminderChoice


def refused(user_ids: Iterable[int]) -> dict[int, frozenset[str]]:
    """Of each of these people who refuses something: what. One query."""
    found = db.scalars(select(ReminderChoice).where(ReminderChoice.user_id.in_([*user_ids])))
    return {one.user_id: frozenset(one.refused) for one in found}


def refused_by(user_id: int) -> frozenset[str]:
    return refused([user_id]).get(user_id, frozenset())


def refuse(user_id: int, kinds: Collection[str]) -> None:
    """From now on these, and these only."""
    row = {"user_id": user_id, "refused": [kind for kind in KINDS if kind in kinds]}
    upsert(ReminderChoice, [row], key=("user_id",))


def change(user_id: int, said: dict[str, str]) -> None:
    """What a form or a mail program says: stop one kind, take it up again, or stop all (RFC 8058, 3.2)."""
    before = refused_by(user_id)
    if said.get("List-Unsubscribe") == "One-Click" or said.get("do") == "stop-all":
        refuse(user_id, KINDS)
    elif said.get("do") == "stop":
        refuse(user_id, before | {said.get("kind", "")})
    elif said.get("do") == "resume":
        refuse(user_id, before - {said.get("kind", "")})


def token(user: User) -> str:
    """What stands in a letter's address: it opens these choices alone, and does not age, as letters do not."""
    return str(_signer().dumps(user.mark))


def of(token: str) -> User | None:
    """Whose letter this was, unless they left since."""
    try:
        mark = _signer().loads(token)
    except BadData:
        return None
    user = db.get(User, mark[0])
    return user if user and user.mark == mark else None


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="letters")
