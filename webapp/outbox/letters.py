"""Who is told, and how, when something could not be delivered."""

from sqlalchemy import or_, select

from builder.words import words
from webapp.db import session as db
from webapp.edition import LOCALE
from webapp.mail import Mail
from webapp.models import Role, User
from webapp.outbox.rows import Endpoint
from webapp.pages import lazy
from webapp.settings import Settings

CLOSED = lazy("Un abonnement ne reçoit plus rien")
SILENT = lazy(
    "Depuis trois jours, l’adresse de « %(name)s » ne répond pas comme il faut : nous ne lui envoyons plus rien. "
    "Réparez-la, puis rouvrez l’abonnement : %(page)s"
)
REFUSED = lazy("Un évènement d’apprentissage a été refusé")
POISON = lazy("Le LRS a refusé un évènement, et les autres sont passés. Il est gardé, avec la raison : %(page)s")


def closed(one: Endpoint, settings: Settings) -> None:
    """To who made it and to who administers its organisation, each in their language."""
    whose = User.organisation_id.is_not_distinct_from(one.organisation_id) & (User.role == Role.ADMINISTRATOR)
    people = select(User).where(or_(User.id == one.author_id, whose))
    _write([*db.scalars(people)], settings, CLOSED, SILENT, name=one.name)


def poisoned(settings: Settings) -> None:
    """To the platform's administrators."""
    people = select(User).where(User.organisation_id.is_(None), User.role == Role.ADMINISTRATOR)
    _write([*db.scalars(people)], settings, REFUSED, POISON)


def _write(people: list[User], settings: Settings, subject: str, text: str, **values: str) -> None:
    mail = Mail(settings)
    if not mail.works:
        return
    page = f"{settings.address.rstrip('/')}/manage/webhooks"
    for person in people:
        if person.email:
            _ = words(person.language, LOCALE).gettext
            mail.send(person.email, _(subject), _(text, page=page, **values)).result()
