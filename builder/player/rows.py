"""A question as the rows its form shows: what to pick or fill, what was answered, what is said of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.grading import remarks, shuffled
from builder.player.doors import Given
from builder.questions import Control, Question
from builder.words import later

Say = Callable[[str], Markup]

TRUTH = (later("Vrai"), later("Faux"))
ANSWERS = {
    "true-false": later("Vrai ou faux"),
    "matching": later("À associer"),
    "sequencing": later("À mettre en ordre"),
    "numeric": later("Un nombre"),
    "fill-in": later("Quelques mots"),
    "radio": later("Une seule réponse"),
    "checkbox": later("Plusieurs réponses possibles"),
}


@dataclass(frozen=True)
class Row:
    """One thing to answer. `value` is what it posts, for what is picked; `answer` what was answered."""

    type: str
    slot: str
    value: str
    label: Markup
    options: tuple[tuple[str, Markup], ...]
    mixed: bool
    answer: str
    mark: str
    remarks: tuple[Markup, ...]


def rows(question: Question, seed: str, given: Given | None, say: Say, truth: Say) -> list[Row]:
    """The rows in the order that this seed shows them. `truth` translates « Vrai » and « Faux »."""
    controls = {control.name: control for control in question.controls()}
    names = shuffled(controls, seed) if type(question).mixes_slots else [*controls]
    label = truth if question.interaction()["type"] == "true-false" else say
    asking = _Asking(question, seed, given, say, label)
    return [row for name in names for row in asking.rows(controls[name])]


def nature(question: Question) -> str:
    """How the question is answered, to be translated: « Une seule réponse »."""
    type = question.interaction()["type"]
    return ANSWERS[question.controls()[0].type if type == "choice" else type]


@dataclass(frozen=True)
class _Asking:
    question: Question
    seed: str
    given: Given | None
    say: Say
    label: Say

    def rows(self, control: Control) -> Iterator[Row]:
        if control.type == "radio":
            yield from self._options(control)
        elif control.type == "checkbox":
            ticked = self._answer(control) == "on"
            mark = _mark(self.given, control.name, picked=ticked, alone=False)
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
        answer = self._answer(control)
        return Row(control.type, control.name, value, label, options, control.mixed, answer, mark, said)

    def _arranged(self, control: Control) -> dict[str, str]:
        options = dict(control.options)
        return {id: options[id] for id in shuffled(options, self.seed)} if control.mixed else options

    def _answer(self, control: Control) -> str:
        return self.given.response.get(control.name, "") if self.given else ""

    def _remarks(self, control: Control) -> tuple[Markup, ...]:
        if not self.given or not self.given.verdict:
            return ()
        found = remarks(self.question.remarks(), self.given.response, self.given.verdict)
        return tuple(self.say(remark["says"]) for remark in found if remark["slot"] == control.name)


def _mark(given: Given | None, slot: str, *, picked: bool, alone: bool) -> str:
    """right, wrong, missed (should have been ticked), or nothing."""
    if not given or not given.verdict:
        return ""
    right = given.verdict["slots"].get(slot, False)
    if picked:
        return "right" if right else "wrong"
    return "" if right or alone else "missed"
