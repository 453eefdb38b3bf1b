"""What a person may ask of a format. Each format says which of these it heeds; the others change nothing in it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from builder.words import later
from exports.base import Edition, Exporter
from exports.profiles import PROFILES, Profile
from exports.theme import Theme

OPTIONS = {
    "languages": (
        "--lang fr,ar",
        later("plusieurs langues dans un paquet, avec un bouton pour passer de l'une à l'autre"),
    ),
    "mastery": (
        "--mastery 80",
        later("le seuil de réussite de tous les quiz, en pour cent, à la place des leurs"),
    ),
    "theme": ("--theme theme.yaml", later("logo, couleur d'accent et nom d'organisation")),
    "schemas": ("--schemas DIR", later("manifeste vérifié contre les XSD de la norme, joints au paquet")),
    "profile": ("--for ilias", later("la plateforme visée, quand elle a ses particularités")),
    "sequenced": (
        "--sequenced",
        later("un SCO par module, dans l'ordre : chacun s'ouvre une fois le précédent réussi"),
    ),
    "source": ("--with-source", later("les fichiers Markdown et YAML du cours, pour l'adapter")),
}
"""Each option by its name: how it is written, and what it does."""


@dataclass(frozen=True)
class Options:
    """`mastery` is a percentage; `schemas` the folder of a standard's XSDs; `profile` a name of PROFILES."""

    mastery: int | None = None
    theme: Theme | None = None
    schemas: Path | None = None
    profile: str = "moodle"
    source: bool = False
    sequenced: bool = False

    @property
    def host(self) -> Profile:
        return PROFILES[self.profile]

    def apart(self, edition: Edition) -> tuple[Edition, ...]:
        """What keeps a state of its own: the whole, or each module where each is a SCO."""
        return edition.parts if self.sequenced else (edition,)

    def heeded_by(self, exporter: type[Exporter]) -> "Options":
        """These, without those that change nothing in a format."""
        usual = Options()
        vain = {name: getattr(usual, name) for name in self.given if name not in exporter.heeds}
        return replace(self, **vain)

    @property
    def told(self) -> dict[str, Any]:
        """Those that somebody asked for, as words and numbers."""
        said = {
            "mastery": self.mastery,
            "theme": self.theme and {"accent": self.theme.accent, "organisation": self.theme.organisation},
            "schemas": bool(self.schemas),
            "profile": self.profile,
            "source": self.source,
            "sequenced": self.sequenced,
        }
        return {name: said[name] for name in self.given}

    @property
    def given(self) -> tuple[str, ...]:
        """The names of those that somebody asked for."""
        asked = {
            "mastery": self.mastery is not None,
            "theme": self.theme is not None,
            "schemas": self.schemas is not None,
            "profile": self.profile != "moodle",
            "source": self.source,
            "sequenced": self.sequenced,
        }
        return tuple(name for name, wanted in asked.items() if wanted)
