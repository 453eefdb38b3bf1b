"""Single choice: one option is right."""

from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from builder.base import Slug
from builder.grading import Key, Remark
from builder.grading.rules import exactly, one_slot, picked
from builder.questions.base import Control, Interaction, Option, Question, letters
from builder.words import later


class Choice(Question):
    """options: id → text, feedback, and `right: true` on exactly one."""

    kind: ClassVar = "choice"
    nature: ClassVar = later("Une seule réponse")

    options: dict[Slug, Option] = Field(min_length=2, max_length=12)

    @model_validator(mode="after")
    def _one_is_right(self) -> Self:
        found = sum(option.right for option in self.options.values())
        if found != 1:
            said = "Une question à choix unique a une seule bonne option ; ici, {found}."
            raise PydanticCustomError("question-key", said, {"found": found})
        return self

    def controls(self) -> tuple[Control, ...]:
        options = tuple((id, option.text) for id, option in self.options.items())
        return (Control(type="radio", name="answer", options=options, mixed=True),)

    def key(self) -> Key:
        return one_slot(exactly(self._right, self.points))

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(picked("answer", id, option.feedback) for id, option in self.options.items() if option.feedback)

    def interaction(self) -> Interaction:
        return {
            "type": "choice",
            "letters": letters([*self.options]),
            "targets": {},
            "right": {"answer": self._right},
        }

    @property
    def _right(self) -> str:
        return next(id for id, option in self.options.items() if option.right)
