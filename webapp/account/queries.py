"""What the account room asks."""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import joinedload

from webapp.db import session as db
from webapp.models import Invitation, User
from webapp.passwords import ALPHABET
from webapp.visitor import Visitor


def who(name: str) -> User | None:
    """The person of this username or e-mail address."""
    return db.scalars(select(User).where(or_(User.username == name, User.email == name))).first()


def me(visitor: Visitor) -> User:
    """One's own row, to be changed."""
    return db.get_one(User, visitor.id)


def address_taken(email: str, by_other_than: Visitor) -> bool:
    others = select(func.count()).where(User.email == email, User.id != by_other_than.id)
    return bool(db.scalar(others))


def invitation(typed: str) -> Invitation | None:
    """The open invitation of this code, however it was typed."""
    code = "".join(letter for letter in typed.upper() if letter in ALPHABET)
    asked = select(Invitation).where(Invitation.code == code).options(joinedload(Invitation.cohort))
    found = db.scalars(asked).first()
    return found if found and found.is_open else None
