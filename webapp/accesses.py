"""The journal of accesses: who opened, took away or changed what is somebody else's."""

from collections.abc import Iterable
from typing import NamedTuple

from limits import RateLimitItemPerHour
from sqlalchemy import Select, func, insert, select
from sqlalchemy.orm import joinedload

from webapp import here
from webapp.db import keep, keep_anyway
from webapp.db import session as db
from webapp.events import tell
from webapp.models import Access, now
from webapp.pages import lazy
from webapp.throttle import may

PAGE = 50
SAID = {
    "learner": lazy("a ouvert la page de suivi"),
    "worksheet": lazy("a lu une feuille de travail"),
    "sheet": lazy("a rendu ou approuvé une feuille de travail"),
    "time": lazy("a changé le temps accordé"),
    "text": lazy("a lu un texte libre"),
    "mark": lazy("a corrigé un texte libre"),
    "recovery": lazy("a entré ou retiré un code de reprise"),
    "attendance": lazy("a noté la présence à une séance"),
    "certificate": lazy("a ouvert ou révoqué des certificats"),
    "export": lazy("a téléchargé le tableau de la cohorte"),
    "program": lazy("a lu par un programme"),
    "account": lazy("a ouvert la fiche du compte"),
    "created": lazy("a créé le compte"),
    "code": lazy("a donné un nouveau code"),
    "role": lazy("a changé le rôle"),
    "organisation": lazy("a changé l’organisation"),
    "placed": lazy("a donné ou changé une place dans une cohorte"),
    "moved": lazy("a changé de cohorte"),
    "revision": lazy("a lu ce qu’une nouvelle version du cours change sur votre chemin"),
    "removed": lazy("a retiré d’une cohorte"),
    "failed": lazy("a essayé un mot de passe qui n’est pas le bon"),
    "password": lazy("a changé le mot de passe"),
    "closed": lazy("a déconnecté les autres appareils"),
    "refused": lazy("a demandé une page d’un autre rôle"),
    "appointed": lazy("a donné l’administration de la plateforme, sur la machine du serveur"),
}
"""What can be said of an access, in words. The keys are kept in rows: never rename one."""


NAMELESS = frozenset({"failed", "password", "appointed"})
"""What somebody does who is not signed in."""
REFUSALS = RateLimitItemPerHour(20)
"""How many refusals of one person are written down: who insists fills no table."""


class Page(NamedTuple):
    """Some accesses, the newest first, and how many pages there are."""

    rows: list[Access]
    number: int
    of: int


def note(what: str, *whose: int) -> None:
    """Write down that this visitor did this to these people's data. One's own are nobody else's business."""
    me = here.user().id
    rows = [{"who_id": me, "whose_id": id, "what": what, "at": now()} for id in whose if id != me]
    assert what in SAID
    if rows:
        tell(what, *whose)
        db.execute(insert(Access), rows)
        keep()


def note_today(what: str, *whose: int) -> None:
    """The same, once a day for each person: a program that comes every minute leaves one line."""
    today = now().replace(hour=0, minute=0, second=0, microsecond=0)
    said = select(Access.whose_id).where(Access.who_id == here.user().id, Access.what == what, Access.at >= today)
    note(what, *(set(whose) - {*db.scalars(said.where(Access.whose_id.in_(whose)))}))


def secure(what: str, whose: int | None = None) -> None:
    """Write down what touches an account's safety, one's own as well, whatever becomes of the request."""
    visitor = here.visitor()
    assert what in SAID
    tell(what, *([] if whose is None else [whose]))
    row = {"who_id": visitor.id if visitor else None, "whose_id": whose, "what": what, "at": now()}
    keep_anyway(insert(Access).values(row))


def refused() -> None:
    """Somebody signed in asked for what their role does not open."""
    visitor = here.visitor()
    if visitor and may(REFUSALS, "refused", str(visitor.id)):
        secure("refused")
    else:
        tell("refused")


def page(asked: Select[Access], number: int) -> Page:
    """A page of these accesses, with the people in them."""
    total = db.scalar(select(func.count()).select_from(asked.subquery())) or 0
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    newest = asked.order_by(Access.at.desc(), Access.id.desc()).offset(PAGE * (number - 1)).limit(PAGE)
    found = db.scalars(newest.options(joinedload(Access.who), joinedload(Access.whose)))
    return Page([*found], number, pages)


def of(user_id: int) -> Select[Access]:
    """Who looked at this person's data."""
    return select(Access).where(Access.whose_id == user_id)


def all_of(user_id: int) -> list[Access]:
    """Every access to this person's data, the newest first."""
    newest = of(user_id).order_by(Access.at.desc(), Access.id.desc())
    return [*db.scalars(newest.options(joinedload(Access.who)))]


def kinds() -> Iterable[tuple[str, str]]:
    """What one may filter by, in the reader's words."""
    return [(key, here.words().gettext(said)) for key, said in SAID.items()]
