"""Moodle XML: the questions of a course, for the question bank of a Moodle."""

from collections.abc import Iterator
from typing import ClassVar

from builder.words import later
from exports.base import Edition, Exporter, File
from exports.fidelity import lost, partly
from exports.moodle.bank import shelves
from exports.moodle.fidelity import IN_MOODLE
from exports.moodle.xml import quiz
from exports.options import Options
from exports.xml import as_xml


class Moodle(Exporter):
    name: ClassVar = "moodle"
    title: ClassVar = "Moodle XML"
    about: ClassVar = later("Pour la banque de questions d'un Moodle : quiz et auto-vérifications, images comprises.")
    ending: ClassVar = ".xml"
    heeds: ClassVar = frozenset({"languages", "mastery", "profile"})
    kinds: ClassVar = IN_MOODLE
    loses: ClassVar = {
        "lessons": lost("Seules les questions partent."),
        "quizzes": partly("Les questions par compétence ; le quiz est à recomposer, sa catégorie dit comment."),
        "cases": lost("Une question y est seule : rien n’y a de suite."),
        "worksheets": lost("Une banque de questions n’a pas de feuille à remplir."),
        "aids": lost("Seules les questions partent."),
        "glossary": partly("Chaque question cite ses sources ; les mots ne mènent plus au glossaire."),
        "model": lost("Seules les questions partent."),
        "search": lost("La plateforme a la sienne."),
        "languages": partly("Une catégorie par langue."),
        "progress": lost("La plateforme tient la sienne."),
        "results": lost("La plateforme note elle-même."),
        "offline": lost("Ce que la plateforme permet."),
    }

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        """Other hosts that read Moodle XML do not know the type `ordering`."""
        bank = quiz(shelves(edition), ranked=options.profile == "moodle")
        yield File("questions.xml", as_xml(bank))
