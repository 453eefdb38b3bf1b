"""download: a file to keep, with its form, its size and its language said before anybody takes it."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from markupsafe import Markup

from builder.player.blocks.base import Blocks, file_size
from builder.player.prose import Frame


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    form = PurePosixPath(target).suffix.removeprefix(".").upper()
    size = blocks.words.size(file_size(blocks.course, target))
    title = blocks.prose.md(options.get("title", target), frame)
    language = options.get("language", "")
    return blocks.render("blocks/download.html", path=target, title=title, form=form, size=size, language=language)
