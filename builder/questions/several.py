"""Multiple choice: tick all that are right."""

from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.base import Slug
from builder.grading import Key, Remark
from builder.grading.rules import Credit, picked, ticked
from builder.questions.base import Control, Interaction, Option, Question, letters
from builder.words import later


class Several(Question):
    """options as in a single choice, one or more right.

    `credit: partial` (each right tick earns the points, each wrong one takes them back) or `all`.
    """

    kind: ClassVar = "several"
    nature: ClassVar = later("Plusieurs réponses possibles")
    mixes_slots: ClassVar = True

    options: dict[Slug, Option] = Field(min_length=2, max_length=12)
    credit: Credit

    @model_validator(mode="after")
    def _some_are_right(self) -> Self:
        if not self._right:
            raise PydanticCustomError("question-key", "Aucune option n'est marquée « right: true ».")
        return self

    def controls(self) -> tuple[Control, ...]:
        return tuple(Control(type="checkbox", name=id, label=option.text) for id, option in self.options.items())

    def key(self) -> Key:
        return ticked({id: option.right for id, option in self.options.items()}, self.credit, self.points)

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(picked(id, "on", option.feedback) for id, option in self.options.items() if option.feedback)

    def interaction(self) -> Interaction:
        return {
            "type": "choice",
            "letters": letters([*self.options]),
            "targets": {},
            "right": dict.fromkeys(self._right, "on"),
        }

    @property
    def _right(self) -> list[str]:
        return [id for id, option in self.options.items() if option.right]
