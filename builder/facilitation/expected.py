"""What one waits to hear when a question is asked aloud, and the mistakes that are worth talking about."""

from collections.abc import Iterator
from typing import NamedTuple

from builder.questions import Control, Question

Said = tuple[str, ...]
"""Markdown of the author's, or words of the interface, in a row."""


class Answer(NamedTuple):
    """Something to tick, to write or to match: what it is about (or nothing), what is right there, its unit.

    `own` says that `said` is the interface's word and not the author's.
    """

    label: str
    said: str
    detail: str = ""
    own: bool = False


class Mistake(NamedTuple):
    """What somebody would say (or what it is about), and what to answer."""

    answer: str
    says: str
    own: bool = False


def right(question: Question) -> tuple[Answer, ...]:
    """What earns everything, field by field. A free text has none."""
    return tuple(_right(question))


def mistakes(question: Question) -> tuple[Mistake, ...]:
    """Each thing that the author says to whoever answers otherwise; once, however many times it is said."""
    found = dict.fromkeys(_mistakes(question))
    return tuple(one for one in found if one.says)


def _right(question: Question) -> Iterator[Answer]:
    answers = question.answer()
    for control in question.controls():
        value = answers.get(control.name, "")
        if control.type == "textarea" or (control.type == "checkbox" and value != "on"):
            continue
        if control.type == "checkbox":
            yield Answer("", control.label, control.detail)
        else:
            yield Answer(_about(question, control), *_spelt(question, control, value))


def _mistakes(question: Question) -> Iterator[Mistake]:
    controls, answers = {control.name: control for control in question.controls()}, question.answer()
    for remark in question.remarks():
        control, when = controls[remark["slot"]], remark["when"]
        if when == "wrong":
            yield Mistake(_about(question, control), remark["says"])
        elif when == "right":
            continue
        elif when["rule"] == "is" and when["value"] != answers.get(control.name, ""):
            said, _, own = _spelt(question, control, when["value"])
            yield Mistake(control.label if control.type == "checkbox" else said, remark["says"], own)
        elif when["rule"] == "text":
            yield Mistake(when["accepts"][0], remark["says"])
        elif when["rule"] == "number":
            yield Mistake(f"{when['value'] / 1_000_000:g}", remark["says"])


def _about(question: Question, control: Control) -> str:
    """What a field is about; a blank of a text, by its number."""
    places = [one.name for one in question.controls()]
    return control.label or (f"({places.index(control.name) + 1})" if len(places) > 1 else "")


def _spelt(question: Question, control: Control, value: str) -> tuple[str, str, bool]:
    """A value in words, with its unit."""
    own = question.interaction()["type"] == "true-false"
    return dict(control.options).get(value, value), control.detail, own
