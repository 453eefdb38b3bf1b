"""An image in its place: a drawing stands inside the page, so that it follows light, dark and print."""

from collections.abc import Mapping
from hashlib import sha256

from markupsafe import Markup

from builder.player.blocks.base import Blocks
from builder.player.drawings import Drawings
from builder.player.prose import Frame


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    alt = options.get("alt", "")
    drawing = Drawings(blocks.course.root).drawing(target)
    if drawing:
        return drawing.html(f"d{sha256(target.encode()).hexdigest()[:6]}-", alt)
    return Markup('<img alt="{}" src="{}" loading="lazy">').format(alt, blocks.doors.media(target))
