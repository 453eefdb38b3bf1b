"""Questions where each thing gets its partner, its group, its column or its rank."""

from builder.questions.categorise import Categorise
from builder.questions.matching import Matching
from builder.questions.matrix import Matrix
from builder.questions.ordering import Ordering
from exports.moodle import model
from exports.moodle.kinds.base import Made, made, said
from exports.moodle.prose import Prose

_ANSWER = 255
"""Characters: what Moodle keeps of a partner."""


@made.register
def _matching(question: Matching, prose: Prose) -> Made:
    pairs = tuple((one.item, one.match) for one in question.pairs.values())
    remarks = said(*((one.item, one.feedback) for one in question.pairs.values()))
    return _paired(question, prose, pairs, tuple(question.decoys.values()), remarks)


@made.register
def _categorise(question: Categorise, prose: Prose) -> Made:
    pairs = tuple((one.text, question.groups[one.group]) for one in question.items.values())
    remarks = said(*((one.text, one.feedback) for one in question.items.values()))
    return _paired(question, prose, pairs, tuple(question.groups.values()), remarks)


@made.register
def _matrix(question: Matrix, prose: Prose) -> Made:
    pairs = tuple((one.text, question.columns[one.column]) for one in question.statements.values())
    remarks = said(*((one.text, one.feedback) for one in question.statements.values()))
    return _paired(question, prose, pairs, tuple(question.columns.values()), remarks)


@made.register
def _ordering(question: Ordering, prose: Prose) -> Made:
    items = tuple(prose.text(one.text, question, "span") for one in question.items.values())
    remarks = said(*((one.text, one.feedback) for one in question.items.values()))
    return Made(model.Ordering(items, prose.verdicts(question)), remarks=remarks)


def _paired(
    question: Matching | Categorise | Matrix,
    prose: Prose,
    pairs: tuple[tuple[str, str], ...],
    offered: tuple[str, ...],
    remarks: tuple[tuple[str, str], ...],
) -> Made:
    """Moodle offers each different partner once; one that nothing has is a decoy."""
    stems = tuple((prose.text(stem, question, "span"), prose.plain(partner, _ANSWER)) for stem, partner in pairs)
    held = {partner for _, partner in stems}
    decoys = tuple(dict.fromkeys(said for one in offered if (said := prose.plain(one, _ANSWER)) not in held))
    return Made(model.Matching(stems, decoys, prose.verdicts(question)), remarks=remarks)
