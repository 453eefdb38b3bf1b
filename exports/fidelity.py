"""What a format keeps of a course, as data: one list of features, and for each format what it changes or leaves out."""

from dataclasses import dataclass

FEATURES = {
    "lessons": "Leçons, blocs et images",
    "checks": "Auto-vérifications",
    "quizzes": "Quiz : tirage, tentatives, retours",
    "cases": "Cas à embranchements",
    "worksheets": "Feuilles de travail",
    "aids": "Fiches et documents",
    "glossary": "Glossaire et sources",
    "model": "Modèle de référence",
    "search": "Recherche",
    "languages": "Plusieurs langues",
    "progress": "Progression et reprise",
    "results": "Score et statuts transmis",
    "offline": "Sans réseau",
}
"""What a course can do, by name, in the order that people read it."""


@dataclass(frozen=True)
class Loss:
    """A feature that a format does not carry as it is: what becomes of it. Nothing is left when it is not `partial`."""

    why: str
    partial: bool


def partly(why: str) -> Loss:
    return Loss(why, partial=True)


def lost(why: str) -> Loss:
    return Loss(why, partial=False)


SITE = {
    "results": partly(
        "Les textes libres voyagent comme réponses, jamais dans l'état ; les fiches restent dans le navigateur."
    ),
    "offline": partly("Oui, une fois la page ouverte ; la plateforme reçoit la suite à la séance d'après."),
}
"""What every package with the player's own pages has in common."""
