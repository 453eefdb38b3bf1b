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
"""That of a package (`Edition.outline`), or as much of it as is wanted here (`Edition.brief`)."""

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL٠١٢٣٤٥٦٧٨٩", "0110123456789")
_TRIES = 15
_HEAD, _CHECK = 8, 4
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
    """The code as somebody typed it, in a package whose plan this is. Raises RecoveryError."""
    text = cleaned(typed)
    if not is_whole(text):
        raise RecoveryError("typed")
    own = head(plan)
    if text[:5] != own[:5]:
        raise RecoveryError("other")
    units = [*_units(plan)]
    known = text[:_HEAD] == own
    status, score, *digits = _digits(text[12:], [_STATUS, _SCORE, *(size for _, size in units if known)])
    found = zip(units, digits, strict=True) if known else ()
    done = {id: _meaning(plan, id, digit) for (id, _), digit in found if digit}
    return Recovery(status % 2 == 1, _SUCCESS[status // 2], score - 1 if score else None, done if known else None)


def cleaned(typed: str) -> str:
    """What counts of it: capitals, look-alikes and Arabic digits as what they stand for, neither hyphens nor spaces."""
    return re.sub(r"[\W_]", "", typed).upper().translate(_MISREAD)


def is_whole(text: str) -> bool:
    """Whether a cleaned code is one: its letters, its version, its check."""
    head, check, body = text[:_HEAD], text[_HEAD : _HEAD + _CHECK], text[_HEAD + _CHECK :]
    return bool(re.fullmatch(f"1[{LETTERS}]+", text) and body) and check == _digest("check", head + body, _CHECK)


def head(plan: Plan) -> str:
    """How every code of a package begins: the version and four letters for its name, then three for its units."""
    units = "/".join(f"{id}:{size}" for id, size in _units(plan))
    return f"1{_digest('package', plan.get('package') or plan['course'], 4)}{_digest('units', units, 3)}"


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
        rest = 32 * rest + LETTERS.index(letter)
    for size in sizes:
        rest, digit = divmod(rest, size)
        yield digit


def _digest(of: str, text: str, width: int) -> str:
    value = rank(f"code/{of}", text)
    return "".join(LETTERS[value >> 5 * place & 31] for place in reversed(range(width)))
