"""A zone's offsets for calendars (VTIMEZONE, RFC 5545, 3.6.5), every change of them found.

The library's own search goes by steps of weeks and misses a change that is taken back within a few: Morocco's Ramadan.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def vtimezone(zone: ZoneInfo, first: datetime, last: datetime) -> Timezone:
    """The offsets from the year of `first` to that of `last`, both included."""
    begins, ends = datetime(first.year, 1, 1, tzinfo=UTC), datetime(last.year + 1, 1, 2, tzinfo=UTC)
    made = Timezone()
    made.add("tzid", zone.key)
    made.add_component(_observance(zone, begins, begins))
    for change in _changes(zone, begins, ends):
        made.add_component(_observance(zone, change - SECOND, change))
    return made


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    """The moments from which another offset holds. No zone changes twice in a day."""
    day = begins
    while day < ends:
        low, high = day, day + DAY
        if _offset(zone, low) != _offset(zone, high):
            while high - low > SECOND:
                middle = low + (high - low) // 2
                same = _offset(zone, middle) == _offset(zone, low)
                low, high = (middle, high) if same else (low, middle)
            yield high.replace(microsecond=0)
        day += DAY


def _observance(zone: ZoneInfo, before: datetime, at: datetime) -> TimezoneStandard | TimezoneDaylight:
    """What holds from a moment on. DTSTART is told by the clock that was right until then."""
    there = at.astimezone(zone)
    made = TimezoneDaylight() if there.dst() else TimezoneStandard()
    made.add("dtstart", (at + _offset(zone, before)).replace(tzinfo=None))
    made.add("tzoffsetfrom", _offset(zone, before))
    made.add("tzoffsetto", _offset(zone, at))
    made.add("tzname", there.tzname() or zone.key)
    return made


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
