"""The rules that a course weighs itself exist, and may be weighed."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course
from builder.rules import RULES, nearest


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for written in draft.of("course").values():
        for code in course.head.checks.severity:
            at = ("checks", "severity", code)
            if code not in RULES:
                what = f"La règle « {code} » n'existe pas."
                yield written.document.problem(at, "rule-unknown", what, nearest(code))
            elif RULES[code].firm:
                what = f"« {code} » ne se règle pas : sans cette règle, il n'y a pas de cours."
                yield written.document.problem(at, "rule-firm", what, "Retirez cette ligne.")
