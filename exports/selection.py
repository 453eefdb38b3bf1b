"""What somebody chose of a course: a folder, a context, a pathway, modules. Named once, read in any language."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from builder.errors import ContentError
from builder.load import load_course
from builder.model import Course, Module
from exports.base import Edition, edition


@dataclass(frozen=True)
class Selection:
    """As the command says it: `modules` is a list of ids between commas, all of them when there is none."""

    folder: Path
    context: str | None = None
    modules: str | None = None
    pathway: str | None = None

    def edition(self, languages: Iterable[str] = ("",)) -> Edition:
        """The course in these languages, its own being "". Raises click.BadParameter for a name that is none of it."""
        courses = [load_course(self.folder, language.strip(), self.context) for language in dict.fromkeys(languages)]
        return edition(*courses, modules=self._kept(courses[0]), pathway=self.pathway)

    def alone(self, languages: Iterable[str]) -> dict[str, Edition]:
        """Each language by itself. Raises ContentError with the errors of all."""
        found, problems = {}, []
        for language in languages:
            try:
                found[language] = self.edition((language,))
            except ContentError as error:
                problems += error.problems
        if problems:
            raise ContentError(problems)
        return found

    def _kept(self, course: Course) -> tuple[Module, ...]:
        """The modules asked for, in the pathway's order."""
        if self.pathway:
            _known(self.pathway, course.pathways, "--pathway", "Ce parcours n'existe pas ; le cours a")
        offered = {module.id: module for module in course.pathway_modules(self.pathway)}
        wanted = [id.strip() for id in self.modules.split(",")] if self.modules else [*offered]
        for id in wanted:
            _known(id, offered, "--modules", f"« {id} » n'est pas un module d'ici ; il y a")
        return tuple(module for id, module in offered.items() if id in wanted)


def _known(id: str, among: Iterable[str], option: str, what: str) -> None:
    if id not in (known := [*among]):
        raise click.BadParameter(f"{what} : {', '.join(known)}.", param_hint=option)
