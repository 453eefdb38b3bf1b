"""components: what an office is made of, as it was seen and as this course proposes it."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.model import Course
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    components = blocks.course.framework.components
    return blocks.draw("components", frame, components=[components[target]] if target else [*components.values()])


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    components = course.framework.components
    return cited(*([components[target]] if target else components.values()))
