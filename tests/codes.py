"""Recovery codes written by hand, for tests without Node.js; `tests/properties/` holds them to those of packages."""

from collections.abc import Mapping
from typing import Any

from builder.grading import rank
from exports.recovery import LETTERS, head
from exports.slips import grouped

Done = Mapping[str, Any]


def code(
    plan: Mapping[str, Any], done: Done, score: int | None = None, *, completed: bool = False, success: str = "unknown"
) -> str:
    """`done`: unit → True, a case's best points, or a quiz's (best, passed, sent)."""
    status = completed + 2 * ["unknown", "failed", "passed"].index(success)
    digits = [(6, status), (102, 0 if score is None else score + 1)]
    digits += [_digit(plan, id, done.get(id)) for id in plan["required"]]
    number = 0
    for size, digit in reversed(digits):
        number = number * size + digit
    body = ""
    while number:
        number, last = divmod(number, 32)
        body = LETTERS[last] + body
    start, body = head(plan), body or "0"
    value = rank("code/check", start + body)
    return grouped(start + "".join(LETTERS[value >> shift & 31] for shift in (15, 10, 5, 0)) + body)


def _digit(plan: Mapping[str, Any], id: str, did: Any) -> tuple[int, int]:
    if id in plan["quizzes"]:
        size = 1 + 202 * (plan["quizzes"][id]["attempts"] or 15)
        if not did:
            return size, 0
        best, passed, sent = did
        return size, 1 + passed + 2 * (best + 101 * (sent - 1))
    if id in plan["cases"]:
        return plan["cases"][id]["possible"] + 2, 0 if did is None else did + 1
    return 2, int(bool(did))
