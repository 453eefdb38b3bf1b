"""Folders to a Course, with every problem at once."""

from builder.load.assemble import load_course, read_course
from builder.load.glance import contexts, course_id, revision
from builder.load.memory import Memory
from builder.load.survey import survey

__all__ = ["Memory", "contexts", "course_id", "load_course", "read_course", "revision", "survey"]
