"""The rules and keys that kinds of question have in common."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from builder.grading.key import Is, Key, Number, Remark, Rule, Text

Credit = Literal["partial", "all"]
"""What ticks are worth: one by one (a wrong one takes back), or all or nothing."""


def exactly(value: str, gain: int = 0, loss: int = 0) -> Is:
    """The rule that wants this very value."""
    return {"rule": "is", "value": value, "gain": gain, "loss": loss}


def spelt(accepts: Iterable[str], gain: int = 0) -> Text:
    """The rule that wants one of these wordings."""
    return {"rule": "text", "accepts": list(accepts), "gain": gain, "loss": 0}


def near(value: Decimal, within: Decimal = Decimal(0), gain: int = 0) -> Number:
    """The rule that wants this number, give or take."""
    millionths, spread = int(value * 1_000_000), int(within * 1_000_000)
    return {"rule": "number", "value": millionths, "within": spread, "gain": gain, "loss": 0}


def one_slot(rule: Is | Text | Number) -> Key:
    """The key of a question with a single field, named `answer`."""
    return {"slots": {"answer": rule}, "scoring": "each", "possible": rule["gain"]}


def each(slots: Mapping[str, Rule], gain: int) -> Key:
    """Every slot brings the same."""
    return {"slots": {**slots}, "scoring": "each", "possible": gain * len(slots)}


def matched(right: Mapping[str, str], gain: int) -> Key:
    """One right value for each slot."""
    return each({slot: exactly(value, gain) for slot, value in right.items()}, gain)


def ticked(boxes: Mapping[str, bool], credit: Credit, gain: int) -> Key:
    """Boxes to tick, or to leave alone."""
    slots: dict[str, Rule] = {id: exactly("on", gain) if yes else exactly("", loss=gain) for id, yes in boxes.items()}
    if credit == "all":
        return {"slots": slots, "scoring": "all", "possible": gain}
    return {"slots": slots, "scoring": "each", "possible": gain * sum(boxes.values())}


def missed(says: Mapping[str, str]) -> tuple[Remark, ...]:
    """What to say of each slot that is wrong."""
    return tuple({"slot": slot, "when": "wrong", "says": text} for slot, text in says.items() if text)


def picked(slot: str, value: str, says: str) -> Remark:
    """What to say to whoever gave this value."""
    return {"slot": slot, "when": exactly(value), "says": says}
