"""path: how something goes, drawn with its forks, then told stop by stop."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from builder.model import Course
from builder.model.aids import RIGHT
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame
from builder.player.schemes import forks
from builder.player.speech import cited


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    path = blocks.course.framework.paths[target]
    drawn = forks(blocks.prose, path)
    doubtful = any(shape.doubt for shape in drawn["wide"].shapes)
    aid = RIGHT + path.right if path.right else ""
    return blocks.draw("path", frame, path=path, drawn=drawn, doubtful=doubtful, aid=aid)


def sources(course: Course, target: str, options: Mapping[str, str]) -> Iterable[str]:
    return cited(course.framework.paths[target])
