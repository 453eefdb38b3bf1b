"""Invitations: sent when a session is planned, changed or cancelled, as calendars understand them."""

from webapp.meet.rows import Meeting


def invite(meeting: Meeting) -> None:
    """Tell those who have an address."""
