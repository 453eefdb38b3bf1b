"""Grading: one small specification, read by Python here and by JavaScript in the player."""

from builder.grading.draw import draw, rank, shuffled
from builder.grading.grade import grade, mark, outcome, remarks
from builder.grading.key import Key, Outcome, Remark, Response, Rule, State, Verdict
from builder.grading.text import micro, plain

__all__ = [
    "Key", "Outcome", "Remark", "Response", "Rule", "State", "Verdict",
    "draw", "grade", "mark", "micro", "outcome", "plain", "rank", "remarks", "shuffled",
]  # fmt: skip
