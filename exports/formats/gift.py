"""GIFT: the questions of a course as text, for Moodle and for whatever else reads it."""

from collections.abc import Iterator
from typing import ClassVar

from builder.words import later, words
from exports.base import Edition, Exporter, File
from exports.fidelity import partly
from exports.formats.moodle import Moodle
from exports.moodle.bank import shelves
from exports.moodle.fidelity import IN_GIFT
from exports.moodle.gift import gift, unsaid
from exports.options import Options


class Gift(Exporter):
    name: ClassVar = "gift"
    title: ClassVar = "GIFT"
    about: ClassVar = later("Pour qui lit des questions en texte : Moodle, et d'autres plateformes.")
    ending: ClassVar = ".txt"
    heeds: ClassVar = frozenset({"languages", "mastery"})
    kinds: ClassVar = IN_GIFT
    loses: ClassVar = {
        **Moodle.loses,
        "quizzes": partly(
            "Les questions par compétence, sans points ni indices ; ce qui dépend du résultat est dit à tous."
        ),
    }

    def files(self, edition: Edition, options: Options) -> Iterator[File]:
        bank = shelves(edition)
        if torn := unsaid(bank):
            questions = "questions que GIFT ne sait pas dire deviennent des textes libres"
            one = "question que GIFT ne sait pas dire devient un texte libre"
            self.remark = f"{torn} {questions if torn > 1 else one}, qu'une personne lit."
        yield File("questions.txt", gift(bank, words(edition.course.language)).encode())
