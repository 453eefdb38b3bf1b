"""A trainer's own bank of comments: kept while marking, put in by a button, one's own alone."""

from sqlalchemy import delete, select

from webapp.db import session as db
from webapp.readings import LONGEST
from webapp.train.rows import Phrase

MOST = 30
"""How many are offered: those of the same task first, then the newest."""


def phrases(user_id: int, task: str) -> list[Phrase]:
    mine = select(Phrase).where(Phrase.user_id == user_id)
    return list(db.scalars(mine.order_by((Phrase.task == task).desc(), Phrase.id.desc()).limit(MOST)))


def keep(user_id: int, task: str, text: str) -> None:
    """Keep a comment, unless the very same is there."""
    text = text[:LONGEST]
    if text and db.scalars(select(Phrase.id).where(Phrase.user_id == user_id, Phrase.text == text)).first() is None:
        db.add(Phrase(user_id=user_id, task=task, text=text))


def forget(user_id: int, phrase_id: int) -> None:
    db.execute(delete(Phrase).where(Phrase.user_id == user_id, Phrase.id == phrase_id))
