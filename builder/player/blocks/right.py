"""right: one right, from its basis to what the office can and cannot do."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.base import prose
from builder.model import Course
from builder.model.aids import RIGHT
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.speech import cited

SHORT = frozenset({"decides", "delays", "can", "cannot"})
CROWDED = 2400
"""Letters, above which a fiche is set smaller on paper: it keeps to one page."""
PARTS = ("decides", "delays", "documents", "can", "cannot", "relays", "practice", "basis", "verify")


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    right = blocks.course.framework.rights[target]
    asked = set(options.get("show", "short").split(","))
    shown = set(PARTS) if "all" in asked else asked | SHORT if "short" in asked else asked
    actors = {id: blocks.course.framework.actors[id] for id in right.actors}
    dense = sum(len(text) for _, text, _ in prose(right)) > CROWDED
    return blocks.draw("right", frame, right=right, shown=shown, parts=PARTS, actors=actors, aid=RIGHT + target,
                       whole="all" in asked, dense=dense)  # fmt: skip


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    return cited(course.framework.rights[target])
