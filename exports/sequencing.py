"""One SCO a module, each opened by the one before it: IMS Simple Sequencing, in the few rules that engines agree on.

Every module writes whether it was passed to a global objective, which all the others read; every quiz writes what it
showed of each competency (SN 3.10). Nothing else passes from one SCO to another.
"""

import re
from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from builder.errors import ExportError
from builder.model import Module, Quiz
from exports.base import Edition
from exports.mastery import minimum

IMSSS = "http://www.imsglobal.org/xsd/imsss"

_sq = ElementMaker(namespace=IMSSS, nsmap={"sq": IMSSS})
"""Moodle knows this namespace by its usual prefix alone, and fails on `imsss:mapInfo`; another one it passes over."""

_SPELLED = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,48}[A-Za-z0-9]")


def spelled(id: str) -> str:
    """An id as every host accepts it, and as the player spells it (`record/spell.js`). ExportError when none can."""
    name = id.replace("-", "_")
    if not _SPELLED.fullmatch(name):
        raise ExportError(
            f"« {id} » ne peut pas voyager d'un module à l'autre : de 2 à 50 lettres, chiffres ou tirets. "
            "Rien n'a été écrit."
        )
    return name


def course_sequencing() -> etree._Element:
    """Any module may be chosen, or followed by the next: it is the modules that open or stay shut."""
    return _sq.sequencing(_sq.controlMode(choice="true", flow="true"))


def module_sequencing(edition: Edition, module: Module) -> etree._Element:
    """Shut until the module before is passed; what its content says of it is the whole verdict."""
    before = edition.modules[: edition.modules.index(module)]
    return _sq.sequencing(
        *([_sq.sequencingRules(_shut_until(spelled(before[-1].id)))] if before else []),
        _rollup(edition, module),
        _sq.objectives(*_objectives(edition, module)),
        _sq.deliveryControls(completionSetByContent="true", objectiveSetByContent="true"),
    )


def _shut_until(objective: str) -> etree._Element:
    """What nobody knows is neither satisfied nor not satisfied: both are asked (SN 4.9.3)."""
    asked = (
        _sq.ruleCondition(referencedObjective=objective, operator="not", condition=condition)
        for condition in ("satisfied", "objectiveStatusKnown")
    )
    conditions = _sq.ruleConditions(*asked, conditionCombination="any")
    return _sq.preConditionRule(conditions, _sq.ruleAction(action="disabled"))


def _rollup(edition: Edition, module: Module) -> etree._Element:
    """A final assessment judges the course alone; without one, every module counts, and every quiz as much."""
    final = any(_is_final(one.quiz) for one in edition.modules)
    judges = _is_final(module.quiz) if final else True
    return _sq.rollupRules(
        rollupObjectiveSatisfied="true" if judges else "false",
        rollupProgressCompletion="true",
        objectiveMeasureWeight="1" if judges and module.quiz else "0",
    )


def _is_final(quiz: Quiz | None) -> bool:
    return quiz is not None and quiz.bank == "course"


def _objectives(edition: Edition, module: Module) -> Iterator[etree._Element]:
    """Its own first, then the other modules', then what each quiz says of competencies."""
    yield _own(edition, module)
    for other in edition.modules:
        if other is not module:
            yield _sq.objective(_map(edition, other.id), objectiveID=spelled(other.id))
    tested = {question.competency for question in module.quiz.questions} if module.quiz else set()
    for id in edition.course.competencies:
        yield _sq.objective(_map(edition, id, writes=id in tested), objectiveID=spelled(id))


def _own(edition: Edition, module: Module) -> etree._Element:
    """Satisfied by measure only when that is what the player does: see `exports.mastery`."""
    percent = minimum(module)
    least = [_sq.minNormalizedMeasure(f"{percent / 100:g}")] if percent is not None else []
    return _sq.primaryObjective(
        *least,
        _map(edition, module.id, writes=True),
        {"satisfiedByMeasure": "true"} if least else {},
        objectiveID=spelled(module.id),
    )


def _map(edition: Edition, id: str, *, writes: bool = False) -> etree._Element:
    """Read by all that have it, as is usual; written by those that make it."""
    return _sq.mapInfo(
        {"writeSatisfiedStatus": "true", "writeNormalizedMeasure": "true"} if writes else {},
        targetObjectiveID=f"{edition.course.id}.{spelled(id)}",
    )
