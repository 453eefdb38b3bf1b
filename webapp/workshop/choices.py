"""What somebody asks of a package: which part of the course, in which languages, which format, with which options."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

import builder
import exports
from builder.errors import ExportError
from builder.model import Course, Module
from exports import EXPORTERS, Edition, Options, Theme, edition
from exports.base import File

TICKS = tuple(field.name for field in fields(Options) if isinstance(field.default, bool))
"""The options that one has or has not."""


@dataclass(frozen=True)
class Choices:
    """What is asked, ready to be kept as JSON. Empty: the format's own way, the whole course, no local context.

    `course`: its id; a choice that was kept without one is of the main course, the only one there was.
    `languages`: the first is the one the package opens in. `modules`: those kept of the pathway, all when empty.
    `mastery`: a percentage. `accent`: `#rrggbb`. `logo`: the name of a file of `webapp.workshop.files`.
    """

    format: str
    languages: tuple[str, ...]
    context: str = ""
    pathway: str = ""
    modules: tuple[str, ...] = ()
    profile: str = "moodle"
    mastery: int | None = None
    organisation: str = ""
    accent: str = ""
    logo: str = ""
    ticked: tuple[str, ...] = ()
    course: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """What `kept` said, whatever the software that wrote it: a field that is gone is dropped."""
        known = {field.name for field in fields(cls)}
        said: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
        }
        return cls(**{name: value for name, value in said.items() if name in known})

    @property
    def kept(self) -> dict[str, Any]:
        """As JSON, without what was left as it comes."""
        usual = {field.name: field.default for field in fields(self)}
        return {name: value for name, value in asdict(self).items() if value != usual[name]}

    @property
    def wish(self) -> str:
        """Names what is asked, whatever the course says today: 64 hexadecimal digits."""
        return _digest(json.dumps(self.kept, sort_keys=True))

    def key(self, revision: str) -> str:
        """Names what comes out: the same course, wish and software give the same package."""
        return _digest(f"{self.wish} {revision} {hand()}")

    def edition(self, courses: list[Course]) -> Edition:
        """The part of the course, in its languages. Raises ExportError when it is not there (any more)."""
        return edition(*courses, modules=self._kept(courses[0]), pathway=self.pathway or None)

    def options(self, logo: bytes, schemas: Path | None) -> Options:
        """`schemas`: where the standards' XSDs are, if they are here."""
        heeds = EXPORTERS[self.format].heeds
        picture = File(f"media/logo{Path(self.logo).suffix}", logo) if self.logo else None
        theme = Theme(picture, self.accent, self.organisation)
        return Options(
            mastery=self.mastery,
            theme=theme if theme != Theme() else None,
            schemas=schemas if "schemas" in heeds else None,
            profile=self.profile,
            **{name: name in self.ticked for name in TICKS},
        )

    def _kept(self, course: Course) -> tuple[Module, ...]:
        if self.pathway and self.pathway not in course.pathways:
            raise ExportError(f"Le parcours « {self.pathway} » n'est plus dans le cours : choisissez-en un autre.")
        offered = {module.id: module for module in course.pathway_modules(self.pathway or None)}
        for id in self.modules:
            if id not in offered:
                raise ExportError(
                    f"Le module « {id} » n'est pas dans ce parcours, ou pas dans ce contexte : retirez-le."
                )
        return tuple(module for id, module in offered.items() if id in self.modules or not self.modules)


@cache
def hand() -> str:
    """Names the software that makes packages, as it was when this process began."""
    rooms = [Path(str(room.__file__)).parent for room in (builder, exports)]
    files = (path for room in rooms for path in room.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return _digest("".join(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}\n" for path in sorted(files)))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
