"""What must hold across a course: one file for each subject, and each yields Problems.

A course of a thousand modules is checked again at each save. What one record or one page says by itself is looked for
with `draft.once(written, look)`, which remembers it; what is left for each time is light: a name among others.
"""

import sys
from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course
from builder.registry import import_all

_CHECKS = {name: module for name, module in import_all(sys.modules[__name__]).items() if hasattr(module, "check")}


def check_all(course: Course, draft: Draft) -> Iterator[Problem]:
    """Everything that the checks of this folder find."""
    for module in _CHECKS.values():
        yield from module.check(course, draft)
