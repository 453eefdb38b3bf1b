"""Drawings of the reference model: records in, geometry out. No HTML, no clock, no chance."""

from builder.drawing.box import Box
from builder.drawing.chart import NARROW, PAPER, WIDE, Band, Chart, Circle, Node, Sheet, chart
from builder.drawing.fork import ROOMY, TIGHT, Fork, Stop, fork
from builder.drawing.lines import Line, Link
from builder.drawing.turn import Again, Step, Turn, around, column
from builder.drawing.years import SCROLL, SPREAD, Axis, Moment, axis

__all__ = [
    "NARROW", "PAPER", "ROOMY", "SCROLL", "SPREAD", "TIGHT", "WIDE", "Again", "Axis", "Band", "Box", "Chart",
    "Circle", "Fork", "Line", "Link", "Moment", "Node", "Sheet", "Step", "Stop", "Turn", "around", "axis", "chart",
    "column", "fork",
]  # fmt: skip
