"""Essay: a free text, read by a person with a rubric."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from builder.base import Block, Inline, Model, Slug
from builder.grading import Key, Response
from builder.questions.base import Control, Interaction, Question
from builder.words import later


class Level(Model):
    """How well a criterion is met, and what that is worth."""

    title: Inline
    points: int = Field(ge=0, le=20)


class Criterion(Model):
    """One thing to read the text for; levels: id → title, points."""

    title: Inline
    levels: dict[Slug, Level] = Field(min_length=2, max_length=6)


class Span(Model):
    """How long the text should be, in words."""

    min: int = Field(default=0, ge=0, le=2000)
    max: int = Field(default=0, ge=0, le=2000)


def key_of(criteria: Mapping[str, Criterion]) -> Key:
    """Whoever reads gives each criterion a level: that is a response too, and this is its key."""
    worth = {id: {name: level.points for name, level in one.levels.items()} for id, one in criteria.items()}
    possible = sum(max(points.values()) for points in worth.values())
    slots = {id: {"rule": "worth", "points": points} for id, points in worth.items()}
    return {"slots": slots, "scoring": "each", "possible": possible}  # type: ignore[typeddict-item]


class Essay(Question):
    """criteria: id → title, levels; words: min, max; model: an answer to compare one's own with, once it is sent."""

    kind: ClassVar = "essay"
    nature: ClassVar = later("Un texte, qu’une personne lira")
    layout: ClassVar = "essay"

    criteria: dict[Slug, Criterion] = Field(min_length=1, max_length=8)
    words: Span | None = None
    model: Block = ""

    def controls(self) -> tuple[Control, ...]:
        return (Control(type="textarea", name="answer"),)

    def key(self) -> Key:
        return {"slots": {"answer": {"rule": "read"}}, "scoring": "each", "possible": self.rubric()["possible"]}

    def rubric(self) -> Key:
        return key_of(self.criteria)

    def interaction(self) -> Interaction:
        return {"type": "long-fill-in", "letters": {}, "targets": {}, "right": {}}

    def answer(self) -> Response:
        return {"answer": self.model or self.ask}

    @property
    def example(self) -> str:
        return self.model
