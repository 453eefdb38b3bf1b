"""One language of a package: its page around everything, the words of its titles, and its data part by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.model import Course, Module
from builder.player import Player
from builder.words import later, words
from exports.base import Edition, File
from exports.bundle import MODEL, Bundler
from exports.doors import PackageDoors
from exports.lom import title
from exports.plain import plain
from exports.shells import frame
from exports.theme import Theme

_NAMED = {
    "glossary": later("Glossaire"), "sources": later("Sources du cours"), "search": later("Rechercher dans le cours"),
    "aids": later("Au guichet"), MODEL: later("Le modèle de référence"), "notebook": later("Mon carnet"),
    "dossier": later("Mon dossier"), "progress": later("Ma progression"),
}  # fmt: skip
"""What the pages that are the whole course's are called."""


@dataclass(frozen=True)
class Voice:
    """A language that a package may be read in: the folder of its files, its direction, what its speakers call it."""

    language: str
    folder: str
    direction: str
    name: str


def voice(language: str) -> Voice:
    said = words(language)
    name = said.tongue(language)
    return Voice(language, language.lower().replace("_", "-"), said.direction, name[:1].upper() + name[1:])


class Tongue:
    """`edition` holds one language only; `voices` are all those of the package; `doors`, its addresses.

    `hosted`: a platform keeps progress. `apart`: each module has its page.
    """

    def __init__(
        self,
        edition: Edition,
        theme: Theme,
        voices: tuple[Voice, ...],
        doors: PackageDoors,
        *,
        hosted: bool,
        apart: bool = False,
    ) -> None:
        self.edition, self.theme, self.doors, self.hosted = edition, theme, doors, hosted
        self.voice = voice(edition.course.language)
        self.words = words(self.voice.language)
        self._opened: tuple[Module | None, ...] = edition.modules if apart else (None,)
        self.switch = voices if len(voices) > 1 else ()
        self.logo = doors.carry(theme.logo) if theme.logo else ""
        self.player = Player(edition.course, doors, self.words)
        self._bundler = Bundler(edition, self.player)

    def pages(self, **more: Any) -> Iterator[tuple[Module | None, str]]:
        """What opens the package in this language: one page, or a page for each module."""
        for here in self._opened:
            yield here, frame(self, here, whole=True, **more)

    def parts(self) -> Iterator[dict[str, Any]]:
        """The data of this language: titles first, then what is brought when it is asked for."""
        course, modules = self.edition.course, self.edition.modules
        sight = tuple(module.id for module in modules)
        yield self._part("words", titles=self.titles(), prompts=self._bundler.prompts())
        if self.switch:
            for here in self._opened:
                name = f"frame-{here.id}" if here else "frame"
                yield self._part(name, title=title(self.edition), html=frame(self, here))
        for module in modules:
            yield self._part(**self._bundler.module(module))
            if module.quiz:
                yield self._part(**self._bundler.quiz(module.quiz))
        if course.glossary:
            yield self._part("glossary", html=str(self.player.glossary(sight)))
        if course.sources:
            yield self._part("sources", html=str(self.player.sources(sight)))
        yield self._part("search", **self.player.search.index_of(modules))
        yield self._part(**self._bundler.tools())
        yield self._part(**self._bundler.model())

    def files(self) -> Iterator[File]:
        """Every media file that its pages asked for: known once they were made."""
        yield from self.doors.files()

    def _part(self, id: str, **data: Any) -> dict[str, Any]:
        return {"id": id, "language": self.voice.language, **data}

    def titles(self) -> dict[str, str]:
        """What is read and what hosts are told: pages, competencies, endings of cases."""
        endings = {
            f"{case}-{ending}": found["title"]
            for case, outline in self.edition.outline["cases"].items()
            for ending, found in outline["endings"].items()
        }
        return {id: plain(name, self.edition.course) for id, name in self._named()} | endings

    def _named(self) -> Iterator[tuple[str, str]]:
        course: Course = self.edition.course
        yield course.id, course.title
        yield from ((id, self.words.gettext(name)) for id, name in _NAMED.items())
        yield from ((id, competency.title) for id, competency in course.competencies.items())
        yield from ((aid.id, aid.title) for aid in course.counter_aids)
        yield from ((document.id, document.title) for document in course.documents.values())
        for module in self.edition.modules:
            yield from _units(module)


def _units(module: Module) -> Iterator[tuple[str, str]]:
    yield module.id, module.title
    yield from ((unit.id, unit.title) for unit in module.units())
    yield from ((aid.id, aid.title) for aid in module.aids)
