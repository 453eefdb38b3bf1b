"""What a format keeps of a course, as data: one list of features, and for each format what it changes or leaves out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.words import later

if TYPE_CHECKING:
    from exports.base import Exporter

FEATURES = {
    "lessons": later("Leçons, blocs et images"),
    "checks": later("Auto-vérifications"),
    "quizzes": later("Quiz : tirage, tentatives, retours"),
    "cases": later("Cas à embranchements"),
    "worksheets": later("Feuilles de travail"),
    "aids": later("Fiches et documents"),
    "glossary": later("Glossaire et sources"),
    "model": later("Modèle de référence"),
    "search": later("Recherche"),
    "languages": later("Plusieurs langues"),
    "progress": later("Progression et reprise"),
    "results": later("Score et statuts transmis"),
    "offline": later("Sans réseau"),
}
"""What a course can do, by name, in the order that people read it."""


@dataclass(frozen=True)
class Loss:
    """A feature that a format does not carry as it is: what becomes of it. Nothing is left when it is not `partial`."""

    why: str
    partial: bool


@dataclass(frozen=True)
class Becomes:
    """What a kind of question is called there, and what is not as it was; nothing, when all is."""

    type: str
    loses: str = ""


def partly(why: str) -> Loss:
    return Loss(why, partial=True)


def lost(why: str) -> Loss:
    return Loss(why, partial=False)


SITE = {
    "results": partly(
        "Textes libres et feuilles terminées partent en réponses et en commentaires, "
        "autant que la plateforme en garde ; le carnet reste dans le navigateur."
    ),
    "offline": partly("Ce qui a été ouvert tient sans réseau ; la plateforme reçoit la suite dès qu’elle répond."),
}
"""What every package with the player's own pages has in common."""

SEQUENCED = {
    "quizzes": partly("Chacun ouvre le module suivant : sa limite de tentatives est levée, sauf au dernier."),
    "search": partly("Elle trouve dans tout le cours ; la page d’un autre module s’ouvre si la plateforme y mène."),
    "progress": partly("Chaque module garde la sienne ; de l’un à l’autre passent la réussite et les compétences."),
}
"""What changes when each module is a SCO of its own."""


def table(exporters: "Iterable[type[Exporter]]") -> str:
    """Every feature in every format, then each format's own sentences, in Markdown: as the manual shows it."""
    told = sorted(exporters, key=lambda exporter: exporter.name)
    lines = [f"| Du cours | {' | '.join(f'`{one.name}`' for one in told)} |", "|---" * (len(told) + 1) + "|"]
    for id, feature in FEATURES.items():
        lines.append(f"| {feature} | {' | '.join(_sign(one.loses.get(id)) for one in told)} |")
    lines += ["", "● entier, ◐ en partie, ○ non.", ""]
    for one in told:
        lines.append(f"- **`{one.name}`** ({one.ending}). {one.title}. {one.about}")
        lines += [f"  - {FEATURES[id]} : {_whole(loss)}" for id, loss in one.loses.items()]
    return "\n".join(lines) + "\n"


def _sign(loss: Loss | None) -> str:
    if loss is None:
        return "●"
    return "◐" if loss.partial else "○"


def _whole(loss: Loss) -> str:
    return loss.why if loss.partial else f"non. {loss.why}"


def kinds_table(exporters: "Iterable[type[Exporter]]") -> str:
    """What each kind of question becomes in each format whose host has its own, as the manual shows it."""
    told = [one for one in exporters if one.kinds]
    lines = [f"| Type | {' | '.join(one.title for one in told)} |", "|---" * (len(told) + 1) + "|"]
    for kind in dict.fromkeys(kind for one in told for kind in one.kinds):
        lines.append(f"| `{kind}` | {' | '.join(_cell(one.kinds[kind]) for one in told)} |")
    return "\n".join(lines) + "\n"


def _cell(becomes: Becomes) -> str:
    return f"**{becomes.type}**. {becomes.loses[:1].upper()}{becomes.loses[1:]}".rstrip() + "." * bool(becomes.loses)
