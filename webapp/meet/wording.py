"""What an attendance says, in words."""

from webapp.meet.rows import Presence
from webapp.pages import lazy

SAID = {
    Presence.PRESENT: lazy("présent·e"),
    Presence.LATE: lazy("en retard"),
    Presence.ABSENT: lazy("absent·e"),
    Presence.EXCUSED: lazy("excusé·e"),
}
