"""What a person answers here, said as they would answer it there."""

from collections.abc import Callable
from typing import Any

from builder.grading import Response
from builder.questions import Question

Say = Callable[[Any, Response], object]


def given(question: Question, response: Response) -> object:
    """An answer to one of our questions as `host.earned` takes it."""
    return _SAID[question.kind](question, response)


def _picked(question: Any, response: Response) -> list[int]:
    return [[*question.options].index(response["answer"])]


def _ticked(question: Any, response: Response) -> list[int]:
    boxes = [control.name for control in question.controls()]
    return [place for place, name in enumerate(boxes) if response.get(name)]


def _spots(question: Any, response: Response) -> list[int]:
    return _ticked(question, response) if question.credit else [[*question.regions].index(response["answer"])]


def _partners(question: Any, response: Response) -> list[str]:
    controls = {control.name: dict(control.options) for control in question.controls()}
    return [controls[name].get(response.get(name, ""), "") for name in controls]


def _ranks(question: Any, response: Response) -> list[int]:
    return [int(response.get(name) or 0) for name in question.items]


def _blanks(question: Any, response: Response) -> list[object]:
    """A list's option by its place, words as they are."""
    said: list[object] = []
    for control in question.controls():
        value = response.get(control.name, "")
        said.append([[*dict(control.options)].index(value)] if control.type == "select" else value)
    return said


_SAID: dict[str, Say] = {
    "choice": _picked,
    "several": _ticked,
    "document": _ticked,
    "hotspot": _spots,
    "truefalse": lambda _, response: response["answer"] == "true",
    "matching": _partners,
    "categorise": _partners,
    "matrix": _partners,
    "ordering": _ranks,
    "number": lambda _, response: response["answer"],
    "text": lambda _, response: response["answer"],
    "cloze": _blanks,
}
