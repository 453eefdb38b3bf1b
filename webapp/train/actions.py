"""What changes in the trainers' room."""

from datetime import timedelta

from webapp import passwords
from webapp.db import session as db
from webapp.models import Cohort, Invitation, now
from webapp.visitor import Visitor


def invite(cohort: Cohort, author: Visitor, places: int, days: int) -> Invitation:
    """A new code for this many people, open for this many days."""
    made = Invitation(
        code=passwords.code(),
        cohort_id=cohort.id,
        author_id=author.id,
        places=places,
        used=0,
        expires=now() + timedelta(days=days),
    )
    db.add(made)
    return made


def revoke(invitation: Invitation) -> None:
    invitation.revoked = invitation.revoked or now()
