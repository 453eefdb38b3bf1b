"""Blocks: a directive left its name, a target and options in the page; here the course's records fill its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar
from urllib.parse import parse_qsl

from markupsafe import Markup

from builder.model import Course
from builder.player.doors import Doors
from builder.player.prose import Frame, Prose
from builder.words import Words


@dataclass(frozen=True)
class Blocks:
    """What every block draws with. `drawn` holds each block's module, by its directive's name.

    A block's module defines `html(blocks, target, options, frame) -> Markup`.
    """

    drawn: ClassVar[dict[str, ModuleType]] = {}

    course: Course
    prose: Prose
    words: Words
    doors: Doors
    render: Callable[..., Markup]

    def fill(self, hole: str, frame: Frame) -> Markup:
        """The HTML of `name:target?option=value`, as the page around it asks."""
        head, _, asked = hole.partition("?")
        name, _, target = head.partition(":")
        options: Mapping[str, str] = dict(parse_qsl(asked, keep_blank_values=True))
        html: Markup = self.drawn[name].html(self, target, options, frame)
        return html


def file_size(course: Course, path: str) -> int:
    """The bytes of a file of the course; none when it is missing, which the checks have said."""
    file = course.root / path
    return file.stat().st_size if file.is_file() else 0
