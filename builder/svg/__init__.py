"""Drawings of the course, read so that they may stand inside a page: nothing in them runs, or calls outside."""

from builder.svg.box import centre
from builder.svg.node import Node
from builder.svg.reader import read_svg
from builder.svg.writer import Drawing

__all__ = ["Drawing", "Node", "centre", "read_svg"]
