"""Turn a key and a response into a verdict. `player/js/grade.js` does exactly the same."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from builder.grading.key import Key, Outcome, Remark, Response, Rule, State, Verdict
from builder.grading.text import micro, plain


def grade(key: Key, response: Response) -> Verdict:
    """Mark every slot, then apply the scoring policy. Points never leave 0…possible."""
    if _waits(key, response):
        return {"earned": 0, "possible": 0, "state": "waiting", "slots": {}}

    marks = {name: mark(rule, response.get(name, "")) for name, rule in key["slots"].items()}
    slots = {name: right for name, (right, _) in marks.items()}
    possible = key["possible"]

    if key["scoring"] == "all":
        earned = possible if all(slots.values()) else 0
    else:
        earned = sum(points for _, points in marks.values())

    earned = max(0, min(earned, possible))
    return {"earned": earned, "possible": possible, "state": _state(earned, possible), "slots": slots}


def mark(rule: Rule, answer: str) -> tuple[bool, int]:
    """Whether one slot is right, and the points it brings or costs."""
    match rule["rule"]:
        case "worth":
            points = rule["points"].get(answer, 0)
            return points > 0, points
        case "is":
            right = answer == rule["value"]
        case "text":
            right = plain(answer) in map(plain, rule["accepts"])
        case "number":
            given = micro(answer)
            right = given is not None and abs(given - rule["value"]) <= rule["within"]
        case "read":
            return False, 0
        case other:
            assert_never(other)
    return right, rule["gain"] if right else -rule["loss"]


def remarks(said: Iterable[Remark], response: Response, verdict: Verdict) -> Iterator[Remark]:
    """The remarks that this response calls for, in the author's order."""
    for remark in said:
        slot, when = remark["slot"], remark["when"]
        if when == "right" or when == "wrong":
            fits = verdict["slots"].get(slot, False) == (when == "right")
        else:
            fits = mark(when, response.get(slot, ""))[0]
        if fits:
            yield remark


def outcome(verdicts: Iterable[Verdict], pass_mark: int) -> Outcome:
    """Add verdicts up. `pass_mark` is a percentage; nothing possible means nothing passed."""
    marks = list(verdicts)
    earned = sum(verdict["earned"] for verdict in marks)
    possible = sum(verdict["possible"] for verdict in marks)
    percent = (200 * earned + possible) // (2 * possible) if possible else 0
    passed = possible > 0 and 100 * earned >= pass_mark * possible
    return {"earned": earned, "possible": possible, "percent": percent, "passed": passed}


def _waits(key: Key, response: Response) -> bool:
    """Whether somebody has something to read."""
    return any(rule["rule"] == "read" and plain(response.get(name, "")) for name, rule in key["slots"].items())


def _state(earned: int, possible: int) -> State:
    if earned == possible:
        return "correct"
    return "partial" if earned else "wrong"
