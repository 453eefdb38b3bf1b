"""Every id is given once in the whole course: people's history hangs on it."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    first: dict[str, tuple[str, int]] = {}
    for id, path, line, column in draft.ids:
        if id in first:
            there, at = first[id]
            what = f"L'identifiant « {id} » sert déjà à {there}:{at}."
            yield Problem(path, line, column, "id-duplicate", what, "Donnez-en un autre.")
        first.setdefault(id, (path, line))
