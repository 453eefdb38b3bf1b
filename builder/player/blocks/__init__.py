"""What a page draws from the course's records: one file for each directive that leaves a block."""

import sys

from builder.player.blocks.base import Blocks
from builder.registry import import_all

Blocks.drawn.update(
    {name: module for name, module in import_all(sys.modules[__name__]).items() if hasattr(module, "html")}
)

__all__ = ["Blocks"]
