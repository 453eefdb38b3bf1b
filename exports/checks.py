"""What `parcours check` asks on behalf of packages: that what they must remember of a person fits in any LMS."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course, Module
from exports.budget import colliding, worst_case
from exports.plan import LIMIT, plan


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    """Whole courses, then pathways, then modules: the smallest package that is too big is the one to mend."""
    whole = plan(course, course.modules)
    yield from _twins(colliding(whole), draft)
    if worst_case(whole) <= LIMIT:
        return
    alone = {module.id for module in course.modules if _size(course, (module,)) > LIMIT}
    for id in sorted(alone):
        said = _said(
            f"Le module « {id} », seul,", _size(course, (course.module[id],)), "Réduisez sa banque ou ses cas."
        )
        yield draft.of("module")[id].document.problem(("id",), "state-size", *said)
    for id, pathway in course.pathways.items():
        modules = course.pathway_modules(id)
        if alone.isdisjoint(pathway.modules) and (size := _size(course, modules)) > LIMIT:
            written = draft.of("pathway")[id]
            said = _said(f"Le parcours « {id} »", size, "Exportez-le en plusieurs paquets : --modules.")
            yield written.document.problem((*written.at, "modules"), "state-size", *said)
    if not alone and not course.pathways:
        said = _said("Le cours entier", worst_case(whole), "Exportez-le en plusieurs paquets : --modules.")
        yield draft.of("course")[course.id].document.problem(("id",), "state-size", *said)


def _size(course: Course, modules: tuple[Module, ...]) -> int:
    return worst_case(plan(course, modules))


def _said(what: str, size: int, fix: str) -> tuple[str, str]:
    return f"{what} demanderait {size} caractères à une plateforme qui n'en garantit que {LIMIT}.", fix


def _twins(ids: list[str], draft: Draft) -> Iterator[Problem]:
    """Ids whose short keys are the same: the newer one has to go."""
    places = {id: (path, line, column) for id, path, line, column in draft.ids}
    for one, other in zip(ids[::2], ids[1::2], strict=False):
        what = f"« {one} » et « {other} » ont la même clé courte dans un paquet."
        yield Problem(*places[other], "state-twins", what, "Donnez un autre nom au plus récent.")
