"""What `parcours check` asks on behalf of packages: that what they must remember of a person fits in any LMS."""

from collections.abc import Iterator
from typing import Any

from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown import References
from builder.model import Course, Module
from builder.questions import Question
from exports.budget import colliding, firm_case
from exports.plan import plan, shape
from exports.profiles import LIMIT


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    """A course that fits whole fits in parts. Else the smallest package that is too big is the one to mend."""
    whole = _outline(course, draft, course.modules)
    if firm_case(whole) <= LIMIT:
        yield from _twins(whole, draft)
        return
    sizes = {module.id: firm_case(_outline(course, draft, (module,))) for module in course.modules}
    alone = {id for id, size in sizes.items() if size > LIMIT}
    for id in sorted(alone):
        said = _said(f"Le module « {id} », seul,", sizes[id], "Réduisez sa banque ou ses cas.")
        yield draft.of("module")[id].document.problem(("id",), "state-size", *said)
    yield from _pathways(course, draft, alone)
    if not alone and not course.pathways:
        said = _said("Le cours entier", firm_case(whole), "Exportez-le en plusieurs paquets : --modules.")
        yield draft.of("course")[course.id].document.problem(("id",), "state-size", *said)


def _pathways(course: Course, draft: Draft, alone: set[str]) -> Iterator[Problem]:
    for id, pathway in course.pathways.items():
        if alone.isdisjoint(pathway.modules):
            outline = _outline(course, draft, course.pathway_modules(id))
            if (size := firm_case(outline)) <= LIMIT:
                yield from _twins(outline, draft)
            else:
                written = draft.of("pathway")[id]
                said = _said(f"Le parcours « {id} »", size, "Exportez-le en plusieurs paquets : --modules.")
                yield written.document.problem((*written.at, "modules"), "state-size", *said)


def _outline(course: Course, draft: Draft, modules: tuple[Module, ...]) -> dict[str, Any]:
    """A package's plan, as far as its size needs; each question is measured once."""
    questions = draft.of("question")

    def shaped(question: Question) -> dict[str, Any]:
        return draft.once(questions[question.id], _shape)[0]

    return plan(course, modules, shaped)


def _shape(written: Written, _: References) -> Iterator[dict[str, Any]]:
    assert isinstance(written.record, Question)
    yield shape(written.record)


def _said(what: str, size: int, fix: str) -> tuple[str, str]:
    return f"{what} demanderait {size} caractères à une plateforme qui n'en garantit que {LIMIT}.", fix


def _twins(outline: dict[str, Any], draft: Draft) -> Iterator[Problem]:
    """Ids of one package whose short keys are the same: the newer one has to go."""
    ids = colliding(outline)
    places = {id: (path, line, column) for id, path, line, column in draft.ids}
    for one, other in zip(ids[::2], ids[1::2], strict=False):
        what = f"« {one} » et « {other} » ont la même clé courte dans un paquet."
        yield Problem(*places[other], "state-twins", what, "Donnez un autre nom au plus récent.")
