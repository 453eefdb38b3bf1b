"""What changes in certificates: one is issued, one is revoked."""

from collections.abc import Sequence

from webapp import passwords
from webapp.certificates import rules
from webapp.certificates.rows import Certificate
from webapp.db import once
from webapp.db import session as db
from webapp.edition import Edition
from webapp.models import now
from webapp.outbox import news
from webapp.progress import Journey
from webapp.visitor import Visitor

LENGTH = 20
"""Letters of a code: a hundred bits, which nobody guesses."""
LONGEST = 500
"""Characters kept of a reason."""


def issue(user: Visitor, edition: Edition, pathway: str | None, journey: Journey, held: Sequence[Certificate]) -> None:
    """One for each pathway; another only when the last was revoked and may be asked for again."""
    course, before = edition.course, [one for one in held if one.pathway == (pathway or "")]
    if not rules.deserved(journey) or (before and not renewed(before[0])):
        return
    own = course.pathways.get(pathway or "")
    titles = [edition.plain(course.competencies[id].title) for id in rules.competencies(course, journey)]
    id = once(
        Certificate,
        {
            "code": passwords.code(LENGTH), "user_id": user.id, "course_id": course.id,
            "pathway": pathway or "", "number": len(before) + 1,
            "name": user.name, "course": edition.plain(course.title), "title": edition.plain(own.title) if own else "",
            "minutes": rules.minutes(course, pathway, journey), "language": course.language,
            "competencies": titles, "revision": course.revision, "at": now(), "reason": "", "renewable": False,
        },
    )  # fmt: skip
    if id:
        news.certified(db.get_one(Certificate, id))


def renewed(last: Certificate) -> bool:
    return last.revoked is not None and last.renewable


def revoke(found: Certificate, trainer: Visitor, reason: str, *, renewable: bool) -> None:
    """Once and for all: the first reason stays."""
    if found.revoked is None:
        found.revoked, found.revoker_id = now(), trainer.id
        found.reason, found.renewable = reason[:LONGEST], renewable
        news.revoked(found)
