"""A bank's questions say how hard they are and where their facts come from; none contradicts itself."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course
from builder.questions import Question


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for quiz in course.quizzes.values():
        for question in quiz.written:
            written = draft.of("question")[question.id]
            for field in ("difficulty", "sources"):
                if field not in question.model_fields_set:
                    what = f"Une question de banque dit « {field} »."
                    yield written.document.problem(written.at, "field-missing", what, f"Ajoutez « {field}: … ».")
    for written in draft.of("question").values():
        assert isinstance(written.record, Question)
        for at, *said in written.record.faults():
            yield written.document.problem((*written.at, *at), *said)
