"""A case: scenes a learner walks through, one decision at a time."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from builder.base import Block, Inline, Label, Model, Slug
from builder.grading import Key, Response


class Persona(Model):
    """Somebody who speaks in a case."""

    name: Label
    role: Inline = ""

    @property
    def initial(self) -> str:
        return self.name[:1]


class Voice(Model):
    """What a persona says."""

    who: Slug
    says: Inline


class LegalPoint(Model):
    """What the law has to say about a decision."""

    text: Inline
    source: str


class Choice(Model):
    """Something the learner may decide, what follows, and what it is worth per competency (0 to 3)."""

    text: Inline
    goto: Slug
    consequence: Inline
    scores: dict[str, int] = {}
    step: Slug | None = None
    legal: LegalPoint | None = None

    @property
    def points(self) -> int:
        return sum(self.scores.values())


class Scene(Model):
    """One situation: either choices, or an ending with its debrief."""

    text: Block
    voices: tuple[Voice, ...] = ()
    ask: Inline = ""
    choices: dict[Slug, Choice] = {}
    ending: Literal["good", "mixed", "bad"] | None = None
    title: Inline = ""
    debrief: Block = ""


class Step(Model):
    """A decision taken: the scene, the choice, and where it led."""

    scene: str
    choice: str
    goto: str


class Case(Model):
    """An acyclic graph of scenes, entered at `start`. Loading refuses loops, dead ends and unknown scenes."""

    id: Slug
    title: Inline
    module: Slug
    minutes: int = Field(ge=1, le=120)
    summary: Inline
    rights: tuple[Slug, ...] = ()
    personas: dict[Slug, Persona] = {}
    start: Slug
    scenes: dict[Slug, Scene] = Field(min_length=2)
    language: str = ""

    def walk(self, path: list[str]) -> list[Step]:
        """Follow choices from the start; stops at the first one that its scene does not offer."""
        steps: list[Step] = []
        at = self.start
        for choice in path:
            if choice not in self.scenes[at].choices:
                break
            goto = self.scenes[at].choices[choice].goto
            steps.append(Step(scene=at, choice=choice, goto=goto))
            at = goto
        return steps

    def at(self, path: list[str]) -> str:
        """The scene where a path leads."""
        steps = self.walk(path)
        return steps[-1].goto if steps else self.start

    def response(self, path: list[str]) -> Response:
        """A path as a response: each scene passed through is a slot, each choice its value."""
        return {step.scene: step.choice for step in self.walk(path)}

    @cached_property
    def best(self) -> dict[str, int]:
        """The most points that can still be earned from each scene."""
        found: dict[str, int] = {}
        for id in self.bottom_up:
            scene = self.scenes[id]
            found[id] = max((c.points + found[c.goto] for c in scene.choices.values()), default=0)
        return found

    @cached_property
    def bottom_up(self) -> list[str]:
        """Scenes that can be reached, each after all that follow it."""
        order: list[str] = []
        seen = {self.start}
        stack = [(self.start, iter(self.scenes[self.start].choices.values()))]
        while stack:
            id, choices = stack[-1]
            following = next((c.goto for c in choices if c.goto not in seen), None)
            if following is None:
                order.append(id)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(self.scenes[following].choices.values())))
        return order

    @cached_property
    def longest(self) -> int:
        """The most decisions that one way through can ask for."""
        found: dict[str, int] = {}
        for id in self.bottom_up:
            choices = self.scenes[id].choices.values()
            found[id] = max((1 + found[c.goto] for c in choices), default=0)
        return found[self.start]

    @cached_property
    def playable(self) -> bool:
        """Whether every choice leads to a scene that comes after: no unknown scene, no loop."""
        choices = [(id, choice.goto) for id, scene in self.scenes.items() for choice in scene.choices.values()]
        if self.start not in self.scenes or any(goto not in self.scenes for _, goto in choices):
            return False
        order = {id: position for position, id in enumerate(self.bottom_up)}
        return all(order[goto] < order[id] for id, goto in choices if id in order)

    def key(self) -> Key:
        return {
            "slots": {
                id: {"rule": "worth", "points": {c: choice.points for c, choice in scene.choices.items()}}
                for id, scene in self.scenes.items()
                if scene.choices
            },
            "scoring": "each",
            "possible": self.best[self.start],
        }
