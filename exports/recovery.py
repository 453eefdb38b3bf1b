"""Recovery codes, read: what a learner noted in a package, for whoever must find their work again elsewhere.

The format is told at the top of `builder/player/js/state/code.js`, which writes and reads it; both must agree on
`tests/conformance/code/`. A code holds no name and no answer, and it proves nothing: anybody may copy it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from builder.grading import rank

Plan = Mapping[str, Any]

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL٠١٢٣٤٥٦٧٨٩", "0110123456789")
_TRIES = 15
_STATUS, _SCORE, _PERCENT = 6, 102, 101
_SUCCESS = ("unknown", "failed", "passed")


class Sent(NamedTuple):
    """A quiz: how often it was sent, its best percentage, whether it was passed."""

    sent: int
    best: int
    passed: bool


Done = bool | int | Sent
"""A lesson done; the best points of a case; a quiz."""


@dataclass(frozen=True)
class Recovery:
    """What a code says. `done` holds the units with something done; None when the package has other units by now."""

    completed: bool
    success: str
    score: int | None
    done: Mapping[str, Done] | None


class RecoveryError(ValueError):
    """`fault`: "typed" when it is not a whole code, "other" when it is another package's."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


def read_recovery(plan: Plan, typed: str) -> Recovery:
    """The code as somebody typed it, in a package whose plan (`Edition.outline`) this is. Raises RecoveryError."""
    text = re.sub(r"[\W_]", "", typed).upper().translate(_MISREAD)
    head, check, body = text[:8], text[8:12], text[12:]
    if not re.fullmatch(f"1[{_LETTERS}]+", text) or not body or check != _digest("check", head + body, 4):
        raise RecoveryError("typed")
    if head[1:5] != _digest("package", plan.get("package") or plan["course"], 4):
        raise RecoveryError("other")
    units = [*_units(plan)]
    known = head[5:] == _digest("units", "/".join(f"{id}:{size}" for id, size in units), 3)
    status, score, *digits = _digits(body, [_STATUS, _SCORE, *(size for _, size in units if known)])
    found = zip(units, digits, strict=True) if known else ()
    done = {id: _meaning(plan, id, digit) for (id, _), digit in found if digit}
    return Recovery(status % 2 == 1, _SUCCESS[status // 2], score - 1 if score else None, done if known else None)


def _units(plan: Plan) -> Iterator[tuple[str, int]]:
    """Each unit, and how many states of it a code tells apart."""
    for id in plan["required"]:
        if id in plan["quizzes"]:
            yield id, 1 + 2 * _PERCENT * (plan["quizzes"][id]["attempts"] or _TRIES)
        else:
            yield id, plan["cases"][id]["possible"] + 2 if id in plan["cases"] else 2


def _meaning(plan: Plan, id: str, digit: int) -> Done:
    if id in plan["quizzes"]:
        rest, passed = divmod(digit - 1, 2)
        sent, best = divmod(rest, _PERCENT)
        return Sent(sent + 1, best, bool(passed))
    return digit - 1 if id in plan["cases"] else True


def _digits(body: str, sizes: list[int]) -> Iterator[int]:
    """The digits of a number of mixed radix, the first one lowest."""
    rest = 0
    for letter in body:
        rest = 32 * rest + _LETTERS.index(letter)
    for size in sizes:
        rest, digit = divmod(rest, size)
        yield digit


def _digest(of: str, text: str, width: int) -> str:
    value = rank(f"code/{of}", text)
    return "".join(_LETTERS[value >> 5 * place & 31] for place in reversed(range(width)))
