"""A revision's wordings, written when it begins to be served; and let go once nobody's answer refers to it."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, select, union

from builder.model import Course
from webapp.db import once, upsert
from webapp.db import session as db
from webapp.models import Answer, Attempt, Run, Sheet, now
from webapp.wordings.data import as_data, digest, everything
from webapp.wordings.rows import Wording, WordingIndex

GRACE = timedelta(days=1)
"""What began to be served since is kept: its first answer may be on its way."""


def keep(courses: Iterable[Course]) -> None:
    """Write what these courses ask, unless their revision is there already. Safe to repeat, and at once by several."""
    for course in courses:
        mine = {"course": course.id, "revision": course.revision, "language": course.language}
        if db.scalar(select(WordingIndex.id).filter_by(**mine)) is None:
            _write(course, mine)


def _write(course: Course, mine: dict[str, str]) -> None:
    """What is already known by its content is only said to be of today, so that nobody forgets it meanwhile."""
    items: dict[str, str] = {}
    rows: dict[str, dict[str, Any]] = {}
    for name, item in everything(course):
        named = items[name] = digest(item)
        rows[named] = {"digest": named, "data": as_data(item), "at": now()}
    if rows:
        upsert(Wording, [rows[named] for named in sorted(rows)], key=("digest",))
    once(WordingIndex, {**mine, "items": items, "at": now()})


def unused(served: Collection[str]) -> tuple[list[int], list[int]]:
    """The indexes and the wordings that may go: of revisions neither served nor answered to, and only of theirs."""
    old = now() - GRACE
    facts = union(*(select(model.revision) for model in (Answer, Attempt, Run, Sheet)))
    answered = {*db.scalars(facts), *served}
    gone, used = [], set()
    for index in db.scalars(select(WordingIndex)):
        if index.revision in answered or index.at > old:
            used |= {*index.items.values()}
        else:
            gone.append(index.id)
    asked = db.execute(select(Wording.id, Wording.digest).where(Wording.at < old))
    return gone, [id for id, named in asked if named not in used]


def forget(indexes: Collection[int], wordings: Collection[int]) -> None:
    for model, ids in ((WordingIndex, indexes), (Wording, wordings)):
        db.execute(delete(model).where(model.id.in_(ids)).execution_options(synchronize_session=False))
