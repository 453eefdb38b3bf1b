"""roadmap: the phases with their activities, who does them, what they leave, and how one sees they are done."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.model import Course
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    phases = blocks.course.framework.roadmap
    kept = {id: phase for id, phase in phases.items() if target in ("", id)}
    numbers = {id: number for number, id in enumerate(phases, start=1)}
    roles = blocks.course.framework.governance.roles
    return blocks.draw("roadmap", frame, phases=kept, numbers=numbers, roles=roles)


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    phases = course.framework.roadmap
    return cited(*([phases[target]] if target else phases.values()))
