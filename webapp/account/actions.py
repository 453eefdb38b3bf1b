"""What changes in the account room. The request commits all of it, or nothing."""

from sqlalchemy import update

from webapp import passwords
from webapp.db import once
from webapp.db import session as db
from webapp.models import Invitation, Membership, User, now
from webapp.visitor import Visitor


def register(
    organisation_id: int | None, username: str, name: str, password: str, language: str, email: str | None
) -> User | None:
    """A new learner, or None when the username or the address is somebody's already."""
    row = {
        "organisation_id": organisation_id,
        "username": username,
        "name": name,
        "password": passwords.hashed(password),
        "language": language,
        "email": email or None,
    }
    id = once(User, row)
    return db.get(User, id) if id else None


def enter(user: User | Visitor, invitation: Invitation) -> bool:
    """Take a place in the cohort; False when the last one went meanwhile. Whoever is in already takes none."""
    if not once(Membership, {"user_id": user.id, "cohort_id": invitation.cohort_id}):
        return True
    taken = db.execute(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.used < Invitation.places)
        .where(Invitation.revoked.is_(None), Invitation.expires > now())
        .values(used=Invitation.used + 1)
        .execution_options(synchronize_session=False)
    )
    return bool(taken.rowcount)  # type: ignore[attr-defined]  # an UPDATE always counts its rows


def change_password(user: User, password: str) -> None:
    """Keep the new one and end every older session."""
    user.password = passwords.hashed(password)
    user.provisional = False
    user.version += 1


def change_profile(user: User, name: str, email: str | None, language: str) -> None:
    user.name, user.email, user.language = name, email or None, language
