"""Folders to a Course, with every problem at once."""

from builder.load.assemble import load_course, read_course
from builder.load.glance import contexts, revision
from builder.load.memory import Memory
from builder.load.survey import survey

__all__ = ["Memory", "contexts", "load_course", "read_course", "revision", "survey"]
