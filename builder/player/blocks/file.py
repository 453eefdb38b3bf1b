"""file: a file of the course shown as it is written, or one part of it."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from builder.excerpt import excerpt
from builder.player.blocks.base import Blocks
from builder.player.prose import Frame


def html(blocks: Blocks, target: str, _options: Mapping[str, str], _frame: Frame) -> Markup:
    path, _, part = target.partition("#")
    text = excerpt(blocks.course.root, path, part)
    kind = {".md": "markdown"}.get(PurePosixPath(path).suffix, "yaml")
    return blocks.render("blocks/file.html", path=path, text=text or "", kind=kind)
