"""A question as its form shows it: fields, each with what to pick or fill, what was answered, what is said of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from builder.grading import remarks, shuffled
from builder.model.quiz import Shown
from builder.player.doors import Given
from builder.questions import Control, Question
from builder.words import later

Say = Callable[[str], Markup]

TRUTH = (later("Vrai"), later("Faux"))


class Row(NamedTuple):
    """One thing to answer. `value` is what it posts, for what is picked; `answer` what was answered."""

    type: str
    slot: str
    value: str
    label: Markup
    detail: Markup
    options: tuple[tuple[str, Markup], ...]
    mixed: bool
    answer: str
    mark: str
    remarks: tuple[Markup, ...]


class Field(NamedTuple):
    """One slot and its rows: as many as options for what is picked among several, else a single one."""

    slot: str
    label: Markup
    mixed: bool
    rows: tuple[Row, ...]
    mark: str
    remarks: tuple[Markup, ...]


def fields(
    question: Question, seed: str, given: Given | None, say: Say, truth: Say, shows: Shown = "explanations"
) -> list[Field]:
    """The fields in the order that this seed shows them. `truth` translates « Vrai » and « Faux »."""
    controls = {control.name: control for control in question.controls()}
    names = shuffled(controls, seed) if type(question).mixes_slots else [*controls]
    label = truth if question.interaction()["type"] == "true-false" else say
    asking = _Asking(question, seed, given, say, label, shows)
    return [asking.field(controls[name]) for name in names]


@dataclass(frozen=True)
class _Asking:
    question: Question
    seed: str
    given: Given | None
    say: Say
    label: Say
    shows: Shown

    def field(self, control: Control) -> Field:
        mark = _mark(self.given, control.name, picked=True, alone=True)
        label, rows = self.say(control.label), tuple(self._rows(control))
        mixed = control.type == "radio" and control.mixed
        return Field(control.name, label, mixed, rows, mark, self._remarks(control))

    def _rows(self, control: Control) -> Iterator[Row]:
        if control.type == "radio":
            yield from self._options(control)
        elif control.type == "checkbox":
            ticked = self._answer(control) == "on"
            mark = _mark(self.given, control.name, picked=ticked, alone=self.shows == "marks")
            yield self._row(control, "on", self.say(control.label), mark, self._remarks(control))
        else:
            mark = _mark(self.given, control.name, picked=True, alone=True)
            yield self._row(control, "", self.say(control.label), mark, self._remarks(control))

    def _options(self, control: Control) -> Iterator[Row]:
        for value, label in self._arranged(control).items():
            picked = self._answer(control) == value
            mark = _mark(self.given, control.name, picked=picked, alone=True)
            yield self._row(control, value, self.label(label), mark, self._remarks(control) if picked else ())

    def _row(self, control: Control, value: str, label: Markup, mark: str, said: tuple[Markup, ...]) -> Row:
        select = control.type == "select"
        options = tuple((id, self.say(text)) for id, text in self._arranged(control).items()) if select else ()
        answer, detail = self._answer(control), self.say(control.detail)
        return Row(control.type, control.name, value, label, detail, options, control.mixed, answer, mark, said)

    def _arranged(self, control: Control) -> dict[str, str]:
        options = dict(control.options)
        return {id: options[id] for id in shuffled(options, self.seed)} if control.mixed else options

    def _answer(self, control: Control) -> str:
        return self.given.response.get(control.name, "") if self.given else ""

    def _remarks(self, control: Control) -> tuple[Markup, ...]:
        if not self.given or not self.given.verdict or self.shows != "explanations":
            return ()
        found = remarks(self.question.remarks(), self.given.response, self.given.verdict)
        return tuple(self.say(remark["says"]) for remark in found if remark["slot"] == control.name)


def _mark(given: Given | None, slot: str, *, picked: bool, alone: bool) -> str:
    """right, wrong, missed (should have been ticked), or nothing."""
    if not given or not given.verdict:
        return ""
    if slot not in given.verdict["slots"]:
        return ""
    right = given.verdict["slots"][slot]
    if picked:
        return "right" if right else "wrong"
    return "" if right or alone else "missed"
