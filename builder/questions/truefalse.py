"""True or false."""

from typing import ClassVar

from pydantic import Field

from builder.base import Inline
from builder.grading import Key, Remark
from builder.grading.rules import exactly, one_slot, picked
from builder.questions.base import Control, Interaction, Question
from builder.words import later


class TrueFalse(Question):
    """answer: true or false; if_true, if_false: what to say to whoever answered so."""

    kind: ClassVar = "truefalse"
    nature: ClassVar = later("Vrai ou faux")

    answer_is: bool = Field(alias="answer")
    if_true: Inline = ""
    if_false: Inline = ""

    def controls(self) -> tuple[Control, ...]:
        return (Control(type="radio", name="answer", options=(("true", "Vrai"), ("false", "Faux"))),)

    def key(self) -> Key:
        return one_slot(exactly(self._right, self.points))

    def remarks(self) -> tuple[Remark, ...]:
        said = {"true": self.if_true, "false": self.if_false}
        return tuple(picked("answer", value, says) for value, says in said.items() if says)

    def interaction(self) -> Interaction:
        return {
            "type": "true-false",
            "letters": {"true": "t", "false": "f"},
            "targets": {},
            "right": {"answer": self._right},
        }

    @property
    def _right(self) -> str:
        return "true" if self.answer_is else "false"
