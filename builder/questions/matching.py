"""Matching: give each item on one side its partner on the other."""

from typing import ClassVar, Self

from pydantic import Field, model_validator

from builder.base import Inline, Model, Slug
from builder.grading import Key, Remark
from builder.grading.rules import matched, missed
from builder.questions.base import Control, Interaction, Question, letters, token
from builder.words import later


class Pair(Model):
    """An item, its partner, and what to say to whoever missed it."""

    item: Inline
    match: Inline
    feedback: Inline = ""


class Matching(Question):
    """pairs: id → item, match, feedback; decoys: id → a partner that belongs to nobody."""

    kind: ClassVar = "matching"
    nature: ClassVar = later("À associer")

    pairs: dict[Slug, Pair] = Field(min_length=2, max_length=12)
    decoys: dict[Slug, Inline] = Field(default={}, max_length=8)

    @model_validator(mode="after")
    def _decoys_differ(self) -> Self:
        if shared := self.pairs.keys() & self.decoys.keys():
            raise ValueError(f"« {min(shared)} » est à la fois une paire et un leurre.")
        return self

    def controls(self) -> tuple[Control, ...]:
        partners = {id: pair.match for id, pair in self.pairs.items()} | self.decoys
        options = tuple(sorted((token(self.id, id), text) for id, text in partners.items()))
        return tuple(
            Control(type="select", name=id, label=pair.item, options=options, mixed=True)
            for id, pair in self.pairs.items()
        )

    def key(self) -> Key:
        return matched({id: token(self.id, id) for id in self.pairs}, self.points)

    def remarks(self) -> tuple[Remark, ...]:
        return missed({id: pair.feedback for id, pair in self.pairs.items()})

    def interaction(self) -> Interaction:
        return {
            "type": "matching",
            "letters": letters([*self.pairs]),
            "targets": letters([token(self.id, id) for id in [*self.pairs, *self.decoys]]),
            "right": {id: token(self.id, id) for id in self.pairs},
        }
