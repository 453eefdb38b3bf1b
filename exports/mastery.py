"""When one number judges as the player does. Only then may a manifest give it: hosts take their verdict from it."""

from collections.abc import Iterable

from builder.model import Module, Quiz
from builder.questions import Question


def minimum(module: Module) -> int | None:
    """The percentage from which a module played in a sequence is passed, if a host can tell by the score alone."""
    return module.quiz.pass_mark if module.quiz and _exact(module.quiz) else None


def mastery(modules: Iterable[Module]) -> int | None:
    """The same for a whole package: it asks one quiz and nothing else, once. Between two tries nobody has failed."""
    units = [unit for module in modules for unit in module.units()]
    if len(units) != 1 or not isinstance(units[0], Quiz) or units[0].attempts != 1:
        return None
    return units[0].pass_mark if _exact(units[0]) else None


def _exact(quiz: Quiz) -> bool:
    """Whether no percentage that is told, always whole, falls on the other side of the mark than the points did."""
    return not any(_misjudged(quiz.pass_mark, possible) for possible in _totals(quiz))


def _misjudged(mark: int, possible: int) -> bool:
    """Whether the most points below the mark are rounded up to it, as the law of grading rounds (`outcome`)."""
    below = -(-mark * possible // 100) - 1
    return below >= 0 and (200 * below + possible) // (2 * possible) >= mark


def _totals(quiz: Quiz) -> set[int]:
    """How many points an attempt may be out of, whatever is drawn."""
    banks: dict[str, list[Question]] = {}
    for question in quiz.questions:
        banks.setdefault(question.competency, []).append(question)
    totals = {0}
    for competency, bank in banks.items():
        drawn = _sums(bank, quiz.quotas.get(competency, 0) if quiz.quotas else len(bank))
        totals = {total + more for total in totals for more in drawn}
    return totals - {0}


def _sums(bank: Iterable[Question], drawn: int) -> set[int]:
    """What so many questions may be worth together. A text that a person reads counts for nothing until then."""
    sums: list[set[int]] = [{0}, *(set() for _ in range(drawn))]
    for question in bank:
        worth = {question.key()["possible"], *([0] if question.rubric() else [])}
        for taken in range(drawn, 0, -1):
            sums[taken] |= {total + more for total in sums[taken - 1] for more in worth}
    return sums[drawn]
