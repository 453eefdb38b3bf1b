"""reflection: the page of a private notebook. Whoever shows it brings back what was written; nobody else sees it."""

from collections.abc import Mapping

from markupsafe import Markup

from builder.player.blocks.base import Blocks
from builder.player.prose import Frame

LONGEST = 5000
"""Characters that a note keeps."""


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    action = blocks.doors.notes(target)
    return blocks.render("blocks/reflection.html", id=target, action=action, longest=LONGEST)
