"""The door of every kind: one of our questions in, its Moodle body and what goes around it out."""

from dataclasses import dataclass, field
from functools import singledispatch

from builder.errors import ExportError
from builder.questions import Question
from exports.moodle.model import Body, Text
from exports.moodle.prose import Prose


@dataclass(frozen=True)
class Made:
    """`shown` follows the question; `remarks` are what an author says of each part (label, words: Markdown).

    `example`: an answer, as Markdown.
    """

    body: Body
    shown: Text = field(default_factory=Text)
    remarks: tuple[tuple[str, str], ...] = ()
    example: str = ""


@singledispatch
def made(question: Question, prose: Prose) -> Made:
    """Kinds register themselves. Raises ExportError for one that did not."""
    raise ExportError(f"Une question de type « {question.kind} » ne se dit pas en Moodle : rien n'a été écrit.")


def said(*parts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The parts of which something is said."""
    return tuple((label, words) for label, words in parts if words)
