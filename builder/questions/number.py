"""A number, give or take."""

from decimal import Decimal
from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model
from builder.grading import Key, Remark
from builder.grading.rules import near, one_slot
from builder.questions.base import Control, Interaction, Question
from builder.words import later


class NumberMistake(Model):
    """A value that somebody will find by a known mistake, and what to say to them."""

    value: Decimal = Field(ge=-999_999_999, le=999_999_999, decimal_places=6)
    feedback: Inline


class Number(Question):
    """answer: a number; within: how far from it is still right; unit: said after the field."""

    kind: ClassVar = "number"
    nature: ClassVar = later("Un nombre")

    answer_is: Decimal = Field(alias="answer", ge=-999_999_999, le=999_999_999, decimal_places=6)
    within: Decimal = Field(default=Decimal(0), ge=0, le=999_999_999, decimal_places=6)
    unit: Inline = ""
    mistakes: tuple[NumberMistake, ...] = ()

    def controls(self) -> tuple[Control, ...]:
        return (Control(type="number", name="answer", detail=self.unit),)

    def key(self) -> Key:
        return one_slot(near(self.answer_is, self.within, self.points))

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(
            {"slot": "answer", "when": near(mistake.value), "says": mistake.feedback} for mistake in self.mistakes
        )

    def interaction(self) -> Interaction:
        right = f"{self.answer_is:f}"
        return {"type": "numeric", "letters": {}, "targets": {}, "right": {"answer": right}}
