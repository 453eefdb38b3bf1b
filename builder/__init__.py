"""From files an author writes to a course a learner can use."""

from builder.errors import ContentError, ParcoursError, Problem
from builder.load import load_course
from builder.model import Course

__all__ = ["ContentError", "Course", "ParcoursError", "Problem", "load_course"]
