"""Matrix: one column for each statement."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model, Slug
from builder.grading import Key, Remark
from builder.grading.rules import matched, missed
from builder.markdown.directive import unknown
from builder.questions.base import Control, Fault, Interaction, Question, letters
from builder.words import later


class Statement(Model):
    """A line, its right column, and what to say to whoever ticked another."""

    text: Inline
    column: str
    feedback: Inline = ""


class Matrix(Question):
    """columns: id → text; statements: id → text, column, feedback."""

    kind: ClassVar = "matrix"
    nature: ClassVar = later("Une réponse par ligne")
    layout: ClassVar = "grid"

    columns: dict[Slug, Inline] = Field(min_length=2, max_length=6)
    statements: dict[Slug, Statement] = Field(min_length=2, max_length=12)

    def controls(self) -> tuple[Control, ...]:
        columns = tuple(self.columns.items())
        lines = self.statements.items()
        return tuple(Control(type="radio", name=id, label=line.text, options=columns) for id, line in lines)

    def key(self) -> Key:
        return matched(self._right, self.points)

    def remarks(self) -> tuple[Remark, ...]:
        return missed({id: line.feedback for id, line in self.statements.items()})

    def interaction(self) -> Interaction:
        targets = letters([*self.columns])
        return {"type": "matching", "letters": letters([*self.statements]), "targets": targets, "right": self._right}

    def faults(self) -> Iterator[Fault]:
        for id, line in self.statements.items():
            if line.column not in self.columns:
                what = f"La colonne « {line.column} » n'existe pas."
                fix = unknown("Il y a", line.column, [*self.columns])
                yield ("statements", id, "column"), "column-unknown", what, fix

    @property
    def _right(self) -> dict[str, str]:
        return {id: line.column for id, line in self.statements.items()}
