"""Codes that were entered: rows are added, and nothing that was there is touched."""

from sqlalchemy import delete, insert, select

from webapp import here
from webapp.db import once
from webapp.db import session as db
from webapp.models import now
from webapp.outbox import news
from webapp.recovery.reading import Reading
from webapp.recovery.rows import Transfer, TransferUnit


def enter(reading: Reading, user_id: int, author_id: int) -> bool:
    """Keep what a code says as somebody's results; False when it was entered for them already."""
    at = now()
    values = {
        "user_id": user_id,
        "course": here.shelf().id,
        "author_id": author_id,
        "code": reading.code,
        "revision": reading.known.revision if reading.known else "",
        "completed": reading.said.completed,
        "success": reading.said.success,
        "score": reading.said.score,
        "at": at,
    }
    transfer_id = once(Transfer, values)
    if transfer_id is None:
        return False
    mine = {"transfer_id": transfer_id, "user_id": user_id, "course": values["course"], "at": at}
    rows = [
        {**mine, "unit": line.id, "done": line.done, "best": line.best, "times": line.times} for line in reading.lines
    ]
    if rows:
        db.execute(insert(TransferUnit), rows)
        news.done(user_id, *(line.id for line in reading.lines if line.done))
    return True


def withdraw(user_id: int, transfer_id: int) -> bool:
    """A code entered for the wrong person: its results go with it. False when there is none such."""
    mine = select(Transfer.id).where(Transfer.id == transfer_id, Transfer.user_id == user_id)
    mine = mine.where(Transfer.course == here.shelf().id)
    if db.scalar(mine) is None:
        return False
    db.execute(delete(TransferUnit).where(TransferUnit.transfer_id == transfer_id))
    db.execute(delete(Transfer).where(Transfer.id == transfer_id))
    return True


def transfers(user_id: int) -> list[Transfer]:
    """The codes of this request's course that were entered for somebody, the last first."""
    mine = select(Transfer).where(Transfer.user_id == user_id, Transfer.course == here.shelf().id)
    return list(db.scalars(mine.order_by(Transfer.at.desc(), Transfer.id.desc())))


def entered(user_id: int, code: str) -> Transfer | None:
    return db.scalars(select(Transfer).where(Transfer.user_id == user_id, Transfer.code == code)).first()


def is_anothers(user_id: int, code: str) -> bool:
    """Whether the same code was entered for somebody else."""
    return db.scalar(select(Transfer.id).where(Transfer.user_id != user_id, Transfer.code == code).limit(1)) is not None
