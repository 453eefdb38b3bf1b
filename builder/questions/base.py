"""The narrow waist: any question is some controls to show and a key to grade by."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from hashlib import sha256
from string import ascii_lowercase, digits
from typing import ClassVar, Literal, TypedDict

from pydantic import Field

from builder.base import Inline, Location, Model, Slug
from builder.grading import Key, Remark, Response

ControlType = Literal["radio", "checkbox", "select", "text", "number", "textarea"]
Layout = Literal["list", "groups", "grid", "cloze", "paper", "figure", "essay"]

Fault = tuple[Location, str, str, str]
"""What an author must mend: where, a code, what, a way out."""


class Control(Model):
    """One field of the form. Its name is a slot of the key; options are (value, Markdown label) pairs.

    `mixed` says that the order of the options tells something, so that the player shuffles them; `detail` stands
    beside the label (Markdown too).
    """

    type: ControlType
    name: str
    label: str = ""
    detail: str = ""
    options: tuple[tuple[str, str], ...] = ()
    mixed: bool = False


class Interaction(TypedDict):
    """How an LMS hears of an answer: SCORM's type, and one letter for each value (and matching target).

    `letters` spells options (choice, true-false), items (ordering: slots) or sources (matching: slots);
    `targets` spells the partners of a matching question. `right` is a response that earns everything.
    """

    type: Literal["true-false", "choice", "matching", "sequencing", "numeric", "fill-in", "long-fill-in"]
    letters: dict[str, str]
    targets: dict[str, str]
    right: dict[str, str]


class Feedback(Model):
    """What is said once the question is answered, by how it went; `waiting`, until a person has read it."""

    right: Inline
    wrong: Inline
    partial: Inline = ""
    waiting: Inline = ""

    def for_state(self, state: str) -> str:
        said = {
            "correct": self.right,
            "partial": self.partial or self.wrong,
            "wrong": self.wrong,
            "waiting": self.waiting,
        }
        return said[state]


class Option(Model):
    """One thing to pick, and what to say to whoever picked it."""

    text: Inline
    feedback: Inline = ""
    right: bool = False


class Question(Model, ABC):
    """What all kinds share. The kind is the name of the file it lives in."""

    kind: ClassVar[str]
    nature: ClassVar[str]
    """How it is answered, in the interface's words."""
    layout: ClassVar[Layout] = "list"
    """How its rows are laid out: a template of the player."""
    mixes_slots: ClassVar[bool] = False
    """Whether the order of the controls tells something, so that the player shuffles them."""

    id: Slug
    type: str
    competency: str
    ask: Inline
    hint: Inline = ""
    feedback: Feedback
    difficulty: int = Field(default=1, ge=1, le=3)
    sources: tuple[str, ...] = ()
    read: Slug | None = None
    points: int = Field(default=1, ge=1, le=10)

    @abstractmethod
    def controls(self) -> tuple[Control, ...]:
        """The fields to show, in the author's order."""

    @abstractmethod
    def key(self) -> Key:
        """What to grade by."""

    def remarks(self) -> tuple[Remark, ...]:
        """What to say slot by slot; `says` is the author's Markdown."""
        return ()

    @abstractmethod
    def interaction(self) -> Interaction:
        """How an LMS hears of an answer."""

    def rubric(self) -> Key | None:
        """The key of a person who reads the answer, when one does."""
        return None

    @property
    def example(self) -> str:
        """An answer to compare one's own with, once it is sent (Markdown)."""
        return ""

    def faults(self) -> Iterator[Fault]:
        """What cannot be right though every field has its shape."""
        yield from ()

    def answer(self) -> Response:
        """A response that earns everything."""
        return self.interaction()["right"]


def letters(ids: Sequence[str]) -> dict[str, str]:
    """One character for each id, in order: the only answers that every SCORM 1.2 host accepts."""
    return dict(zip(ids, ascii_lowercase + digits, strict=False))


def token(question: str, id: str) -> str:
    """A value that tells nothing of its id, and stays the same when the question grows."""
    return sha256(f"{question}/{id}".encode()).hexdigest()[:6]
