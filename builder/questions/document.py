"""Document reading: find what is wrong in a form that somebody filled."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model, Slug
from builder.grading import Key, Remark
from builder.grading.rules import Credit, picked, ticked
from builder.questions.base import Control, Fault, Interaction, Question, letters
from builder.words import later


class Filled(Model):
    """A field of the form, what was written in it, and why that is wrong (`error`) if it is."""

    label: Inline
    value: Inline
    error: Inline = ""
    feedback: Inline = ""


class Document(Question):
    """title: what the form is; fields: id → label, value; `error` on the wrong ones, `feedback` on ticking another."""

    kind: ClassVar = "document"
    nature: ClassVar = later("Un document à relire : cochez ce qui est faux")
    layout: ClassVar = "paper"

    title: Inline
    fields: dict[Slug, Filled] = Field(min_length=2, max_length=16)
    credit: Credit

    def controls(self) -> tuple[Control, ...]:
        fields = self.fields.items()
        return tuple(Control(type="checkbox", name=id, label=one.label, detail=one.value) for id, one in fields)

    def key(self) -> Key:
        return ticked({id: bool(one.error) for id, one in self.fields.items()}, self.credit, self.points)

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(remark for id, one in self.fields.items() for remark in _remarks(id, one))

    def interaction(self) -> Interaction:
        right = {id: "on" for id, one in self.fields.items() if one.error}
        return {"type": "choice", "letters": letters([*self.fields]), "targets": {}, "right": right}

    def faults(self) -> Iterator[Fault]:
        if not any(one.error for one in self.fields.values()):
            what = "Ce document n'a pas d'erreur à trouver."
            yield ("fields",), "document-right", what, "Donnez à un champ « error: pourquoi c'est faux »."


def _remarks(id: str, one: Filled) -> Iterator[Remark]:
    """An error is explained whether it was found or not."""
    if one.error:
        yield {"slot": id, "when": "right", "says": one.error}
        yield {"slot": id, "when": "wrong", "says": one.error}
    elif one.feedback:
        yield picked(id, "on", one.feedback)
