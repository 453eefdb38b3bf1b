"""Sessions as calendars read them: iCalendar (RFC 5545), and its invitations (iTIP, RFC 5546)."""

from collections.abc import Sequence
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

from webapp.meet.rows import Meeting
from webapp.meet.zones import vtimezone

TYPE = "text/calendar"
Method = Literal["PUBLISH", "REQUEST", "CANCEL"]


def calendar(
    meetings: Sequence[Meeting],
    zone: ZoneInfo,
    name: str,
    method: Method = "PUBLISH",
    people: tuple[str, str] | None = None,
) -> bytes:
    """A calendar of these sessions. `people`: the addresses of who invites and of who is invited."""
    made = Calendar()
    made.add("prodid", "-//Parcours//Parcours//FR")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", method)
    if method == "PUBLISH":
        made.add("name", name)
        made.add("x-wr-calname", name)
        made.add("x-wr-timezone", zone.key)
        made.add("refresh-interval;value=duration", "PT6H")
    if meetings:
        moments = [moment for one in meetings for moment in (one.begins, one.ends)]
        made.add_component(vtimezone(zone, min(moments), max(moments)))
    for one in meetings:
        made.add_component(_event(one, zone, people))
    return bytes(made.to_ical())


def _event(meeting: Meeting, zone: ZoneInfo, people: tuple[str, str] | None) -> Event:
    made = Event()
    made.add("uid", meeting.uid)
    made.add("sequence", meeting.sequence)
    made.add("dtstamp", meeting.changed)
    made.add("last-modified", meeting.changed)
    made.add("created", meeting.created)
    made.add("dtstart", meeting.begins.astimezone(zone))
    made.add("dtend", meeting.ends.astimezone(zone))
    made.add("summary", meeting.title)
    made.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    if where := meeting.place or meeting.link:
        made.add("location", where)
    if meeting.link:
        made.add("url", meeting.link)
    if notes := "\n".join(filter(None, (meeting.notes, meeting.link))):
        made.add("description", notes)
    if people:
        organiser, invited = people
        made.add("organizer", vCalAddress(f"mailto:{organiser}"))
        attendee = vCalAddress(f"mailto:{invited}")
        attendee.params.update(ROLE=vText("REQ-PARTICIPANT"), PARTSTAT=vText("NEEDS-ACTION"), RSVP=vText("FALSE"))
        made.add("attendee", attendee, encode=False)
    return made
