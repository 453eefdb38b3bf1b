"""A question with its answer: what its author wants to read again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.grading import Response, grade
from builder.grading.key import Remark
from builder.player import Given, Player
from builder.questions import Question

LONGEST = 2000


@dataclass(frozen=True)
class Answered:
    """A question as asked, rightly answered; then all that may be said of an answer."""

    question: Question
    body: Markup
    says: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]


def answered(player: Player, question: Question) -> Answered:
    right = question.answer()
    given = Given(right, grade(question.key(), right))
    body = player.question(question, seed="", prefix=f"{question.id}:", given=given)
    said = question.feedback
    says = (("Juste", said.right), ("En partie juste", said.partial), ("Faux", said.wrong))
    return Answered(question, body, tuple(one for one in says if one[1]), tuple(_remarks(question)))


def response(question: Question, form: Mapping[str, str]) -> Response:
    """What a form says about one question: its own slots and nothing else."""
    return {control.name: form.get(control.name, "")[:LONGEST] for control in question.controls()}


def _remarks(question: Question) -> Iterator[tuple[str, str]]:
    controls = {control.name: control for control in question.controls()}
    for remark in question.remarks():
        control = controls.get(remark["slot"])
        options = dict(control.options) if control else {}
        slot = "" if not control or len(controls) == 1 else control.label
        yield " · ".join(filter(None, (slot, _when(remark, options)))), remark["says"]


def _when(remark: Remark, options: Mapping[str, str]) -> str:
    rule = remark["when"]
    if isinstance(rule, str):
        return {"right": "juste", "wrong": "faux"}[rule]
    match rule["rule"]:
        case "is":
            return {"on": "coché", "": "non coché"}.get(rule["value"], options.get(rule["value"], rule["value"]))
        case "text":
            return ", ".join(rule["accepts"])
        case "number":
            return f"{rule['value'] / 1_000_000:g}"
    return ""
