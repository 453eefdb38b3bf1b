"""process: the seven steps as a path; where one stands on it, and what a step asks."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.model import Course
from builder.model.aids import STEP
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    steps = blocks.course.framework.process
    show = options.get("show", "path")
    told = steps if show == "all" and not target else {target: steps[target]} if target and show != "path" else {}
    return blocks.draw("process", frame, steps=steps, told=told, current=target, prefix=STEP)


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    steps = course.framework.process
    return cited(*([steps[target]] if target else steps.values()))
