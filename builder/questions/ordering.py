"""Ordering: give each item its rank."""

from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model, Slug
from builder.grading import Key, Remark
from builder.questions.base import Control, Interaction, Question, exactly, letters


class Item(Model):
    """One thing to rank, and what to say to whoever misplaced it."""

    text: Inline
    feedback: Inline = ""


class Ordering(Question):
    """items: id → text, feedback, written in the right order."""

    kind: ClassVar = "ordering"
    mixes_slots: ClassVar = True

    items: dict[Slug, Item] = Field(min_length=2, max_length=12)

    def controls(self) -> tuple[Control, ...]:
        ranks = tuple((str(rank), str(rank)) for rank in range(1, len(self.items) + 1))
        return tuple(Control(type="select", name=id, label=item.text, options=ranks) for id, item in self.items.items())

    def key(self) -> Key:
        return {
            "slots": {id: exactly(rank, self.points) for id, rank in self._right.items()},
            "scoring": "each",
            "possible": self.points * len(self.items),
        }

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(
            {"slot": id, "when": "wrong", "says": item.feedback} for id, item in self.items.items() if item.feedback
        )

    def interaction(self) -> Interaction:
        return {"type": "sequencing", "letters": letters([*self.items]), "targets": {}, "right": self._right}

    @property
    def _right(self) -> dict[str, str]:
        return {id: str(rank) for rank, id in enumerate(self.items, start=1)}
