"""Invitations: sent when a session is planned, changed or cancelled, as calendars understand them (RFC 6047)."""

from email.utils import parseaddr

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from webapp import here
from webapp.db import session as db
from webapp.meet.rows import Meeting
from webapp.models import Membership, User
from webapp.remind import choices
from webapp.remind.letters import Invitation, address, edition_of, post


def invite(meeting: Meeting) -> None:
    """Tell those of the cohort who have an address and did not refuse. Nobody waits for it."""
    if not here.mail().works:
        return
    people = _people(meeting)
    refused = choices.refused(user.id for user in people)
    for user in people:
        if "session" not in refused.get(user.id, ()):
            post(user, _subject(meeting, user), _text(meeting, user), _invitation(meeting, user.email or ""))


def told(meeting: Meeting, user: User) -> str:
    """When and where, in a letter's lines, by the clock on the wall."""
    words, zone = edition_of(user).words, here.zone()
    begins, ends = meeting.begins.astimezone(zone), meeting.ends.astimezone(zone)
    hours = {"from": words.time(begins), "to": words.time(ends)}
    when = words.gettext("%(day)s, de %(from)s à %(to)s", day=words.weekday(begins), **hours)
    return "\n".join(filter(None, (meeting.title, when, meeting.place, meeting.link, meeting.notes)))


def _people(meeting: Meeting) -> list[User]:
    places = select(Membership).join(Membership.user).where(Membership.cohort_id == meeting.cohort_id)
    found = db.scalars(places.where(User.email.is_not(None)).options(contains_eager(Membership.user)))
    return [place.user for place in found]


def _subject(meeting: Meeting, user: User) -> str:
    _ = edition_of(user).words.gettext
    if meeting.cancelled:
        return _("Séance annulée : %(title)s", title=meeting.title)
    if meeting.sequence:
        return _("Séance changée : %(title)s", title=meeting.title)
    return _("Séance : %(title)s", title=meeting.title)


def _text(meeting: Meeting, user: User) -> str:
    _ = edition_of(user).words.gettext
    lead = _("Cette séance n’aura pas lieu :") if meeting.cancelled else _("Voici la séance :")
    greeting = _("Bonjour %(name)s,", name=user.name)
    return f"{greeting}\n\n{lead}\n\n{told(meeting, user)}\n\n{address('/meetings')}\n"


def _invitation(meeting: Meeting, to: str) -> Invitation:
    from webapp.meet.calendar import Method, calendar  # a tenth of a second, for what only calendars need

    method: Method = "CANCEL" if meeting.cancelled else "REQUEST"
    _, sender = parseaddr(here.settings().sender)
    return Invitation(calendar([meeting], here.zone(), "Parcours", method, (sender, to)), method)
