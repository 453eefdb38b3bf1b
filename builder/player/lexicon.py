"""Words and sources as pages of their own: each entry says where it serves, and leads there."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from markupsafe import Markup

from builder.grading import plain
from builder.model import Course, Use
from builder.player.doors import Doors
from builder.player.prose import Frame, Prose

Render = Callable[..., Markup]


@dataclass(frozen=True)
class Told:
    """A place where a word or a source serves, as a link says it."""

    kind: str
    to: str
    title: Markup
    heading: str


class Lexicon:
    """The glossary and the sources. `modules` are those in sight: what other modules use is not told."""

    def __init__(self, course: Course, prose: Prose, doors: Doors, render: Render) -> None:
        self.course, self.prose, self.doors, self.render = course, prose, doors, render

    def glossary(self, modules: Collection[str] | None) -> Markup:
        """Every term of the course, in alphabetical order."""
        terms = sorted(self.course.glossary.items(), key=lambda item: plain(item[1].term))
        uses = {id: self._told(self.course.uses.terms.get(id, ()), modules) for id, _ in terms}
        return self.render("glossary.html", terms=terms, uses=uses, frame=Frame(terms=tuple(self.course.glossary)))

    def sources(self, modules: Collection[str] | None) -> Markup:
        """Every source, in alphabetical order: those that serve in the modules in sight, then the others."""
        told = {id: self._told(self.course.uses.sources.get(id, ()), modules) for id in self.course.sources}
        items = sorted(self.course.sources.items(), key=lambda item: plain(item[1].title))
        idle = [item for item in items if not told[item[0]]]
        return self.render("sources.html", sources=[item for item in items if told[item[0]]], idle=idle, uses=told)

    def _told(self, uses: tuple[Use, ...], modules: Collection[str] | None) -> list[Told]:
        return [self._one(use) for use in uses if self._in_sight(use, modules)]

    def _in_sight(self, use: Use, modules: Collection[str] | None) -> bool:
        module = self.course.module_of.get(use.id)
        return module is None or modules is None or module.id in modules

    def _one(self, use: Use) -> Told:
        if use.kind == "term":
            title = self.prose.md(self.course.glossary[use.id].term, Frame())
            return Told(use.kind, self.doors.term(use.id), title, "")
        page = self.course.pages[use.id]
        title = self.prose.md(page.title, Frame(language=page.language))
        return Told(use.kind, self.doors.page(use.id, use.place), title, use.heading)
