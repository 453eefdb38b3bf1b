"""An author's sentences as HTML: Markdown read once, its holes filled for the page that shows them."""

from collections.abc import Callable
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup, escape

from builder.markdown import Body, Hole, render_block, render_inline
from builder.model import Course, direction
from builder.player.doors import Doors
from builder.player.templating import trusted


class Frame(NamedTuple):
    """The page around a sentence: the words and sources it lists itself, the language of its author's text."""

    terms: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    language: str = ""

    @property
    def bare(self) -> "Frame":
        """The same around a sentence whose language its element says already."""
        return self._replace(language="")


def _no_check(_id: str) -> Markup:
    return Markup()


def _no_block(_target: str, _frame: Frame) -> Markup:
    return Markup()


class Prose:
    def __init__(self, course: Course, doors: Doors, templates: Environment) -> None:
        self.course = course
        self.doors = doors
        self._mark = templates.get_template("source.html").render
        self.block: Callable[[str, Frame], Markup] = _no_block
        self._marks: dict[tuple[str, int], Markup] = {}
        self._said: dict[tuple[str, bool, Frame], Markup] = {}

    def md(self, text: str, frame: Frame, *, block: bool = False) -> Markup:
        """A sentence (or paragraphs, with `block`), in its own language when the page speaks another."""
        found = (text, block, frame)
        if found not in self._said:
            body = (render_block if block else render_inline)(text, self.course.references)
            self._said[found] = self._spoken(self.fill(body, frame), frame, "div" if block else "span")
        return self._said[found]

    def say(self, sort: str, id: str, name: str, text: str) -> Markup:
        """A field of one of the course's records, in the language that it is really in."""
        return self.md(text, Frame(language=self.course.language_of(sort, id, name)))

    def fill(self, body: Body, frame: Frame, check: Callable[[str], Markup] = _no_check) -> Markup:
        """A body with every hole filled."""
        pieces = (self._hole(piece, frame, check) if isinstance(piece, Hole) else piece for piece in body)
        return trusted("".join(pieces))

    def _hole(self, hole: Hole, frame: Frame, check: Callable[[str], Markup]) -> Markup:
        match hole.kind:
            case "check":
                return check(hole.target)
            case "page":
                return escape(self.doors.page(hole.target))
            case "media":
                return escape(self.doors.media(hole.target))
            case "term":
                own = hole.target in frame.terms
                return escape(f"#terme-{hole.target}" if own else self.doors.term(hole.target))
            case "source":
                return self.source(hole.target, frame)
            case "block":
                return self.block(hole.target, frame)

    def source(self, id: str, frame: Frame) -> Markup:
        """A numbered mark when the page lists its sources, else a link to the source itself or to its entry.

        Nothing for a source that left the course: words kept from an earlier day may cite it.
        """
        if id not in self.course.sources:
            return Markup()
        number = frame.sources.index(id) + 1 if id in frame.sources else 0
        if (id, number) not in self._marks:
            source, address = self.course.sources[id], self.doors.source(id)
            self._marks[id, number] = trusted(self._mark(id=id, number=number, source=source, address=address).strip())
        return self._marks[id, number]

    def _spoken(self, html: Markup, frame: Frame, tag: str) -> Markup:
        if frame.language in {"", self.course.language}:
            return html
        spoken = (frame.language, direction(frame.language))
        opening = Markup('<{} class="foreign" lang="{}" dir="{}">').format(tag, *spoken)
        return opening + html + Markup("</{}>").format(tag)
