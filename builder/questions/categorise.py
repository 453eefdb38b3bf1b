"""Categorise: put each item in its group."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model, Slug
from builder.grading import Key, Remark
from builder.grading.rules import matched, missed
from builder.markdown.directive import unknown
from builder.questions.base import Control, Fault, Interaction, Question, letters
from builder.words import later


class Sorted(Model):
    """An item, the group it belongs to, and what to say to whoever put it elsewhere."""

    text: Inline
    group: str
    feedback: Inline = ""


class Categorise(Question):
    """groups: id → text; items: id → text, group, feedback."""

    kind: ClassVar = "categorise"
    nature: ClassVar = later("À classer")
    layout: ClassVar = "groups"
    mixes_slots: ClassVar = True

    groups: dict[Slug, Inline] = Field(min_length=2, max_length=6)
    items: dict[Slug, Sorted] = Field(min_length=2, max_length=12)

    def controls(self) -> tuple[Control, ...]:
        groups = tuple(self.groups.items())
        return tuple(Control(type="radio", name=id, label=item.text, options=groups) for id, item in self.items.items())

    def key(self) -> Key:
        return matched(self._right, self.points)

    def remarks(self) -> tuple[Remark, ...]:
        return missed({id: item.feedback for id, item in self.items.items()})

    def interaction(self) -> Interaction:
        targets = letters([*self.groups])
        return {"type": "matching", "letters": letters([*self.items]), "targets": targets, "right": self._right}

    def faults(self) -> Iterator[Fault]:
        for id, item in self.items.items():
            if item.group not in self.groups:
                what = f"Le groupe « {item.group} » n'existe pas."
                yield ("items", id, "group"), "group-unknown", what, unknown("Il y a", item.group, [*self.groups])

    @property
    def _right(self) -> dict[str, str]:
        return {id: item.group for id, item in self.items.items()}
