"""loop: relations that lead back to where they began, drawn beside; scripts step through them."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.drawing import NARROW
from builder.model import Course
from builder.player.blocks.base import Blocks
from builder.player.maps import picture
from builder.player.prose import Frame
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    model = blocks.course.framework
    loop = model.loops[target]
    steps = {id: model.relations[id] for id in loop.relations}
    met = {end for step in steps.values() for end in (step.start, step.end)}
    actors = {id: actor for id, actor in model.actors.items() if id in met}
    return blocks.draw(
        "loop", frame, id=f"{options.get('within', 'boucle')}-{target}", about=loop, steps=steps, actors=actors,
        picture=picture(blocks.prose, actors, steps, {"narrow": NARROW}),
        leads={step.start: id for id, step in reversed(steps.items())},
    )  # fmt: skip


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    model = course.framework
    loop = model.loops[target]
    return cited(loop, *(model.relations[id] for id in loop.relations))
