"""Open sessions: a row each, so that what is closed stays closed wherever a copy of its cookie went.

The browser holds a random key, signed; the row holds its digest. Changing a password, or closing them all, makes the
person's `version` grow: no older row opens anything.
"""

import secrets
import time
from datetime import datetime, timedelta
from hashlib import sha256

from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import delete, or_, select

from webapp.db import session as db
from webapp.models import SignIn, User, now
from webapp.visitor import Visitor, known

LASTS = timedelta(days=30)
"""How long a session may last, whatever is done in it."""
SHARED_MINUTES = 30
"""How long a shared computer stays signed in without a sign of life."""
BYTES = 32
"""Of chance in a key."""


class Cookies(SecureCookieSessionInterface):
    """Flask's own signed cookies; who signs them is made once, not at each request."""

    signer: URLSafeTimedSerializer | None = None

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        self.signer = self.signer or super().get_signing_serializer(app)
        return self.signer


def open_for(user: User, *, shared: bool) -> None:
    """Open a new session, keeping nothing of the old one; what of theirs opens nothing any more goes."""
    close()
    user.seen = now()
    over = or_(SignIn.version != user.version, SignIn.opened < now() - LASTS)
    db.execute(delete(SignIn).where(SignIn.user_id == user.id, over))
    key = secrets.token_urlsafe(BYTES)
    db.add(SignIn(user_id=user.id, key=_digest(key), version=user.version))
    session.permanent = not shared
    session.update(user=user.id, key=key)
    if shared:
        session["seen"] = int(time.time())


def close() -> None:
    """End this session for good, here and in any copy of its cookie."""
    if key := session.get("key"):
        db.execute(delete(SignIn).where(SignIn.key == _digest(key)))
    session.clear()


def whose() -> Visitor | None:
    """Whose session this is, if it is open."""
    if "key" not in session or _left_alone():
        return None
    return known(session["user"], _digest(session["key"]), now() - LASTS)


def opened(user: User) -> list[datetime]:
    """When each of somebody's open sessions began, the newest first."""
    asked = select(SignIn.opened).where(SignIn.user_id == user.id, SignIn.version == user.version)
    return list(db.scalars(asked.where(SignIn.opened > now() - LASTS).order_by(SignIn.opened.desc())))


def is_shared() -> bool:
    """Whether it is that of a computer that others use."""
    return "seen" in session


def _left_alone() -> bool:
    """Whether a shared computer was forgotten; a sign of life is noted at most once a minute."""
    if "seen" not in session:
        return False
    quiet = time.time() - session["seen"]
    if quiet > 60 * SHARED_MINUTES:
        session.clear()
        return True
    if quiet > 60:
        session["seen"] = int(time.time())
    return False


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
