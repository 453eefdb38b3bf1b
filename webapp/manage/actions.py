"""What changes in the administrators' room."""

from webapp import passwords
from webapp.db import once
from webapp.db import session as db
from webapp.models import Cohort, Membership, Role, User


def create_person(username: str, name: str, role: str, language: str) -> tuple[User, str] | None:
    """Somebody new and their first code, or None when the username is taken."""
    code = passwords.code(10)
    row = {"username": username, "name": name, "role": Role(role), "language": language}
    id = once(User, {**row, "password": passwords.hashed(code), "provisional": True})
    user = db.get(User, id) if id else None
    return (user, code) if user else None


def reset_password(user: User) -> str:
    """A new first code, said once; sessions opened with the old password end."""
    code = passwords.code(10)
    user.password = passwords.hashed(code)
    user.provisional = True
    user.version += 1
    return code


def change_role(user: User, role: str) -> None:
    user.role = Role(role)


def create_cohort(name: str, pathway: str) -> Cohort:
    cohort = Cohort(name=name, pathway=pathway or None)
    db.add(cohort)
    db.flush()
    return cohort


def place(user: User, cohort_id: int, *, trains: bool) -> None:
    """Give somebody a place in a cohort, or change what they do in it."""
    if not once(Membership, {"user_id": user.id, "cohort_id": cohort_id, "trains": trains}):
        for membership in user.memberships:
            if membership.cohort_id == cohort_id:
                membership.trains = trains


def remove(user: User, cohort_id: int) -> None:
    """Take somebody out of a cohort. What they did stays theirs."""
    for membership in [m for m in user.memberships if m.cohort_id == cohort_id]:
        db.delete(membership)
