"""document: the way to one of the office's model documents."""

from collections.abc import Mapping

from markupsafe import Markup

from builder.player.blocks.base import Blocks
from builder.player.prose import Frame


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    return blocks.draw("document", frame, document=blocks.course.documents[target])
