"""What is taught: the course in the language asked for, its pathways."""

from http import HTTPMethod

from webapp import here
from webapp.api import shapes
from webapp.api.cohorts import seen_course
from webapp.api.operations import Part, cut, operation
from webapp.api.shapes import Page, Window
from webapp.pages import kind_of
from webapp.progress import unit_minutes


@operation(HTTPMethod.GET, "/courses", answer=Page[shapes.Course], query=Window)
def list_courses(query: Window) -> Part:
    """The courses that the token's owner sees, in the language of Accept-Language."""
    return _part([_course(shelf.id) for shelf in here.shelves()], query)


@operation(HTTPMethod.GET, "/courses/{course}", answer=shapes.Course, statuses=(404,))
def read_course(course: str) -> shapes.Course:
    """A course: its revision, its modules and what is to be done in each, its competencies."""
    return _course(course)


@operation(HTTPMethod.GET, "/courses/{course}/pathways", answer=Page[shapes.Pathway], query=Window, statuses=(404,))
def list_pathways(course: str, query: Window) -> Part:
    """The pathways that cohorts may follow."""
    seen_course(course)
    its, plain = here.course(), here.edition().plain
    found = [
        shapes.Pathway(
            id=id, course=its.id, title=plain(one.title), minutes=its.pathway_minutes(id),
            modules=[module.id for module in its.pathway_modules(id)],
        )
        for id, one in its.pathways.items()
    ]  # fmt: skip
    return _part(found, query)


def _part(found: list[shapes.Course] | list[shapes.Pathway], query: Window) -> Part:
    """Of a list that files make: its numbers are places in it."""
    numbered = [*enumerate(found, 1)][query.after : query.after + query.limit + 1]
    items, after = cut(numbered, query.limit, lambda one: one[0])
    return Part([one for _, one in items], after)


def _course(id: str) -> shapes.Course:
    seen_course(id)
    its, plain = here.course(), here.edition().plain
    modules = [
        shapes.Module(
            id=one.id, number=one.number, title=plain(one.title), minutes=one.minutes,
            competencies=[*one.head.competencies],
            units=[
                shapes.Unit.model_validate(
                    {"id": unit.id, "kind": kind_of(unit), "title": plain(unit.title), "minutes": unit_minutes(unit)}
                )
                for unit in one.units()
            ],
        )
        for one in its.modules
    ]  # fmt: skip
    return shapes.Course(
        id=its.id, title=plain(its.title), language=its.language, languages=[*here.editions()],
        revision=its.revision, license=its.head.license, minutes=sum(module.minutes for module in its.modules),
        competencies=[shapes.Competency(id=id, title=plain(one.title)) for id, one in its.competencies.items()],
        modules=modules,
    )  # fmt: skip
