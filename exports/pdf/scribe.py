"""Reads a course for paper: every sentence, page and block as nodes, its sources numbered for the whole book."""

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from builder.drawing import PAPER
from builder.grading import plain
from builder.markdown import Hole
from builder.model import Course, Page
from builder.player import Player
from builder.player.prose import Frame
from builder.player.speech import spoken
from builder.words import Words, words
from exports.pdf.doors import PaperDoors
from exports.pdf.nodes import Element, Node, levelled
from exports.pdf.tree import Translator

Check = Callable[[str], Element]


class Scribe:
    """One course, one language. `sources` are in the order of the book's last pages: a number there is a mark here."""

    def __init__(self, course: Course) -> None:
        self.course, self.words = course, words(course.language)
        self.player = _player(course, self.words)
        self.translator = Translator(mirrored=course.direction == "rtl")
        self.sources = tuple(sorted(course.sources, key=lambda id: plain(course.sources[id].title)))

    def frame(self, language: str = "") -> Frame:
        """Around a sentence in this language; every source has its number."""
        return Frame(sources=self.sources, language=language)

    def line(self, text: str, language: str = "") -> list[Node]:
        """An author's sentence. One that a record has not translated says by its letters that it is the original's."""
        if not text:
            return []
        tongue = spoken(text, self.course) if language in ("", self.course.language) else language
        return self.translator.read(str(self.player.prose.md(text, self.frame(tongue))))

    def field(self, sort: str, id: str, name: str, text: str) -> list[Node]:
        """A field of a record, as `Course.language_of` names it."""
        return self.line(text, self.course.language_of(sort, id, name))

    def paragraphs(self, text: str, language: str = "") -> list[Node]:
        """An author's paragraphs."""
        if not text:
            return []
        return self.translator.read(str(self.player.prose.md(text, self.frame(language), block=True)))

    def page(self, page: Page, check: Check | None = None) -> list[Node]:
        """The body of a lesson, a job aid or a model document."""

        def place(id: str) -> Markup:
            return Markup('<div class="paper-check" data-check="{}"></div>').format(id)

        if check:
            self.translator.check = check
        html = self.player.prose.fill(page.body, self.frame(page.language), place)
        nodes = self.translator.read(str(html), page.id)
        levelled(nodes, under=2)
        return nodes

    def block(self, target: str, page: str) -> list[Node]:
        """What a directive of the reference model draws: `process:?show=path`."""
        html = self.player.prose.fill((Hole("block", target),), self.frame())
        return self.translator.read(str(html), page)


def _player(course: Course, words: Words) -> Player:
    """The learner's face, its maps drawn for a printed page."""
    player = Player(course, PaperDoors(), words)
    player.blocks = replace(player.blocks, sheets={"paper": PAPER})
    player.prose.block = player.blocks.fill
    return player
