"""The longest state that a course can ask an LMS to keep: the same arithmetic as `player/js/state/codec.js`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from math import prod
from typing import Any

from builder.errors import ExportError
from builder.grading import rank

Plan = Mapping[str, Any]

_HEADER = 1 + 4 + 5 + 5 + 3 + 4 + 4 + 4 + 1 + 2
_MARK, _KEY, _FLAGS, _SHAPE, _CHOICE = 1, 4, 1, 2, 3
_NUMBERS = 2 * 999_999_999_999_999 + 2
_PERCENT = 100
_ATTEMPTS = 1023


def worst_case(plan: Plan) -> int:
    """How many characters the state would take once everything was done in the longest way, with nothing let go."""
    checks = [_check(check) for check in _checks(plan)]
    return (
        _common(plan)
        + sum(checks)
        + int(any(size == points for size, points in zip(checks, map(_points, _checks(plan)), strict=True)))
        + sum(_head(quiz) + _answers(quiz, plan["questions"]) for quiz in plan["quizzes"].values())
        + sum(_case(case) + _CHOICE * _longest(case) for case in plan["cases"].values())
    )


def firm_case(plan: Plan) -> int:
    """How many it takes with all let go that may be: see `player/js/state/trim.js`. What is in hand stays whole."""
    checks = [_points(check) for check in _checks(plan)]
    in_hand = [_answers(quiz, plan["questions"]) for quiz in plan["quizzes"].values()]
    in_hand += [_CHOICE * _longest(case) for case in plan["cases"].values()]
    return (
        _common(plan)
        + (_MARK + sum(checks) if checks else 0)
        + sum(_head(quiz) for quiz in plan["quizzes"].values())
        + sum(_case(case) for case in plan["cases"].values())
        + max(in_hand, default=0)
    )


def check_budget(plan: Plan, limit: int) -> int:
    """The worst case. ExportError when what is never let go passes the limit, or two ids share their short key."""
    if twins := colliding(plan):
        raise ExportError(
            f"« {twins[0]} » et « {twins[1]} » ont la même clé courte : donnez un autre identifiant au plus récent. "
            "Rien n'a été écrit."
        )
    if (firm := firm_case(plan)) > limit:
        raise ExportError(
            f"Ce qui est fait et les points prendraient {firm} caractères ; les plateformes n'en garantissent "
            f"que {limit}. Exportez moins de modules par paquet. Rien n'a été écrit."
        )
    return worst_case(plan)


def colliding(plan: Plan) -> list[str]:
    """The ids that share their short key with another one, twins side by side."""
    parts: Iterable[Iterable[str]] = (plan[part] for part in ("lessons", "questions", "quizzes", "cases"))
    keys = {id: rank("id", id) % 2**24 for id in chain.from_iterable(parts)}
    shared = {key for key, count in Counter(keys.values()).items() if count > 1}
    return sorted((id for id, key in keys.items() if key in shared), key=lambda id: (keys[id], id))


def _common(plan: Plan) -> int:
    return _HEADER + (_MARK + _KEY * len(plan["lessons"]) if plan["lessons"] else 0)


def _checks(plan: Plan) -> list[Mapping[str, Any]]:
    """The questions of no quiz."""
    asked = set(chain.from_iterable(quiz["bank"] for quiz in plan["quizzes"].values()))
    return [question for id, question in plan["questions"].items() if id not in asked]


def _points(check: Mapping[str, Any]) -> int:
    return _KEY + _counted(check["possible"])


def _check(check: Mapping[str, Any]) -> int:
    """Points alone when there is no response but a text, which does not travel."""
    said = _response(check)
    return _points(check) + (_MARK + said if said > _SHAPE else 0)


def _head(quiz: Mapping[str, Any]) -> int:
    """Every attempt used, everything earned."""
    return _MARK + _KEY + _FLAGS + _counted(quiz["attempts"] or _ATTEMPTS) + _counted(_PERCENT)


def _answers(quiz: Mapping[str, Any], questions: Mapping[str, Any]) -> int:
    """The longest questions drawn and answered."""
    longest = sorted(
        ((competency, _MARK + _KEY + _response(questions[id])) for id, competency in quiz["bank"].items()),
        key=lambda pair: -pair[1],
    )
    quotas = quiz["quotas"] or {competency: len(longest) for competency in quiz["bank"].values()}
    return sum(
        sum([size for its, size in longest if its == competency][:wanted]) for competency, wanted in quotas.items()
    )


def _case(case: Mapping[str, Any]) -> int:
    """Everything earned."""
    return _MARK + _KEY + _FLAGS + _counted(case["possible"])


def _longest(case: Mapping[str, Any]) -> int:
    """The decisions of the longest way through."""
    found: dict[str, int] = {}

    def longest(scene: str) -> int:
        if scene not in found:
            found[scene] = max((1 + longest(c["goto"]) for c in case["scenes"][scene].values()), default=0)
        return found[scene]

    return longest(case["start"])


def _response(question: Mapping[str, Any]) -> int:
    """A response is one number in base 64: as many places as its slots together have answers."""
    answers = prod(_places(slot) for slot in question["slots"])
    return _SHAPE + -(-(answers - 1).bit_length() // 6)


def _places(slot: Mapping[str, Any]) -> int:
    if slot.get("kind") == "text":
        return 1
    return _NUMBERS if slot.get("kind") == "number" else len(slot["values"]) + 1


def _counted(value: int) -> int:
    """Five bits in each character."""
    return max(1, -(-value.bit_length() // 5))
