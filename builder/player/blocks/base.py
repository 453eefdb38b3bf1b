"""Blocks: a directive left its name, a target and options in the page; here the course's records fill its place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from markupsafe import Markup

from builder.drawing import NARROW, WIDE, Sheet
from builder.markdown import Body, Hole
from builder.model import Course
from builder.player.doors import Doors
from builder.player.prose import Frame, Prose
from builder.player.speech import say
from builder.within import within
from builder.words import Words


@dataclass(frozen=True)
class Blocks:
    """What every block draws with. `drawn` holds each block's module, by its directive's name.

    A block's module defines `html(blocks, target, options, frame) -> Markup`, and may define
    `sources(course, target, options) -> Iterable[str]`: the page lists them with its own.
    """

    drawn: ClassVar[dict[str, ModuleType]] = {}

    course: Course
    prose: Prose
    words: Words
    doors: Doors
    render: Callable[..., Markup]
    sheets: Mapping[str, Sheet] = field(default_factory=lambda: {"narrow": NARROW, "wide": WIDE})
    """What maps are drawn on: each by the name that its style knows."""

    def draw(self, name: str, frame: Frame, **values: Any) -> Markup:
        """A block's template, its records' sentences each in their language."""
        html = self.render(f"blocks/{name}.html", frame=frame, say=say(self.prose, frame), **values)
        if frame.language in ("", self.course.language):
            return html
        own = Markup('<div lang="{}" dir="{}">').format(self.course.language, self.course.direction)
        return own + html + Markup("</div>")

    def sources(self, body: Body) -> tuple[str, ...]:
        """The sources that a page's blocks cite, in order. A block's module may define `sources` to say them."""
        named = (
            key
            for hole in body
            if isinstance(hole, Hole) and hole.kind == "block"
            for key in self._sources(hole.target)
            if key in self.course.sources
        )
        return tuple(dict.fromkeys(named))

    def _sources(self, hole: str) -> Iterable[str]:
        name, target, options = self._read(hole)
        cite = getattr(self.drawn[name], "sources", None)
        found: Iterable[str] = cite(self.course, target, options) if cite else ()
        return found

    def fill(self, hole: str, frame: Frame) -> Markup:
        """The HTML of `name:target?option=value`, as the page around it asks."""
        name, target, options = self._read(hole)
        html: Markup = self.drawn[name].html(self, target, options, frame)
        return html

    def _read(self, hole: str) -> tuple[str, str, Mapping[str, str]]:
        head, _, asked = hole.partition("?")
        name, _, target = head.partition(":")
        return name, target, dict(parse_qsl(asked, keep_blank_values=True))


def file_size(course: Course, path: str) -> int:
    """The bytes of a file of the course; none when it is missing, which the checks have said."""
    file = within(course.root, path)
    return file.stat().st_size if file else 0
