"""Short text: a few words, read plainly."""

from typing import ClassVar

from pydantic import Field

from builder.base import Inline, Model, Wordings
from builder.grading import Key, Remark
from builder.grading.rules import one_slot, spelt
from builder.questions.base import Control, Interaction, Question
from builder.words import later


class TextMistake(Model):
    """Words that somebody will write by a known mistake, and what to say to them."""

    says: Wordings = Field(min_length=1)
    feedback: Inline


class Text(Question):
    """accepts: every wording that is right; case, accents, hamza and diacritics do not count."""

    kind: ClassVar = "text"
    nature: ClassVar = later("Quelques mots")

    accepts: Wordings = Field(min_length=1)
    mistakes: tuple[TextMistake, ...] = ()

    def controls(self) -> tuple[Control, ...]:
        return (Control(type="text", name="answer"),)

    def key(self) -> Key:
        return one_slot(spelt(self.accepts, self.points))

    def remarks(self) -> tuple[Remark, ...]:
        return tuple(
            {"slot": "answer", "when": spelt(mistake.says), "says": mistake.feedback} for mistake in self.mistakes
        )

    def interaction(self) -> Interaction:
        return {"type": "fill-in", "letters": {}, "targets": {}, "right": {"answer": self.accepts[0]}}
