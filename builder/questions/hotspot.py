"""Hotspot: find places on a drawing, by its named regions."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model
from builder.grading import Key, Remark
from builder.grading.rules import Credit, exactly, one_slot, picked, ticked
from builder.questions.base import Control, Fault, Interaction, Question, letters
from builder.words import later


class Region(Model):
    """A region of the drawing, what it is called, and what to say to whoever picked it."""

    label: Inline
    right: bool = False
    feedback: Inline = ""


class Hotspot(Question):
    """figure: a drawing of the course; alt: what it shows; regions: an element's id → label, feedback, `right: true`.

    One is right; with `credit` (as for several) one or more are.
    """

    kind: ClassVar = "hotspot"
    nature: ClassVar = later("À trouver sur le dessin")
    layout: ClassVar = "figure"

    figure: str
    alt: Inline
    regions: dict[str, Region] = Field(min_length=2, max_length=12)
    credit: Credit | None = None

    def controls(self) -> tuple[Control, ...]:
        regions = self.regions.items()
        if self.credit:
            return tuple(Control(type="checkbox", name=id, label=region.label) for id, region in regions)
        return (Control(type="radio", name="answer", options=tuple((id, region.label) for id, region in regions)),)

    def key(self) -> Key:
        if self.credit:
            return ticked({id: region.right for id, region in self.regions.items()}, self.credit, self.points)
        return one_slot(exactly(next(iter(self._right), ""), self.points))

    def remarks(self) -> tuple[Remark, ...]:
        said = {id: region.feedback for id, region in self.regions.items() if region.feedback}
        return tuple(picked(id, "on", says) if self.credit else picked("answer", id, says) for id, says in said.items())

    def interaction(self) -> Interaction:
        right = dict.fromkeys(self._right, "on") if self.credit else {"answer": next(iter(self._right), "")}
        return {"type": "choice", "letters": letters([*self.regions]), "targets": {}, "right": right}

    def faults(self) -> Iterator[Fault]:
        if not self._right or (len(self._right) > 1 and not self.credit):
            what = f"Une seule région est juste, sauf avec « credit » ; ici, {len(self._right)}."
            yield ("regions",), "region-right", what, "Notez « right: true », ou « credit: partial »."

    @property
    def _right(self) -> list[str]:
        return [id for id, region in self.regions.items() if region.right]
