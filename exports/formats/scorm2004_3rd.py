"""SCORM 2004, 3rd edition: what the fourth has, for an LMS that stopped there."""

from typing import ClassVar

from builder.words import later
from exports.formats.scorm2004 import ROOTS, WANTED, Scorm2004
from exports.xml import Schemas


class Scorm2004Third(Scorm2004):
    name: ClassVar = "scorm2004-3rd"
    title: ClassVar = later("SCORM 2004 (3e édition)")
    about: ClassVar = later("Pour une plateforme qui n'a pas la quatrième édition.")
    version: ClassVar = "2004 3rd Edition"
    schemas: ClassVar = Schemas(("scorm2004_3rd",), ROOTS, WANTED)
