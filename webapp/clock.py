"""The time of day where people are: moments are kept in UTC, and told and typed as the clock on the wall says."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from builder.errors import SettingsError
from webapp.settings import Settings


def zone(settings: Settings) -> ZoneInfo:
    """Where the clock hangs. Raises SettingsError for a place that the tz database does not know."""
    try:
        return ZoneInfo(settings.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(
            f"PARCOURS_TIMEZONE={settings.timezone} : il faut un nom comme Africa/Casablanca ou Europe/Paris."
        ) from None
