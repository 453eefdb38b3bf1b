"""Multiple choice: tick all that are right."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from builder.base import Slug
from builder.grading import Key, Remark
from builder.questions.base import Control, Interaction, Option, Question, exactly, letters


class Several(Question):
    """options as in a single choice, one or more right.

    `credit: partial` (each right tick earns the points, each wrong one takes them back) or `all`.
    """

    kind: ClassVar = "several"
    mixes_slots: ClassVar = True

    options: dict[Slug, Option] = Field(min_length=2, max_length=12)
    credit: Literal["partial", "all"]

    @model_validator(mode="after")
    def _some_are_right(self) -> Self:
        if not self._right:
            raise ValueError("Aucune option n'est marquée « right: true ».")
        return self

    def controls(self) -> tuple[Control, ...]:
        return tuple(Control(type="checkbox", name=id, label=option.text) for id, option in self.options.items())

    def key(self) -> Key:
        gain = self.points
        return {
            "slots": {
                id: exactly("on", gain) if option.right else exactly("", loss=gain)
                for id, option in self.options.items()
            },
            "scoring": "each" if self.credit == "partial" else "all",
            "possible": gain * len(self._right) if self.credit == "partial" else gain,
        }

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(
            {"slot": id, "when": exactly("on"), "says": option.feedback}
            for id, option in self.options.items()
            if option.feedback
        )

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
