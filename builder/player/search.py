"""Search as a page: a field, what it found, and what a script needs to find it as one types."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from builder.model import Course, Module, direction
from builder.player.documents import Documents
from builder.player.doors import Doors
from builder.player.prose import Prose
from builder.search import Found, Hit, Index, Library, Piece, make_index, passage
from builder.words import Words, later

Render = Callable[..., Markup]

MOST = 30
"""Hits on a page: whoever wants more adds a word."""
LONGEST = 200
"""Characters of a question."""
SUGGESTED = 6
KINDS = {
    "lesson": (later("Leçon"), later("Leçons")),
    "aid": (later("Fiche"), later("Fiches")),
    "term": (later("Mot du glossaire"), later("Mots")),
    "document": (later("Modèle à remplir"), later("Modèles")),
    "worksheet": (later("Feuille de travail"), later("Feuilles à remplir")),
    "case": (later("Cas pratique"), later("Cas")),
    "quiz": (later("Quiz de module"), later("Quiz")),
}
"""What each kind of page is called, alone and as a group."""


@dataclass(frozen=True)
class Shown:
    """A hit as its line shows it."""

    kind: str
    to: str
    where: str
    title: list[Piece]
    heading: list[Piece]
    passage: list[Piece]
    language: str
    direction: str


class Search:
    """One course's index, made when it is first needed, and the page that asks it."""

    def __init__(self, course: Course, prose: Prose, doors: Doors, words: Words, render: Render) -> None:
        self.course, self.prose, self.doors, self.words, self.render = course, prose, doors, words, render

    @cached_property
    def index(self) -> Index:
        return self.index_of(self.course.modules)

    @cached_property
    def library(self) -> Library:
        return Library(self.index)

    def index_of(self, modules: Iterable[Module]) -> Index:
        """What can be found in these modules and in what belongs to none."""
        return make_index(Documents(self.course, self.prose, self.doors, self.words).all(modules))

    def page(
        self, question: str = "", kind: str = "", *, modules: Collection[str] | None = None, live: str = ""
    ) -> Markup:
        """`modules` are those in sight, all when not told; `live` is where a script finds the index."""
        asked = question.strip()[:LONGEST]
        kind = kind if kind in KINDS else ""
        found = self.library.find(asked, modules) if asked else Found((), (), ())
        counts = Counter(self.library.pages[hit.page]["kind"] for hit in found.hits)
        kept = [hit for hit in found.hits if kind in ("", self.library.pages[hit.page]["kind"])]
        return self.render(
            "search.html", question=asked, kind=kind, live=live, kinds=KINDS, counts=counts, found=found,
            longest=LONGEST, modules=" ".join(modules) if modules is not None else None, most=MOST, kept=len(kept),
            hits=[self._shown(hit, found) for hit in kept[:MOST]], suggested=self._suggested(),
        )  # fmt: skip

    def _shown(self, hit: Hit, found: Found) -> Shown:
        page, part = self.library.pages[hit.page], self.library.parts[hit.part]
        title, heading, text = (
            passage(self.library, text, found.wanted) for text in (page["title"], part["heading"], part["text"])
        )
        language = page["language"]
        return Shown(page["kind"], part["to"], page["where"], title, heading, text, language, direction(language))

    def _suggested(self) -> list[str]:
        """Words that the course uses most."""
        uses = self.course.uses.terms
        often = sorted(self.course.glossary, key=lambda id: -len(uses.get(id, ())))
        return [self.course.glossary[id].term for id in often[:SUGGESTED]]
