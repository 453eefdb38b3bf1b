"""How hosts differ, as data that the player's script reads from the plan. No host has code of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.words import later

WORDS = {"incomplete": "incomplete", "completed": "completed", "failed": "failed", "passed": "passed"}
LIMIT = 3800
"""SCORM 1.2 promises 4096 characters; hosts that escape some of them need the margin."""


@dataclass(frozen=True)
class Profile:
    """What a host takes. `words`: what SCORM 1.2 calls each standing, where the host wants another word."""

    name: str
    about: str
    """What is special about it, in a sentence."""
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
    after: tuple[str, ...] = ()
    """What to set and to look at there once the package is in, beside what holds everywhere (`AFTER`)."""

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


AFTER = (
    later("Avec un compte d'essai, ouvrez le cours : le titre s'affiche, le sommaire s'ouvre, une leçon se lit."),
    later("Répondez à une auto-vérification : le signe en tête de page passe à « Envoyé »."),
    later("Fermez, rouvrez : on revient à la même page, et la réponse y est."),
    later("Regardez le rapport de la plateforme : une tentative y figure, avec son avancement."),
)
"""What to look at after any import, before anybody is enrolled."""

PROFILES: dict[str, Profile] = {
    "moodle": Profile(
        "Moodle",
        later("Et toute plateforme sans particularité connue."),
        after=(
            later("Activité « Paquetage SCORM » : « Note la plus haute » comme méthode d'évaluation."),
            later("Achèvement de l'activité : « Requiert un statut », en cochant « Réussi » et « Terminé »."),
        ),
    ),
    "ilias": Profile(
        "ILIAS",
        later("Chaque envoi y arrête la page un instant : ils sont plus rares."),
        spacing=10,
        after=(
            later(
                "Réglages du module SCORM : mode « normal » (le mode « browse » n'enregistre rien), puis « en ligne »."
            ),
            later("Onglet « Progression d'apprentissage » : choisissez qu'elle vienne du module SCORM."),
        ),
    ),
    "chamilo": Profile(
        "Chamilo",
        later("SCORM 1.2, sans objectifs."),
        objectives=False,
        after=(
            later("Outil « Parcours » : importez le fichier, rendez-le visible, décochez le temps cumulatif SCORM."),
            later("La progression se lit dans le suivi du cours ; le score, dans le détail du parcours."),
        ),
    ),
    "openedx": Profile(
        "Open edX",
        later("Un envoi perdu n'y est pas repris : rien que l'essentiel."),
        interactions=False,
        objectives=False,
        spacing=10,
        after=(later("Dans Studio, le bloc SCORM est noté et a un poids : sans cela, aucune note n'arrive."),),
    ),
    "frappe": Profile(
        "Frappe LMS",
        later("Seul l'achèvement y est gardé : ni réponses ni objectifs."),
        version="scorm2004",
        words={"completed": "passed"},
        interactions=False,
        objectives=False,
        after=(later("Seul l'achèvement y est gardé : ni score, ni réponses, ni temps."),),
    ),
    "canvas-cloud": Profile(
        "Canvas, SCORM Cloud",
        later("SCORM 2004 entier, avec plus de place pour l'état."),
        version="scorm2004",
        limit=60_000,
        after=(
            later("Canvas n'a pas de lecteur à lui : l'outil SCORM doit y être installé par l'administration."),
            later("Importé comme devoir noté, il vaut les points que vous dites ; publiez-le ensuite."),
        ),
    ),
    "strict": Profile(
        later("Plateforme stricte"),
        later("Elle refuse tout écart : ni réponses ni objectifs."),
        interactions=False,
        objectives=False,
    ),
    "minimal": Profile(
        later("Plateforme minimale"),
        later("Elle ne garde qu'un statut : tout est court, et la fin ferme la séance."),
        interactions=False,
        objectives=False,
        leave="normal",
        spacing=15,
    ),
}
