"""The queue of packages: what is asked for, taken in hand, finished, forgotten. Every change is one statement."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, select, update

from webapp.db import once
from webapp.db import session as db
from webapp.models import now
from webapp.pages import lazy
from webapp.workshop.choices import Choices
from webapp.workshop.files import Files
from webapp.workshop.rows import Offer, Package

KEPT = timedelta(days=7)
"""How long a package stays after somebody last wanted it, as long as there is room."""
ROOM = 2 * 1024**3
"""Bytes that all packages may take together: beyond, those that nobody wanted for longest go first."""
TRIES = 2
"""How often a package is begun, when its maker dies each time."""
DIED = lazy(
    "La fabrication s’est arrêtée deux fois sans rien dire : faute de mémoire, sans doute. Demandez moins de modules."
)

_WAITS = Package.finished.is_(None) & Package.slot.is_(None)
_MAKING = Package.finished.is_(None) & Package.slot.is_not(None)


def ask(choices: Choices, revision: str, author_id: int | None, files: Files) -> Package:
    """The package of these choices, to be made unless it is there; again, if it failed or if its file is gone.

    Again too when the course changed between the asking and the making, and has changed back since.
    """
    key = choices.key(revision)
    values = {"key": key, "wish": choices.wish, "choices": choices.kept, "author_id": author_id, "revision": revision}
    values["course"] = choices.course
    once(Package, values)
    package = db.scalars(select(Package).where(Package.key == key)).one()
    package.used = now()
    is_good = package.state == "ready" and package.revision == revision and files.package(key).is_file()
    if package.finished and not is_good:
        again(package)
    return package


def again(package: Package) -> None:
    package.slot, package.tries, package.step, package.done = None, 0, "", 0
    package.finished, package.failed = None, None


def renew(course: str, revision: str, files: Files) -> None:
    """Ask again for what the catalogue offers of a course, when it or the software changed, or a file is gone."""
    for offer in db.scalars(select(Offer).where(Offer.course == course).order_by(Offer.id)):
        choices = Choices.read(offer.choices)
        found = db.scalar(select(Package).where(Package.key == choices.key(revision)))
        if found is None or (found.state == "ready" and not files.package(found.key).is_file()):
            ask(choices, revision, None, files)


def claim(slot: int) -> Package | None:
    """Take the oldest that waits; two makers never take the same."""
    while id := db.scalar(select(Package.id).where(_WAITS).order_by(Package.id).limit(1)):
        taken = {"slot": slot, "tries": Package.tries + 1, "step": "read", "done": 0}
        if _changed(update(Package).where(Package.id == id, _WAITS).values(taken)):
            db.commit()
            return db.get(Package, id, populate_existing=True)
        db.rollback()
    return None


def tell(id: int, slot: int, **values: object) -> bool:
    """Say something of what one makes; False when it is not wanted any more."""
    wanted = _changed(update(Package).where(Package.id == id, Package.slot == slot, _MAKING).values(values))
    db.commit()
    return wanted


def bury(is_dead: Callable[[int], bool]) -> None:
    """What a dead maker had in hand waits again; after two deaths it is said to have failed."""
    for id, slot, tries in db.execute(select(Package.id, Package.slot, Package.tries).where(_MAKING)).all():
        if slot is not None and is_dead(slot):
            ended = {"finished": now(), "failed": DIED} if tries >= TRIES else {"slot": None}
            db.execute(update(Package).where(Package.id == id, Package.slot == slot, _MAKING).values(ended))
    db.commit()


def slots_in_hand() -> list[int]:
    """Where something is said to be made."""
    return [slot for slot in db.scalars(select(Package.slot).where(_MAKING)) if slot is not None]


def waiting() -> int:
    return db.scalar(select(func.count()).where(_WAITS)) or 0


def before(package: Package) -> int:
    """How many wait in front of one that waits, or are being made."""
    unfinished = select(func.count()).where(Package.finished.is_(None), Package.id != package.id)
    return db.scalar(unfinished.where((Package.id < package.id) | Package.slot.is_not(None))) or 0


def unfinished(author_id: int) -> int:
    """How many somebody asked for that are not there yet."""
    return db.scalar(select(func.count()).where(Package.author_id == author_id, Package.finished.is_(None))) or 0


def recent(course: str, limit: int) -> list[Package]:
    return list(
        db.scalars(
            select(Package)
            .where(Package.course == course)
            .order_by(Package.used.desc(), Package.id.desc())
            .limit(limit)
        )
    )


def offered(course: str = "") -> dict[str, tuple[Offer, list[Package]]]:
    """What the catalogue offers of a course, or of all, by wish, each with its packages, the newest first."""
    asked = select(Offer).where(Offer.course == course) if course else select(Offer)
    offers = {offer.wish: (offer, cast(list[Package], [])) for offer in db.scalars(asked.order_by(Offer.id))}
    for package in db.scalars(
        select(Package).where(Package.wish.in_(offers)).order_by(Package.at.desc(), Package.id.desc())
    ):
        offers[package.wish][1].append(package)
    return offers


def is_offered(wish: str) -> bool:
    """Whether the catalogue offers these choices."""
    return db.scalar(select(Offer.id).where(Offer.wish == wish)) is not None


def purge(files: Files) -> None:
    """Forget what nobody wanted for a while; what the catalogue shows stays, in its last making alone."""
    shown = {next((p.id for p in packages if p.state == "ready"), 0) for _, packages in offered().values()}
    old, taken = now() - KEPT, 0
    done = select(Package.id, Package.key, Package.used, Package.size).where(Package.finished.is_not(None))
    for id, key, used, size in db.execute(done.order_by(Package.used.desc(), Package.id.desc())).all():
        taken += size
        if id not in shown and (used < old or taken > ROOM):
            _forget(id, key, used, files)
    choices = [*db.scalars(select(Package.choices)), *db.scalars(select(Offer.choices))]
    files.sweep({*db.scalars(select(Package.key)), *(str(chosen.get("logo", "")) for chosen in choices)})


def _forget(id: int, key: str, used: datetime, files: Files) -> None:
    """Unless somebody wants it again by now."""
    gone = _changed(delete(Package).where(Package.id == id, Package.used == used, Package.finished.is_not(None)))
    db.commit()
    if gone:
        files.forget(key)


def _changed(statement: Any) -> bool:
    return cast(CursorResult[Any], db.execute(statement)).rowcount > 0
