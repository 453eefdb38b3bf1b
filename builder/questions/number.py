"""A number, give or take."""

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model
from builder.grading import Key, Remark
from builder.grading.key import Number as NumberRule
from builder.questions.base import Control, Interaction, Question, one_slot


class NumberMistake(Model):
    """A value that somebody will find by a known mistake, and what to say to them."""

    value: Decimal = Field(ge=-999_999_999, le=999_999_999, decimal_places=6)
    feedback: Inline


class Number(Question):
    """answer: a number; within: how far from it is still right; unit: said after the field."""

    kind: ClassVar = "number"

    answer_is: Decimal = Field(alias="answer", ge=-999_999_999, le=999_999_999, decimal_places=6)
    within: Decimal = Field(default=Decimal(0), ge=0, le=999_999_999, decimal_places=6)
    unit: Inline = ""
    mistakes: tuple[NumberMistake, ...] = ()

    def controls(self) -> tuple[Control, ...]:
        return (Control(type="number", name="answer", label=self.unit),)

    def key(self) -> Key:
        return one_slot(self._rule(self.answer_is, self.points))

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(
            {"slot": "answer", "when": self._rule(mistake.value, 0), "says": mistake.feedback}
            for mistake in self.mistakes
        )

    def interaction(self) -> Interaction:
        right = f"{self.answer_is:f}"
        return {"type": "numeric", "letters": {}, "targets": {}, "right": {"answer": right}}

    def _rule(self, value: Decimal, gain: int) -> NumberRule:
        within = self.within if gain else Decimal(0)
        millionths, spread = int(value * 1_000_000), int(within * 1_000_000)
        return {"rule": "number", "value": millionths, "within": spread, "gain": gain, "loss": 0}
