"""Cloze: a text with several blanks, each filled with words, a number, or one of a list."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Self

from pydantic import Field, model_validator

from builder.base import Block, Inline, Model, Slug
from builder.grading import Key, Remark
from builder.grading.key import Rule
from builder.grading.rules import each, exactly, missed, near, spelt
from builder.markdown.directive import unknown
from builder.questions.base import Control, Fault, Interaction, Question
from builder.words import later

GAP = re.compile(r"\{([a-z][a-z0-9-]*)\}(?!`)")
"""Where a blank stands in the text; a role has its backtick."""


class Blank(Model):
    """`accepts`: words; `answer`, `within`, `unit`: a number; `options`, `right`: one of a list."""

    accepts: tuple[str, ...] = ()
    answer: Decimal | None = Field(default=None, ge=-999_999_999, le=999_999_999, decimal_places=6)
    within: Decimal = Field(default=Decimal(0), ge=0, le=999_999_999, decimal_places=6)
    unit: Inline = ""
    options: dict[Slug, Inline] = Field(default={}, max_length=12)
    right: str = ""
    feedback: Inline = ""

    @model_validator(mode="after")
    def _is_of_one_sort(self) -> Self:
        if sum([bool(self.accepts), self.answer is not None, bool(self.options)]) != 1:
            raise ValueError("Un trou a « accepts » (des mots), « answer » (un nombre) ou « options » (une liste).")
        return self

    def control(self, name: str) -> Control:
        if self.options:
            return Control(type="select", name=name, options=tuple(self.options.items()), mixed=True)
        return Control(type="text" if self.accepts else "number", name=name, detail=self.unit)

    def rule(self, gain: int) -> Rule:
        if self.options:
            return exactly(self.right, gain)
        return spelt(self.accepts, gain) if self.answer is None else near(self.answer, self.within, gain)

    @property
    def said(self) -> str:
        """What earns everything."""
        return self.right or (self.accepts[0] if self.answer is None else f"{self.answer:f}")


class Cloze(Question):
    """text: paragraphs where `{id}` is a blank; blanks: id → what is right there, feedback."""

    kind: ClassVar = "cloze"
    nature: ClassVar = later("Un texte à compléter")
    layout: ClassVar = "cloze"

    text: Block
    blanks: dict[Slug, Blank] = Field(min_length=1, max_length=10)

    def controls(self) -> tuple[Control, ...]:
        """In the order of the text."""
        places = [id for id in GAP.findall(self.text) if id in self.blanks]
        return tuple(self.blanks[id].control(id) for id in dict.fromkeys([*places, *self.blanks]))

    def key(self) -> Key:
        return each({one.name: self.blanks[one.name].rule(self.points) for one in self.controls()}, self.points)

    def remarks(self) -> tuple[Remark, ...]:
        return missed({id: blank.feedback for id, blank in self.blanks.items()})

    def interaction(self) -> Interaction:
        right = {one.name: self.blanks[one.name].said for one in self.controls()}
        return {"type": "fill-in", "letters": {}, "targets": {}, "right": right}

    def faults(self) -> Iterator[Fault]:
        places = GAP.findall(self.text)
        for id in dict.fromkeys(places):
            if id not in self.blanks:
                what = f"Le trou « {{{id}}} » n'est pas dans « blanks »."
                yield ("text",), "blank-unknown", what, unknown("Il y a", id, [*self.blanks])
        for id, blank in self.blanks.items():
            if places.count(id) != 1:
                what = f"Le trou « {id} » paraît {places.count(id)} fois dans le texte."
                yield ("blanks", id), "blank-place", what, f"Écrivez « {{{id}}} » une fois dans « text »."
            if blank.options and blank.right not in blank.options:
                what = f"L'option « {blank.right} » n'existe pas."
                yield ("blanks", id), "option-unknown", what, unknown("Il y a", blank.right, [*blank.options])
