"""The page of the reference model: which parts the course has, in the order one reads them."""

from typing import Any

from markupsafe import Markup

from builder.markdown import Hole
from builder.model import Course
from builder.player.blocks import Blocks
from builder.player.prose import Frame

PARTS = ("chronology", "components", "actors", "loops", "governance", "process", "paths", "roadmap")


def reference(course: Course, blocks: Blocks) -> dict[str, Any]:
    """What the page's template draws: each part as HTML, and the sources of all."""
    model = course.framework
    governed = model.governance.roles or model.governance.instances or model.governance.modes
    there = {
        "chronology": model.chronology, "components": model.components, "actors": model.actors, "loops": model.loops,
        "governance": governed, "process": model.process, "paths": model.paths,
        "roadmap": model.roadmap,
    }  # fmt: skip
    holes = {part: _holes(part, course) for part in PARTS if there[part]}
    body = tuple(Hole("block", target) for targets in holes.values() for target in targets)
    frame = Frame(sources=blocks.sources(body))
    drawn = {part: Markup().join(blocks.fill(target, frame) for target in its) for part, its in holes.items()}
    sources = [(id, course.sources[id]) for id in frame.sources]
    return {"parts": drawn, "frame": frame, "sources": sources, "reviewed": model.reviewed}


def _holes(part: str, course: Course) -> list[str]:
    """The blocks that make a part, as a page's directives would leave them."""
    if part == "loops":
        return [f"loop:{id}" for id in course.framework.loops]
    if part == "paths":
        return [f"path:{id}" for id in course.framework.paths]
    return [f"{part}:?show=path" if part == "process" else f"{part}:"]
