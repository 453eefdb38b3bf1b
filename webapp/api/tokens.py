"""Tokens: made once, said once, kept as a digest; what each lets a program do."""

import secrets
from datetime import timedelta
from hashlib import sha256

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from webapp import scope
from webapp.api.rows import Token
from webapp.db import keep_anyway
from webapp.db import session as db
from webapp.models import now
from webapp.pages import lazy
from webapp.visitor import Visitor

SCOPES = {
    "cohorts:read": lazy("Lire les cohortes"),
    "cohorts:write": lazy("Créer, renommer, archiver des cohortes"),
    "people:read": lazy("Lire les noms et adresses des apprenant·es"),
    "people:write": lazy("Ajouter, déplacer, retirer des apprenant·es"),
    "progress:read": lazy("Lire la progression"),
    "results:read": lazy("Lire les résultats : quiz, cas, feuilles, certificats"),
}
"""What a token may be made for, in words. The keys are kept in rows: never rename one."""
BEGINS = "parcours_"
"""So that whoever finds one in a file knows what it opens, and programs that look for leaked secrets find it."""
OFTEN = timedelta(minutes=1)
"""The last use is noted no finer than this."""


def make(author: Visitor, name: str, scopes: list[str], days: int) -> tuple[Token, str]:
    """A new token, and its text, which nobody can read again."""
    text = BEGINS + secrets.token_urlsafe(32)
    made = Token(
        user_id=author.id, name=name, begins=text[: len(BEGINS) + 5], hashed=_digest(text),
        scopes=[one for one in SCOPES if one in scopes], at=now(), expires=now() + timedelta(days=days),
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made, text


def opened(text: str) -> Token | None:
    """The token that a program shows, unless it is over; its use is noted at the end: nobody waits for its row."""
    found = db.scalars(select(Token).where(Token.hashed == _digest(text))).first()
    if found is None or not found.is_open:
        return None
    if found.used is None or now() - found.used > OFTEN:
        keep_anyway(update(Token).where(Token.id == found.id).values(used=now()))
    return found


def seen(visitor: Visitor) -> list[Token]:
    """One's own and those of the people one administers, the newest first."""
    mine = scope.tokens(visitor).options(joinedload(Token.user))
    return list(db.scalars(mine.order_by(Token.id.desc())))


def one(visitor: Visitor, token_id: int) -> Token | None:
    return db.scalars(scope.tokens(visitor).where(Token.id == token_id)).first()


def revoke(found: Token) -> None:
    found.revoked = found.revoked or now()


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
