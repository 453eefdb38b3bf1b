"""Ordering: give each item its rank."""

from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model, Slug
from builder.grading import Key, Remark
from builder.grading.rules import matched, missed
from builder.questions.base import Control, Interaction, Question, letters
from builder.words import later


class Item(Model):
    """One thing to rank, and what to say to whoever misplaced it."""

    text: Inline
    feedback: Inline = ""


class Ordering(Question):
    """items: id → text, feedback, written in the right order."""

    kind: ClassVar = "ordering"
    nature: ClassVar = later("À mettre en ordre")
    mixes_slots: ClassVar = True

    items: dict[Slug, Item] = Field(min_length=2, max_length=12)

    def controls(self) -> tuple[Control, ...]:
        ranks = tuple((str(rank), str(rank)) for rank in range(1, len(self.items) + 1))
        return tuple(Control(type="select", name=id, label=item.text, options=ranks) for id, item in self.items.items())

    def key(self) -> Key:
        return matched(self._right, self.points)

    def remarks(self) -> tuple[Remark, ...]:
        return missed({id: item.feedback for id, item in self.items.items()})

    def interaction(self) -> Interaction:
        return {"type": "sequencing", "letters": letters([*self.items]), "targets": {}, "right": self._right}

    @property
    def _right(self) -> dict[str, str]:
        return {id: str(rank) for rank, id in enumerate(self.items, start=1)}
