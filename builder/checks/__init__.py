"""What must hold across a course: one file for each subject, and each yields Problems.

A course of a thousand modules is checked again at each save. What one record or one page says by itself is looked for
with `draft.once(written, look)`, which remembers it; what is left for each time is light: a name among others.
"""

import sys
from collections.abc import Iterable, Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course
from builder.registry import import_all
from builder.rules import RULES

_CHECKS = {name: module for name, module in import_all(sys.modules[__name__]).items() if hasattr(module, "check")}


def check_all(course: Course, draft: Draft, found: Iterable[Problem]) -> Iterator[Problem]:
    """Everything that the checks of this folder find.

    Those marked WHOLE look for what is nowhere in the course: they wait until all of it can be read.
    """
    broken = any(_firm(problem) for problem in found)
    for module in sorted(_CHECKS.values(), key=lambda module: hasattr(module, "WHOLE")):
        if broken and hasattr(module, "WHOLE"):
            continue
        for problem in module.check(course, draft):
            broken = broken or _firm(problem)
            yield problem


def _firm(problem: Problem) -> bool:
    return problem.code in RULES and RULES[problem.code].firm
