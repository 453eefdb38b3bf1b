"""What an administrator changes of the catalogue."""

from sqlalchemy import delete

from webapp.db import session as db
from webapp.db import upsert
from webapp.models import now
from webapp.workshop.rows import Offer, Package, Site


def open_or_close(*, is_open: bool) -> None:
    upsert(Site, [{"id": 1, "catalogue": is_open}], ("id",))


def offer(package: Package) -> None:
    """Offer a package's choices, once: whatever the course becomes, its newest package is shown."""
    row = {"wish": package.wish, "course": package.course, "choices": package.choices, "at": now()}
    upsert(Offer, [row], ("wish",))


def withdraw(offer_id: int) -> None:
    db.execute(delete(Offer).where(Offer.id == offer_id))
