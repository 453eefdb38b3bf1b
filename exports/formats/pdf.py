"""PDF: the course as a printed guide, and what one photocopies from it, each in a single file."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from builder.words import later
from exports.base import Edition, Exporter, File
from exports.fidelity import Loss, lost, partly
from exports.options import Options
from exports.pdf import case_booklet, facilitator_guide, guide, handouts

PAPER: Mapping[str, Loss] = {
    "checks": partly("À remplir au crayon ; les réponses sont à la fin du module."),
    "quizzes": lost("Leurs questions restent secrètes."),
    "cases": partly("La première scène à discuter, ce que disent les textes, ce qu'il fallait retenir."),
    "worksheets": partly("Vierges, à remplir à la main."),
    "search": partly("Sommaire, signets, glossaire avec les pages."),
    "languages": lost("Une langue par fichier."),
    "progress": lost("Le papier ne retient rien."),
    "results": lost("Le papier ne transmet rien."),
}
"""What paper makes of a course."""


class Pdf(Exporter):
    name: ClassVar = "pdf"
    title: ClassVar = later("Guide méthodologique en PDF")
    about: ClassVar = later(
        "Tout le cours à lire et à imprimer : modules, droits, fiches, documents, glossaire, sources."
    )
    ending: ClassVar = ".pdf"
    heeds: ClassVar = frozenset({"theme"})
    loses: ClassVar = PAPER

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        yield File("guide.pdf", guide(edition, options.theme))


class PdfAids(Exporter):
    name: ClassVar = "pdf-aids"
    title: ClassVar = later("Fiches, documents et feuilles de travail en PDF")
    about: ClassVar = later("Ce que l'on photocopie : une page par fiche, les modèles à remplir, les feuilles vierges.")
    ending: ClassVar = ".pdf"
    heeds: ClassVar = frozenset({"theme"})
    loses: ClassVar = {
        **PAPER,
        **{name: lost("Dans le format « pdf ».") for name in ("lessons", "checks", "model")},
        "cases": lost("Dans le format « pdf-cases »."),
        "glossary": partly("Sous chaque fiche, les sources qu'elle cite."),
        "search": partly("Signets."),
    }

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        yield File("fiches.pdf", handouts(edition, options.theme))


class PdfCases(Exporter):
    name: ClassVar = "pdf-cases"
    title: ClassVar = later("Livret des cas en PDF")
    about: ClassVar = later(
        "Pour animer un groupe sans écran : chaque scène, ce qu'entraîne chaque choix, ce que dit la loi."
    )
    ending: ClassVar = ".pdf"
    heeds: ClassVar = frozenset({"theme"})
    loses: ClassVar = {
        **PAPER,
        **{name: lost("Dans le format « pdf ».") for name in ("lessons", "checks", "worksheets", "aids", "model")},
        "cases": partly("Qui anime lit les scènes et garde le livret : il dit tout."),
        "glossary": partly("Les sources seulement."),
        "search": partly("Sommaire et signets."),
    }

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        yield File("cas.pdf", case_booklet(edition, options.theme))


class PdfFacilitator(Exporter):
    name: ClassVar = "pdf-facilitator"
    title: ClassVar = later("Guide d’animation en PDF")
    about: ClassVar = later(
        "Pour mener une séance sans électricité : déroulé minuté, questions et réponses attendues, cartes à découper."
    )
    ending: ClassVar = ".pdf"
    heeds: ClassVar = frozenset({"theme"})
    public: ClassVar = False
    loses: ClassVar = {
        **PAPER,
        "lessons": partly("La situation, les repères et ce qu'il reste à faire : le texte entier est dans « pdf »."),
        "checks": partly("À poser à voix haute, avec la réponse attendue ; ce qui se classe devient des cartes."),
        "cases": partly("Les scènes en cartes ; les suites, sur la feuille de qui anime."),
        "worksheets": lost("Dans le format « pdf-aids »."),
        "model": lost("Dans le format « pdf »."),
        "glossary": partly("Les sources seulement."),
        "search": partly("Sommaire et signets."),
    }

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        yield File("animation.pdf", facilitator_guide(edition, options.theme))
