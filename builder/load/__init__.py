"""Folders to a Course, with every problem at once."""

from builder.load.assemble import load_course, read_course
from builder.load.memory import Memory
from builder.load.survey import survey

__all__ = ["Memory", "load_course", "read_course", "survey"]
