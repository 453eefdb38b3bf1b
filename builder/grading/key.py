"""What counts as right. A key is plain data, so both languages read the same one (see LAW.md)."""

from collections.abc import Mapping
from typing import Literal, TypedDict

Response = Mapping[str, str]
"""What a form posts: names to strings. An empty or missing name reads as ""."""


class Is(TypedDict):
    rule: Literal["is"]
    value: str
    gain: int
    loss: int


class Text(TypedDict):
    rule: Literal["text"]
    accepts: list[str]
    gain: int
    loss: int


class Number(TypedDict):
    rule: Literal["number"]
    value: int
    within: int
    gain: int
    loss: int


class Worth(TypedDict):
    rule: Literal["worth"]
    points: dict[str, int]


class Read(TypedDict):
    """A person reads it: nothing is earned, and nothing possible, until then."""

    rule: Literal["read"]


Rule = Is | Text | Number | Worth | Read


class Key(TypedDict):
    """`possible` and every gain and loss are whole points; numbers are whole millionths."""

    slots: dict[str, Rule]
    scoring: Literal["each", "all"]
    possible: int


State = Literal["correct", "partial", "wrong", "waiting"]


class Verdict(TypedDict):
    earned: int
    possible: int
    state: State
    slots: dict[str, bool]


class Remark(TypedDict):
    """Something to say about one slot: when its rule fits the answer, or when the slot is right or wrong.

    `says` is Markdown when an author's question gives it, HTML once the player has rendered it.
    """

    slot: str
    when: Rule | Literal["right", "wrong"]
    says: str


class Outcome(TypedDict):
    """Several verdicts taken together. `percent` is whole, halves rounded up."""

    earned: int
    possible: int
    percent: int
    passed: bool
