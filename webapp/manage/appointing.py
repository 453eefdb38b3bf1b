"""Whom the person who keeps the machine trusts with the whole platform: the only account that no other one gives."""

from sqlalchemy import select

from builder.errors import ParcoursError
from webapp import passwords, usernames
from webapp.db import once
from webapp.db import session as db
from webapp.models import Access, Role, User

LONGEST = 80
"""Characters of a name."""


def appoint(username: str, name: str, language: str) -> str:
    """The first code of the platform's administrator of this username: somebody new, or one who lost their password.

    Raises ParcoursError, and changes nothing, when the account is somebody else's: it never takes what people did
    from one role to another.
    """
    if not usernames.RIGHT.fullmatch(username):
        raise ParcoursError("Un identifiant : trois à quarante lettres sans accent, chiffres, points ou tirets.")
    name = " ".join(name.split())[:LONGEST] or username
    row = {"username": username, "name": name, "role": Role.ADMINISTRATOR, "language": language}
    once(User, {**row, "password": ""})  # nosec B105  # nothing opens it before the code
    user = db.scalars(select(User).where(User.username == username)).one()
    if user.role is not Role.ADMINISTRATOR or user.organisation_id is not None:
        raise ParcoursError(
            f"« {username} » est déjà le compte de {user.name}, qui n’a pas toute la plateforme. Prenez un autre"
            " identifiant ; ou changez son rôle sur la page « Gérer »."
        )
    db.add(Access(whose_id=user.id, what="appointed"))
    return passwords.give_code(user)
