"""governance: roles, meetings, and the ways to run an office."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.model import Course
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.speech import cited

PARTS = ("roles", "instances", "modes")


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    shown = [part for part in PARTS if part in options.get("show", ",".join(PARTS)).split(",")]
    return blocks.draw("governance", frame, governance=blocks.course.framework.governance, shown=shown)


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    return cited(course.framework.governance)
