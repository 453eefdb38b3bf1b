"""What is kept at the counter, shelf by shelf: rights, steps, other fiches, model documents."""

from collections.abc import Collection
from dataclasses import dataclass

from builder.model import Aid, Course, ModelDocument, Module
from builder.model.aids import RIGHT, STEP


@dataclass(frozen=True)
class Shelves:
    """`rights` and `steps` say the code or the number that goes before each title."""

    rights: tuple[tuple[str, Aid], ...]
    steps: tuple[tuple[str, Aid], ...]
    others: tuple[Aid, ...]
    documents: tuple[ModelDocument, ...]

    def __bool__(self) -> bool:
        return bool(self.rights or self.steps or self.others or self.documents)


def shelves(course: Course, modules: Collection[Module]) -> Shelves:
    """Of the whole course, but for the fiches of modules that are not kept."""
    rights = sorted((right.code, RIGHT + id) for id, right in course.framework.rights.items())
    steps = [(str(number), STEP + id) for number, id in enumerate(course.framework.process, start=1)]
    sorted_out = {id for _, id in (*rights, *steps)}
    return Shelves(
        tuple((code, course.aids[id]) for code, id in rights),
        tuple((number, course.aids[id]) for number, id in steps),
        tuple(
            aid
            for id, aid in course.aids.items()
            if id not in sorted_out and course.module_of.get(id) in (None, *modules)
        ),
        tuple(course.documents.values()),
    )
