"""How hosts differ, as data that the player's script reads from the plan. No host has code of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

WORDS = {"incomplete": "incomplete", "completed": "completed", "failed": "failed", "passed": "passed"}
LIMIT = 3800
"""SCORM 1.2 promises 4096 characters; hosts that escape some of them need the margin."""


@dataclass(frozen=True)
class Profile:
    """What a host takes. `words`: what SCORM 1.2 calls each standing, where the host wants another word."""

    title: str
    version: str = "scorm12"
    """The format that serves it best."""
    words: Mapping[str, str] = field(default_factory=dict)
    interactions: bool = True
    objectives: bool = True
    leave: str = "suspend"
    """What is said once everything is completed: "suspend" keeps the attempt open to reading, "normal" closes it."""
    spacing: int = 5
    """Seconds at least between two commits, unless a status changes."""
    limit: int = LIMIT
    """Characters of state."""

    def told(self, room: int) -> dict[str, Any]:
        """As the script reads it; the format itself has no more room than `room` characters."""
        return {
            "words": {**WORDS, **self.words},
            "interactions": self.interactions,
            "objectives": self.objectives,
            "leave": self.leave,
            "spacing": self.spacing,
            "limit": min(self.limit, room),
        }


PROFILES: dict[str, Profile] = {
    "moodle": Profile("Moodle, et toute plateforme sans particularité connue"),
    "ilias": Profile("ILIAS : l'enregistrement arrête la page, il est plus rare", spacing=10),
    "chamilo": Profile("Chamilo : SCORM 1.2, sans objectifs", objectives=False),
    "openedx": Profile(
        "Open edX : chaque valeur est une requête sans reprise, rien que l'essentiel",
        interactions=False,
        objectives=False,
        spacing=10,
    ),
    "frappe": Profile(
        "Frappe LMS : n'achève que sur « passed », n'écoute ni réponses ni objectifs",
        version="scorm2004",
        words={"completed": "passed"},
        interactions=False,
        objectives=False,
    ),
    "canvas-cloud": Profile(
        "Canvas et SCORM Cloud (moteur Rustici) : SCORM 2004 entier, davantage d'état",
        version="scorm2004",
        limit=60_000,
    ),
    "strict": Profile(
        "Plateforme qui refuse tout écart : ni réponses ni objectifs", interactions=False, objectives=False
    ),
    "minimal": Profile(
        "Plateforme qui ne garde qu'un statut : tout est court, et la fin ferme la séance",
        interactions=False,
        objectives=False,
        leave="normal",
        spacing=15,
    ),
}
