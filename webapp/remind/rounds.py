"""The round that « parcours remind » makes: one letter a day at most to each, with all that is worth a word.

It may run every hour, twice at once, and stop anywhere: a day and a reason are taken before the letter leaves, and
given back if the server did not take it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete

from builder.model import Course
from webapp import here
from webapp.db import once
from webapp.db import session as db
from webapp.meet.letters import told
from webapp.meet.rows import Meeting
from webapp.models import User
from webapp.remind import choices, queries
from webapp.remind.letters import address, edition_of, post
from webapp.remind.reasons import Reason, Standing, reasons
from webapp.remind.rows import Reminder
from webapp.remind.wording import address as page_of
from webapp.remind.wording import edition_of as about
from webapp.remind.wording import says
from webapp.train.watch.queries import everybody

OPEN, SHUT = 8, 19
"""The hours of the day between which letters leave."""
SUNDAY = 6


@dataclass(frozen=True)
class Letter:
    """What somebody is to be reminded of today."""

    user: User
    reasons: tuple[Reason, ...]
    sessions: tuple[Meeting, ...]


def is_quiet(at: datetime) -> bool:
    """Whether people are left alone: at night and on Sundays, by the clock on the wall."""
    there = at.astimezone(here.zone())
    return there.weekday() == SUNDAY or not OPEN <= there.hour < SHUT


def letters(at: datetime) -> list[Letter]:
    """Those that would leave now. The same number of queries, however many people there are."""
    today = at.astimezone(here.zone()).date()
    whom: dict[int, User] = {}
    found: dict[int, list[Reason]] = defaultdict(list)
    told_of: dict[int, list[Meeting]] = defaultdict(list)
    for user, why, sessions in _everybody(at):
        whom[user.id] = user
        found[user.id] += why
        told_of[user.id] += sessions
    said, refused = queries.said([*whom]), choices.refused(whom)
    made = []
    for id, user in whom.items():
        new = {(one.kind, one.about): one for one in found[id] if (id, one.kind, one.about) not in said}
        wanted = tuple(one for one in new.values() if one.kind not in refused.get(id, ()))
        if wanted and (id, "day", today.isoformat()) not in said:
            made.append(Letter(user, wanted, tuple(told_of[id])))
    return made


def send(letter: Letter, at: datetime) -> bool:
    """Take the day and the reasons, then send; give them back if the letter did not leave.

    False then, and when another round took the day.
    """
    day = at.astimezone(here.zone()).date().isoformat()
    if not _take(letter.user.id, "day", day, at):
        db.rollback()
        return False
    new = [one for one in letter.reasons if _take(letter.user.id, one.kind, one.about, at)]
    db.commit()
    if new and post(letter.user, *_written(letter, new)).result():
        return True
    for kind, what in (("day", day), *((one.kind, one.about) for one in new)):
        mine = (Reminder.user_id == letter.user.id, Reminder.kind == kind, Reminder.about == what)
        db.execute(delete(Reminder).where(*mine))
    db.commit()
    return False


def _everybody(at: datetime) -> Iterator[tuple[User, list[Reason], Sequence[Meeting]]]:
    """Who learns and has an address, course by course, cohort by cohort, and why they would be written to."""
    for shelf in here.library():
        yield from _of_course(shelf.course, at.astimezone(here.zone()).date())


def _of_course(course: Course, today: date) -> Iterator[tuple[User, list[Reason], Sequence[Meeting]]]:
    cohorts = queries.running(course)
    ids, rows = [cohort.id for cohort in cohorts], everybody(course, cohorts)
    people = [row.user.id for members in rows.values() for row in members]
    plans, sessions = queries.plans(ids), queries.on(today + timedelta(days=1), ids)
    returned, waiting = queries.returned(course, people), queries.waiting(course, people)
    for cohort in cohorts:
        coming = sessions.get(cohort.id, [])
        for row in rows[cohort.id]:
            if row.user.email:
                told_of = [(one.id, one.begins) for one in coming]
                works, asked = returned.get(row.user.id, ()), waiting.get(row.user.id, 0)
                stands = Standing(course.id, row.journey, row.last, row.since, works, asked, told_of)
                yield row.user, reasons(stands, plans[cohort.id], today), coming


def _take(user_id: int, kind: str, about: str, at: datetime) -> bool:
    """Whether nobody took it before."""
    return bool(once(Reminder, {"user_id": user_id, "kind": kind, "about": about, "sent": at}))


def _written(letter: Letter, new: Sequence[Reason]) -> tuple[str, str]:
    """Subject and text, in the language of whoever reads them."""
    edition, user = edition_of(letter.user), letter.user
    _ = edition.words.gettext
    sessions = {str(one.id): told(one, user) for one in letter.sessions}
    editions = [(one, about(one, user.language)) for one in new]
    lines = [f"{says(one, course, sessions)}\n{address(page_of(one, course))}" for one, course in editions]
    body = "\n\n".join([_("Bonjour %(name)s,", name=user.name), *lines])
    if len(new) == 1 and new[0].kind == "session":
        return _("Parcours : votre séance de demain"), body
    return edition.words.ngettext("Parcours : %(n)s rappel", "Parcours : %(n)s rappels", len(new)), body
