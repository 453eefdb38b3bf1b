"""Answers in the words that were on the screen: ids become the course's sentences again."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.grading import Response
from builder.model import Case
from builder.questions import Question


@dataclass(frozen=True)
class Said:
    """One thing answered: to what, if the question has several parts, and in which words (Markdown)."""

    label: str
    answer: str
    right: bool | None
    known: bool = False
    """Whether the answer is the author's Markdown, rather than what somebody typed."""


def worded(question: Question | None, response: Response, slots: dict[str, bool] | None) -> list[Said]:
    """What somebody answered. A question that left the course keeps its ids."""
    if question is None:
        return [Said(slot, value, (slots or {}).get(slot)) for slot, value in response.items() if value]
    return [*_worded(question, response, slots or {})]


def _worded(question: Question, response: Response, slots: dict[str, bool]) -> Iterator[Said]:
    for control in question.controls():
        value = response.get(control.name, "")
        right = slots.get(control.name)
        if control.type == "checkbox":
            if value:
                yield Said("", control.label, right, known=True)
        else:
            options = dict(control.options)
            yield Said(control.label, options.get(value, value), right, known=value in options)


@dataclass(frozen=True)
class Decided:
    """A decision in its words: what was said, and what followed."""

    choice: str
    consequence: str


def decided(case: Case | None, path: list[str]) -> list[Decided]:
    if case is None:
        return [Decided(choice, "") for choice in path]
    steps = case.walk(path)
    choices = [case.scenes[step.scene].choices[step.choice] for step in steps]
    return [Decided(choice.text, choice.consequence) for choice in choices]
