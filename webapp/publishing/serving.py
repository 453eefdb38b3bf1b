"""What is served, on every server: said by the last publication of each course, followed within seconds.

A publication is seen with the row of whoever is signed in, which every request reads anyway; for strangers it is
asked at most every few seconds.
"""

import logging
import time
from collections.abc import Sequence

from sqlalchemy import func, select

from builder import Course
from builder.errors import ContentError
from webapp import here, wordings
from webapp.db import once
from webapp.db import session as db
from webapp.library import Library, Published, Shelf, editions_of
from webapp.models import Answer, Attempt, Run, Sheet, Visit, now
from webapp.outbox import news
from webapp.publishing.rows import Publication
from webapp.recovery import outlines
from webapp.settings import BY_HAND
from webapp.shelf import courses

OFTEN = 2.0
"""Seconds between two looks for a stranger."""
AGAIN = 30.0
"""Seconds after which a published revision that did not read here is tried again: its files may have come since."""
SHOWN = 5
"""Earlier revisions that are kept, to be published again."""

log = logging.getLogger(__name__)


def history(course: str, most: int = 20) -> list[Publication]:
    """What was published of a course, the newest first."""
    asked = select(Publication).where(Publication.course == course).order_by(Publication.id.desc())
    return list(db.scalars(asked.limit(most)))


def settle(library: Library) -> None:
    """At the start: publish what may be published by itself, serve what is published, keep what it takes."""
    for shelf in library:
        before = history(shelf.id)
        found = _by_itself(shelf, before)
        if found and record(shelf.id, found[0].revision, before[0] if before else None):
            _put(shelf, found)
        library.seen = max(library.seen, _turn(shelf))
        remember([edition.course for edition in shelf.editions.values()])
        tidy(shelf)


def look(library: Library, published: int | None) -> None:
    """Follow a publication made since, here or by another server. `published` is the last, None when nobody asked."""
    if published is None:
        if time.monotonic() - library.looked < OFTEN:
            return
        library.looked = time.monotonic()
        published = db.scalar(select(func.max(Publication.id))) or 0
    if published <= library.seen and not _behind(library):
        return
    if not library.turning.acquire(blocking=False):
        return  # another request is putting it on its shelf, and this one ends on what is there
    try:
        for shelf in library:
            _turn(shelf)
        library.seen = published
    finally:
        library.turning.release()


def publish(shelf: Shelf, revision: str, author_id: int, note: str) -> bool:
    """Serve a kept revision from now on, everywhere. False when somebody published since this page was read.

    Raises ContentError or FileNotFoundError when it does not read: nothing changes then.
    """
    new, last = found(shelf, revision), next(iter(history(shelf.id, 1)), None)
    if not record(shelf.id, revision, last, author_id=author_id, note=note):
        return False
    remember(new)
    db.commit()
    with here.library().turning:
        _put(shelf, new)
        _turn(shelf)
        shelf.problems = ()
    tidy(shelf)
    return True


def found(shelf: Shelf, revision: str) -> list[Course]:
    """A revision that is kept; or that the folder holds, where another machine saw it in a folder of its own.

    Raises ContentError or OSError when neither reads.
    """
    if shelf.kept.has(revision):
        return shelf.kept.load(revision)
    held = courses(here.settings(), shelf.folder)
    if held[0].revision != revision:
        raise FileNotFoundError(revision)
    return shelf.kept.keep(held)


def record(
    course: str, revision: str, last: Publication | None, *, author_id: int | None = None, note: str = ""
) -> bool:
    """Write that a revision is served after another; not when something else came after that one meanwhile."""
    values = {
        "course": course, "revision": revision, "after": last.id if last else 0, "note": note[:500], "at": now(),
        "before": last.revision if last else "", "author_id": author_id, "by_hand": author_id is not None,
    }  # fmt: skip
    id = once(Publication, values)
    if id:
        news.published(course, revision, id)
    return id is not None


def remember(found: Sequence[Course]) -> None:
    """What a revision asks, and how codes of its packages are read, for the day when another is served."""
    wordings.keep(found)
    outlines.remember(outlines.packages(found[0]))


def tidy(shelf: Shelf) -> None:
    """Note what is served, and let go of revisions that nobody is offered any more."""
    before = dict.fromkeys(one.revision for one in history(shelf.id))
    try:
        shelf.kept.point(shelf.revision)
        shelf.kept.prune([shelf.revision, *[*before][: SHOWN + 1]])
    except OSError as error:
        log.warning("What is served of %s is not noted: %s", shelf.id, error)


def _by_itself(shelf: Shelf, before: Sequence[Publication]) -> Sequence[Course] | None:
    """What is published without anybody: the first revision, and what the folder holds when the settings say so.

    Not what somebody moved away from by hand; nor, by hand, as long as somebody learns here.
    """
    found = [edition.course for edition in shelf.editions.values()]
    if not before:
        return found
    if here.settings().publish == BY_HAND:
        if _anybody():
            return None
        try:
            found = shelf.kept.keep(courses(here.settings(), shelf.folder))
        except (ContentError, OSError):
            return None
    left = before[0].by_hand and any(one.revision == found[0].revision for one in before)
    return None if shelf.problems or left or found[0].revision == before[0].revision else found


def _anybody() -> bool:
    return any(db.scalar(select(model.id).limit(1)) for model in (Visit, Answer, Attempt, Run, Sheet))


def _turn(shelf: Shelf) -> int:
    """Put on a shelf what was published last, if it is kept here or in its folder; the publication's id."""
    last = next(iter(history(shelf.id, 1)), None)
    if last is None:
        return 0
    shelf.late = False
    if last.revision != shelf.revision:
        try:
            _put(shelf, found(shelf, last.revision))
        except (ContentError, OSError) as error:
            log.error("The revision %s of %s was published, and does not read here: %s", last.revision, shelf.id, error)
            shelf.late = True
            return last.id
    author = last.author.name if last.author else ""
    shelf.published = Published(last.id, last.revision, last.at, author, last.note)
    return last.id


def _behind(library: Library) -> bool:
    """Whether a published revision did not read here, and it is time to try it again."""
    if not any(shelf.late for shelf in library) or time.monotonic() - library.tried < AGAIN:
        return False
    library.tried = time.monotonic()
    return True


def _put(shelf: Shelf, found: Sequence[Course]) -> None:
    """A request that began ends on what it began with."""
    shelf.editions = editions_of(shelf.kept, found)
