"""The packages that a code may come from: those that today's course can be cut into, and those we remember."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from builder.model import Course
from exports import Edition, edition
from exports.recovery import head
from webapp.db import once
from webapp.db import session as db
from webapp.models import now
from webapp.recovery.rows import Outline


@dataclass(frozen=True)
class Known:
    """A package whose codes we read. `since` is when we first saw its units; None when today's course has them."""

    plan: dict[str, Any]
    revision: str
    since: datetime | None = None


def packages(course: Course) -> Iterator[Edition]:
    """The whole course and each pathway, in one piece or a package a module, in sequence or not."""
    for pathway in (None, *course.pathways):
        whole = edition(course, pathway=pathway)
        yield from (whole, *whole.parts, *whole.in_sequence().parts)


def chosen(course: Course, modules: Collection[str]) -> Iterator[Edition]:
    """These modules in one package, as each pathway has them: how somebody may have cut the course elsewhere."""
    for pathway in (None, *course.pathways):
        kept = tuple(module for module in course.pathway_modules(pathway) if module.id in modules)
        yield edition(course, modules=kept, pathway=pathway)


def known(course: Course, modules: Collection[str] = ()) -> dict[str, Known]:
    """By how their codes begin: the packages of today first, then those we remember."""
    today = [*packages(course), *(chosen(course, modules) if modules else ())]
    found = {head(one.brief): Known(one.brief, course.revision) for one in today}
    for row in db.scalars(select(Outline).where(Outline.course == course.id).order_by(Outline.id)):
        found.setdefault(row.head, Known(row.plan, row.revision, row.at))
    return found


def remember(editions: Iterable[Edition]) -> None:
    """Keep what their codes are read with, for the day when the course has other units."""
    known = set(db.scalars(select(Outline.head)))
    for one in editions:
        start = head(one.brief)
        if start not in known:
            values = {"head": start, "plan": one.brief, "revision": one.course.revision, "at": now()}
            once(Outline, {**values, "course": one.course.id})
            known.add(start)
