"""The time of day where people are: moments are kept in UTC, and told and typed as the clock on the wall says."""

from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from builder.errors import SettingsError
from webapp.settings import Settings


def near(day: date) -> bool:
    """Whether it is of these times: neither 206 nor 20261, which a slip of the hand writes and calendars stumble on."""
    return 2000 <= day.year < 2100


def zone(settings: Settings) -> ZoneInfo:
    """Where the clock hangs. Raises SettingsError for a place that the tz database does not know."""
    try:
        return ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(
            f"PARCOURS_TIMEZONE={settings.timezone} : il faut un nom comme Africa/Casablanca ou Europe/Paris."
        ) from None
