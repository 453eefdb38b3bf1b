"""Drawings of the reference model: records in, geometry out. No HTML, no clock, no chance."""

from builder.drawing.chart import NARROW, PAPER, WIDE, Band, Box, Chart, Circle, Node, Sheet, chart
from builder.drawing.lines import Line, Link

__all__ = ["NARROW", "PAPER", "WIDE", "Band", "Box", "Chart", "Circle", "Line", "Link", "Node", "Sheet", "chart"]
