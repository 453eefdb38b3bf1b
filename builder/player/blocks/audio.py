"""audio: something to listen to, when asked."""

from collections.abc import Mapping

from markupsafe import Markup

from builder.player.blocks.base import Blocks
from builder.player.blocks.recording import player
from builder.player.prose import Frame


def html(blocks: Blocks, target: str, options: Mapping[str, str], frame: Frame) -> Markup:
    return player(blocks, "audio", target, options, frame)
