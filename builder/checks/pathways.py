"""A pathway names each module once, keeps what they hold, and announces the hours they take, give or take a quarter."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for id, pathway in course.pathways.items():
        written = draft.of("pathway")[id]
        for i, module in enumerate(pathway.modules):
            if module in pathway.modules[:i]:
                what = f"Le module « {module} » est deux fois dans ce parcours."
                yield written.document.problem((id, "modules", i), "pathway-duplicate", what, "Retirez-en un.")
        for module, units in pathway.only.items():
            held = {unit.id for unit in course.module[module].units()} if module in course.module else {*units}
            for i, unit in enumerate(units):
                if unit not in held:
                    what = f"« {unit} » n'est pas une unité du module « {module} »."
                    fix = "Nommez une de ses leçons, un de ses cas, une de ses feuilles, ou son quiz."
                    yield written.document.problem((id, "only", module, i), "pathway-unit", what, fix)
        yield from _hours(id, course, draft)


def _hours(id: str, course: Course, draft: Draft) -> Iterator[Problem]:
    announced, minutes = course.pathways[id].hours, course.pathway_minutes(id)
    complete = all(module in course.module for module in course.pathways[id].modules)
    if announced and complete and abs(minutes - 60 * announced) > 15 * announced:
        hours, rest = divmod(minutes, 60)
        what = f"Ce parcours annonce {announced:g} h ; ses modules en font {hours} h {rest:02}."
        document = draft.of("pathway")[id].document
        yield document.problem((id, "hours"), "pathway-hours", what, "Corrigez l'un ou l'autre.")
