"""What changes in the account room. The request commits all of it, or nothing."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, select, update

from webapp import accesses, passwords, usernames
from webapp.account import letters, queries
from webapp.db import once
from webapp.db import session as db
from webapp.models import Cohort, Invitation, Membership, User, now
from webapp.outbox import news
from webapp.regrading import forget_empty
from webapp.visitor import Visitor


def register(row: Mapping[str, Any], wish: str, email: str | None, password: str) -> User:
    """A new learner, under the username they wish or one like it.

    An address that is somebody's already is not kept, and its owner is told: what is answered tells nobody who has an
    account here.
    """
    owner = queries.who(email) if email else None
    said = {**row, "email": None if owner else email, "password": passwords.hashed(password)}
    id = None
    while id is None:  # somebody may take the same one meanwhile
        id = once(User, {**said, "username": next(usernames.proposals([wish]))})
    if owner and email:
        letters.tell_owner(owner, email)
    return db.get_one(User, id)


def enter(user: User | Visitor, invitation: Invitation, role: str) -> bool:
    """Take a place in the cohort; False when the last one went meanwhile. Whoever is in already takes none."""
    pathway = own_pathway(role, invitation.cohort)
    if not once(Membership, {"user_id": user.id, "cohort_id": invitation.cohort_id, "pathway": pathway}):
        return True
    taken = db.execute(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.used < Invitation.places)
        .where(Invitation.revoked.is_(None), Invitation.expires > now())
        .values(used=Invitation.used + 1)
        .execution_options(synchronize_session=False)
    )
    news.joined(invitation.cohort, user.id)
    return bool(taken.rowcount)  # type: ignore[attr-defined]  # an UPDATE always counts its rows


def follow(user_id: int, cohort_id: int, role: str) -> None:
    """Follow the pathway of one's role from now on. What was done on another stays done."""
    for place in db.query(Membership).filter_by(user_id=user_id, cohort_id=cohort_id):
        place.pathway = own_pathway(role, place.cohort)


def own_pathway(role: str, cohort: Cohort) -> str | None:
    """What a place remembers: nothing when it is the cohort's pathway anyway."""
    return role if role and role != cohort.pathway else None


def change_password(user: User, password: str) -> None:
    """Keep the new one and end every older session."""
    accesses.secure("password", user.id)
    user.password = passwords.hashed(password)
    user.provisional = False
    user.version += 1


def rename(user_id: int, username: str) -> bool:
    """Take another username; False when it is somebody's already."""
    if db.scalar(select(User.id).where(func.lower(User.username) == username, User.id != user_id)):
        return False
    db.execute(update(User).where(User.id == user_id).values(username=username))
    return True


def proves(user: User, typed: str | None) -> bool:
    """Whether this is their password; a wrong one is written down."""
    right = passwords.fits(user.password, typed or "")
    if not right:
        accesses.secure("failed", user.id)
    return right


def close_sessions(user: User) -> None:
    """End every session of theirs, this one too."""
    accesses.secure("closed", user.id)
    user.version += 1


def change_profile(user: User, name: str, commune: str, email: str | None, language: str) -> None:
    user.name, user.commune, user.email, user.language = name, commune, email or None, language


def leave(user: User) -> None:
    """Delete somebody with all that is theirs: the database lets everything go that belongs to them."""
    db.execute(delete(User).where(User.id == user.id))
    forget_empty()
