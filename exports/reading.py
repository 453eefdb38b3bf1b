"""The course for whoever has no scripts: what is to be read, page by page, every link leading to something.

Ids and addresses are found by pattern: this reads the player's own HTML, whose texts are escaped, and no other.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import cached_property, partial

from markupsafe import Markup

from builder.model import Aid, Lesson, Module
from builder.player import Player
from exports.bundle import MODEL
from exports.doors import PackageDoors
from exports.lean import lean
from exports.lom import title
from exports.shells import templates
from exports.tongue import Tongue

_FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
_BUTTON = re.compile(r"<button\b.*?</button>", re.DOTALL)
_NAMED = re.compile(r'(\s(?:id|for|headers|list|aria-(?:controls|describedby|details|labelledby|owns))=")([^"]+)"')
_LED = re.compile(r'(\s(?:xlink:)?href="#)([^"]+)"')
_DRAWN = re.compile(r"(url\(#)([^)]+)\)")


class ReadingDoors:
    """Addresses that need no script.

    `leaf` is the form of a page's address, `mark` of a place in it, `closed` of all that cannot be read so. `base`
    leads from a page to the files of the package.
    """

    def __init__(
        self, inside: PackageDoors, readable: Container[str], *, leaf: str, mark: str, closed: str, base: str
    ) -> None:
        self.inside, self.readable, self.leaf, self.mark = inside, readable, leaf, mark
        self.closed, self.base = closed, base

    def page(self, id: str, place: str = "") -> str:
        if id not in self.readable:
            return self.closed.format(id=id)
        return self.leaf.format(id=id) + (self.mark.format(place=place) if place else "")

    def place(self, name: str) -> str:
        return self.page(name)

    def term(self, id: str) -> str:
        return self.page("glossary", f"terme-{id}")

    def source(self, id: str) -> str:
        return self.page("sources", f"source-{id}")

    def search(self, question: str = "") -> str:
        return self.closed.format(id="search")

    def media(self, path: str) -> str:
        address = self.inside.media(path)
        return address if address.startswith("data:") else self.base + address

    def answers(self, question_id: str) -> str:  # nobody answers here
        return ""

    def notes(self, reflection_id: str = "") -> str:
        return self.closed.format(id="notebook")


class Reading:
    """One language's pages. `together`: all of them stand in one document, where no two ids may be the same."""

    def __init__(self, tongue: Tongue, *, together: bool = False) -> None:
        self.tongue, self.together = tongue, together
        self.folder = tongue.voice.folder

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """What can be read, in order: lessons and fiches, then what is the whole course's."""
        course, modules = self.tongue.edition.course, self.tongue.edition.modules
        units = [page.id for module in modules for page in _pages(module)]
        aids = [*(aid.id for aid in course.counter_aids), *course.documents]
        shared = {"aids": course.aids or course.documents, "glossary": course.glossary, "sources": course.sources}
        return (*units, *aids, *(id for id, there in shared.items() if there), MODEL)

    def address(self, id: str) -> str:
        """Where a page is, seen from the one that opens the package."""
        return f"#{self.folder}.{id}" if self.together else f"{self.folder}/{id}.html"

    def contents(self) -> Markup:
        """Links to all of them, seen from one of them."""
        names, said, doors = self.tongue.titles(), self.tongue.words, self._doors()

        def linked(ids: Iterable[str]) -> list[tuple[str, str]]:
            return [(doors.page(id), names[id]) for id in ids]

        modules = self.tongue.edition.modules
        listed = [{"title": names[one.id], "pages": linked(page.id for page in _pages(one))} for one in modules]
        own = {page.id for module in modules for page in _pages(module)}
        shared = linked(id for id in self.ids if id not in own)
        template = templates().get_template("contents.html")
        return Markup(template.render(_=said.gettext, title=title(self.tongue.edition), modules=listed, shared=shared))  # noqa: S704  # nosec B704  # escaped

    def pages(self) -> Iterator[tuple[str, Markup]]:
        """Each page's content, by its id. A question is not asked, for nobody would answer."""
        made = self._made(Player(self.tongue.edition.course, self._doors(), self.tongue.words))
        instead = Markup('<p class="alert">{}</p>').format(
            self.tongue.words.gettext("Ici se pose une question : elle demande JavaScript.")
        )
        for id in self.ids:
            html = _BUTTON.sub("", _FORM.sub(instead, str(made[id]())))
            yield id, Markup(self._apart(id, lean(html)) if self.together else html)  # noqa: S704  # nosec B704  # the player's own

    def _made(self, player: Player) -> Mapping[str, Callable[[], Markup]]:
        course, modules = self.tongue.edition.course, self.tongue.edition.modules
        sight = tuple(module.id for module in modules)
        lessons = {one.id: partial(player.lesson, one) for module in modules for one in module.lessons}
        fiches = (*course.counter_aids, *(aid for module in modules for aid in module.aids))
        aids = {one.id: partial(player.aid, one) for one in fiches}
        papers = {id: partial(player.document, paper) for id, paper in course.documents.items()}
        return (
            lessons
            | aids
            | papers
            | {
                "aids": partial(player.counter, modules),
                "glossary": lambda: self._titled("glossary", player.glossary(sight)),
                "sources": lambda: self._titled("sources", player.sources(sight)),
                MODEL: player.model,
            }
        )

    def _titled(self, id: str, body: Markup) -> Markup:
        return Markup("<h1>{}</h1>{}").format(self.tongue.titles()[id], body)

    def _doors(self) -> ReadingDoors:
        inside, folder = self.tongue.doors, self.folder
        if self.together:
            there = {"leaf": f"#{folder}.{{id}}", "mark": ".{place}", "closed": "#contenu", "base": ""}
        else:
            there = {"leaf": "{id}.html", "mark": "#{place}", "closed": "../index.html#/{id}", "base": "../"}
        return ReadingDoors(inside, frozenset(self.ids), **there)

    def _apart(self, id: str, html: str) -> str:
        """Every id of the page, and all that names it, under the page's name; addresses of pages are whole already."""
        own, whole = f"{self.folder}.{id}.", (f"{self.folder}.", "icon-")

        def led(found: re.Match[str]) -> str:
            return found[0] if found[2] == "contenu" or found[2].startswith(whole) else f'{found[1]}{own}{found[2]}"'

        html = _NAMED.sub(lambda found: f'{found[1]}{" ".join(own + one for one in found[2].split())}"', html)
        return _DRAWN.sub(rf"\g<1>{own}\2)", _LED.sub(led, html))


def _pages(module: Module) -> tuple[Lesson | Aid, ...]:
    return (*module.lessons, *module.aids)
