"""A bank's questions say how hard they are and where their facts come from, and teach whatever is answered."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for quiz in course.quizzes.values():
        for question in quiz.questions:
            written = draft.of("question")[question.id]
            for field in ("difficulty", "sources"):
                if field not in question.model_fields_set:
                    what = f"Une question de banque dit « {field} »."
                    yield written.document.problem(written.at, "field-missing", what, f"Ajoutez « {field}: … ».")
