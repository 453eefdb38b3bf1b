"""What changes in the administrators' room."""

from collections.abc import Sequence

from webapp import accesses, passwords
from webapp.db import once
from webapp.db import session as db
from webapp.models import Cohort, Kind, Membership, Organisation, Role, User
from webapp.outbox import news


def create_person(
    organisation_id: int | None, username: str, name: str, role: str, language: str
) -> tuple[User, str] | None:
    """Somebody new and their first code, or None when the username is taken."""
    row = {"username": username, "name": name, "role": Role(role), "language": language, "password": ""}  # nosec B105  # not a password
    id = once(User, {**row, "organisation_id": organisation_id})
    user = db.get(User, id) if id else None
    if user is None:
        return None
    accesses.note("created", user.id)
    return user, passwords.give_code(user)


def reset_password(user: User) -> str:
    """A new first code, said once; sessions opened with the old password end."""
    accesses.note("code", user.id)
    return passwords.give_code(user)


def change_role(user: User, role: str) -> None:
    accesses.note("role", user.id)
    user.role = Role(role)


def change_organisation(user: User, organisation_id: int | None) -> None:
    """Whose they are from now on. The cohorts they learn in stay theirs."""
    accesses.note("organisation", user.id)
    user.organisation_id = organisation_id


def place(user: User, cohort_id: int, *, trains: bool) -> None:
    """Give somebody a place in a cohort, or change what they do in it."""
    accesses.note("placed", user.id)
    if once(Membership, {"user_id": user.id, "cohort_id": cohort_id, "trains": trains}):
        news.joined(db.get_one(Cohort, cohort_id), *([] if trains else [user.id]))
    else:
        for membership in user.memberships:
            if membership.cohort_id == cohort_id:
                membership.trains = trains


def remove(user: User, cohort_id: int) -> None:
    """Take somebody out of a cohort. What they did stays theirs."""
    accesses.note("removed", user.id)
    for membership in [m for m in user.memberships if m.cohort_id == cohort_id]:
        db.delete(membership)


def create_organisation(name: str, kind: str) -> None:
    db.add(Organisation(name=name, kind=Kind(kind)))


def hide_courses(found: Organisation, served: Sequence[str], hidden: Sequence[str]) -> None:
    """Of the courses that are served, an organisation sees all but these; of the others, nothing changes."""
    found.hidden = [*(id for id in found.hidden if id not in served), *hidden]


def rename_organisation(found: Organisation, name: str, kind: str) -> None:
    found.name, found.kind = name, Kind(kind)
