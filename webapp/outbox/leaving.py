"""What leaves for elsewhere, as the page about privacy tells it to whoever reads it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import or_, select

from webapp import here
from webapp.db import session as db
from webapp.outbox.rows import Endpoint
from webapp.pages import lazy
from webapp.visitor import Visitor

NUMBERS = lazy("des numéros : le vôtre, celui de votre cohorte, ce qui est fait, quand ; ni nom, ni réponse")

STORE = "xAPI"
STEPS = lazy("vos étapes, vos réponses et quand, sous un pseudonyme ; jamais ce que vous rédigez librement")
NAMED = lazy("vos étapes, vos réponses et quand, avec votre identifiant ; jamais ce que vous rédigez librement")


@dataclass(frozen=True)
class Leaving:
    """To whom (a name, a server), and what."""

    name: str
    host: str
    what: str


def leaving(visitor: Visitor | None) -> list[Leaving]:
    """Those that concern somebody; a stranger is told of those that concern everybody."""
    theirs = visitor.organisation_id if visitor else None
    open_ones = select(Endpoint).where(Endpoint.closed.is_(None))
    mine = or_(Endpoint.organisation_id.is_(None), Endpoint.organisation_id == theirs)
    found = db.scalars(open_ones.where(mine).order_by(Endpoint.id))
    told = [Leaving(one.name, urlsplit(one.address).hostname or "", NUMBERS) for one in found]
    if store := here.settings().lrs:
        told.append(Leaving(STORE, urlsplit(store).hostname or "", NAMED if here.settings().lrs_names else STEPS))
    return told
