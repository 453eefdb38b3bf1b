"""What must hold across a course: one file for each subject, and each yields Problems."""

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
