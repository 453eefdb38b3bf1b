"""process: the seven steps as a path, or drawn; where one stands on it, and what a step asks."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.model import Course
from builder.model.aids import STEP
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.schemes import turns
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    steps = blocks.course.framework.process
    show = options.get("show", "path")
    numbers = {id: number for number, id in enumerate(steps, start=1)}
    if show == "drawing":
        drawn = turns(blocks.prose, blocks.words, steps)
        named = dict.fromkeys(cited(*steps.values()))
        return blocks.draw("turn", frame, steps=steps, drawn=drawn, numbers=numbers, prefix=STEP, cited=[*named])
    told = steps if show == "all" and not target else {target: steps[target]} if target and show != "path" else {}
    return blocks.draw("process", frame, steps=steps, told=told, current=target, prefix=STEP)


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    steps = course.framework.process
    return cited(*([steps[target]] if target else steps.values()))
