"""What changes in the trainers' room."""

from datetime import date, timedelta
from typing import TypedDict

from webapp import accesses, passwords, usernames
from webapp.db import once
from webapp.db import session as db
from webapp.models import Cohort, Invitation, Membership, Role, User, now
from webapp.outbox import news
from webapp.train.roster import Line
from webapp.visitor import Visitor


class Plan(TypedDict):
    """What a cohort is: its name, its pathway (none: the whole course), its first and last day."""

    name: str
    pathway: str | None
    begins: date | None
    ends: date | None


def create_cohort(author: Visitor, organisation_id: int | None, course: str, plan: Plan) -> Cohort:
    """A new cohort, which follows this course for good. A trainer accompanies what they create; an administrator says
    who does.
    """
    made = Cohort(**plan, organisation_id=organisation_id, course=course)
    db.add(made)
    db.flush()
    if author.role is Role.TRAINER:
        db.add(Membership(user_id=author.id, cohort_id=made.id, trains=True))
    return made


def change_cohort(cohort: Cohort, plan: Plan) -> None:
    for name, value in plan.items():
        setattr(cohort, name, value)


def archive(cohort: Cohort, *, over: bool) -> None:
    """Put a cohort away, or take it out again. Its people keep their course; its invitations open nothing meanwhile."""
    cohort.archived = (cohort.archived or now()) if over else None


def accompany(cohort: Cohort, colleague: User) -> None:
    once(Membership, {"user_id": colleague.id, "cohort_id": cohort.id, "trains": True})


def leave(cohort: Cohort, user_id: int) -> None:
    """Nobody accompanies the cohort by this place any more."""
    for place in [m for m in cohort.memberships if m.user_id == user_id and m.trains]:
        db.delete(place)


def enrol(cohort: Cohort, lines: list[Line], language: str) -> int:
    """Accounts for the new ones (no code yet: slips give it), places for them and for those who only join."""
    wanted = [line for line in lines if line.fate == "new"]
    made = usernames.proposals([line.fields["name"] for line in wanted], [line.fields["username"] for line in wanted])
    for line, proposal in zip(wanted, made, strict=True):
        said = line.fields
        line.user = User(
            organisation_id=cohort.organisation_id, username=said["username"] or proposal, name=said["name"],
            email=line.address, commune=said["commune"], language=said["language"] or language,
            role=Role.LEARNER, password="", provisional=True,  # nosec B106  # an empty one opens nothing
        )  # fmt: skip
        db.add(line.user)
    db.flush()
    entering = [(line, line.user) for line in lines if line.user and line.fate in ("new", "joins")]
    db.add_all(Membership(user=user, cohort=cohort, pathway=line.fields["role"] or None) for line, user in entering)
    db.flush()
    news.joined(cohort, *(user.id for _, user in entering))
    accesses.note("created", *(user.id for line, user in entering if line.fate == "new"))
    accesses.note("placed", *(user.id for line, user in entering if line.fate == "joins"))
    return len(entering)


def move(place: Membership, cohort: Cohort) -> None:
    """To another cohort, with all they did. Who has a place there already keeps that one."""
    accesses.note("moved", place.user_id)
    values = {"user_id": place.user_id, "cohort_id": cohort.id, "trains": False, "pathway": place.pathway}
    if once(Membership, values):
        news.joined(cohort, place.user_id)
    db.delete(place)


def remove(place: Membership) -> None:
    """Out of the cohort. What they did stays theirs."""
    accesses.note("removed", place.user_id)
    db.delete(place)


def new_codes(people: list[User]) -> list[str]:
    """A first code for each, said once; sessions opened with an older password end."""
    accesses.note("code", *(user.id for user in people))
    return [passwords.give_code(user) for user in people]


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
    db.flush()
    return made


def revoke(invitation: Invitation) -> None:
    invitation.revoked = invitation.revoked or now()
