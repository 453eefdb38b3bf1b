"""What is asked of certificates."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from webapp import here
from webapp.certificates.rows import Certificate
from webapp.db import session as db


def of_person(user_id: int) -> list[Certificate]:
    """Somebody's certificates of the course of this request, the newest first."""
    mine = select(Certificate).where(Certificate.user_id == user_id, Certificate.course_id == here.shelf().id)
    mine = mine.order_by(Certificate.id.desc())
    return list(db.scalars(mine.options(joinedload(Certificate.revoker))))


def by_code(code: str) -> Certificate | None:
    """The certificate that a code names, however it was typed."""
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return db.scalars(select(Certificate).where(Certificate.code == plain)).first() if plain else None


def owned(user_id: int, certificate_id: int) -> Certificate | None:
    mine = select(Certificate).where(Certificate.id == certificate_id, Certificate.user_id == user_id)
    mine = mine.where(Certificate.course_id == here.shelf().id)
    return db.scalars(mine).first()
