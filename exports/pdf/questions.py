"""Self-checks on paper: to tick, to number or to write; and their answers, for the end of the module."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from builder.player.gaps import gapped
from builder.player.rows import Field, fields
from builder.questions import Control, Question
from builder.questions.cloze import Cloze
from builder.questions.document import Document
from builder.questions.hotspot import Hotspot
from exports.pdf.nodes import Element, Node, node
from exports.pdf.scribe import Scribe
from exports.pdf.table import table

_GAP = Markup('<strong>({})</strong>&nbsp;<input data-blank="gap" value="">')


class Asker:
    """Prints questions written in one language."""

    def __init__(self, scribe: Scribe, language: str) -> None:
        self.scribe, self.language = scribe, language

    def check(self, question: Question, number: int) -> Element:
        """The question as one answers it with a pencil; its number is that of its answer."""
        shown = fields(question, question.id, None, self._html, self._truth)
        return node(
            "check", self._body(question, shown), number=number, id=f"check:{question.id}", to=f"answer:{question.id}",
            nature=self.scribe.words.gettext(question.nature), ask=self._line(question.ask),
            hint=self._line(question.hint),
        )  # fmt: skip

    def answer(self, question: Question, number: int) -> Element:
        """What earns everything, and why."""
        right = [node("li", said) for said in self._right(question)]
        return node(
            "answer", right, number=number, id=f"answer:{question.id}", to=f"check:{question.id}",
            because=self._line(question.feedback.right),
            example=self.scribe.paragraphs(question.example, self.language),
        )  # fmt: skip

    def _body(self, question: Question, shown: list[Field]) -> list[Node]:
        if isinstance(question, Cloze):
            return self._cloze(question, shown)
        before: list[Node] = []
        if isinstance(question, Document):
            before = [node("question__paper", self._line(question.title))]
        elif isinstance(question, Hotspot):
            before = self._figure(question, shown)
        if question.layout in ("groups", "grid"):
            return [*before, self._grid(shown)]
        first = shown[0].rows[0]
        if first.type == "select":
            return [*before, *self._pairs(shown)]
        if first.type in ("radio", "checkbox"):
            options = [self._read(row.label) + self._detail(row.detail) for field in shown for row in field.rows]
            return [*before, node("options", [node("li", one) for one in options], sort=first.type)]
        return [*before, node("lines", self._read(first.detail), rows=8 if first.type == "textarea" else 1)]

    def _grid(self, shown: list[Field]) -> Element:
        """Statements down, columns across, a circle to tick at each crossing."""
        head = node("row", [node("cell"), *(node("cell", self._read(row.label)) for row in shown[0].rows)], head=True)
        rows = [
            node("row", [node("cell", self._read(field.label)), *(node("cell", [node("tick")]) for _ in field.rows)])
            for field in shown
        ]
        return table([head, *rows], sort="grid")

    def _pairs(self, shown: list[Field]) -> list[Node]:
        """Items with a box before each; what goes into the boxes is listed under them, unless it is a rank."""
        items = [self._read(row.label) for field in shown for row in field.rows]
        partners = shown[0].rows[0].options
        boxes = node("pairs", [node("li", one) for one in items])
        if all(value == str(label) for value, label in partners):
            return [boxes]
        return [boxes, node("options", [node("li", self._read(label)) for _, label in partners], sort="letter")]

    def _cloze(self, question: Cloze, shown: list[Field]) -> list[Node]:
        numbers = {field.slot: number for number, field in enumerate(shown, start=1)}
        text = self.scribe.player.prose.md(question.text, self.scribe.frame(self.language), block=True)
        pieces = (html + (_GAP.format(numbers[slot]) if slot in numbers else "") for html, slot in gapped(text))
        listed = [
            node("li", [f"({numbers[field.slot]}) ", *self._joined([self._read(label) for _, label in row.options])])
            for field in shown
            for row in field.rows
            if row.options
        ]
        found = self.scribe.translator.read(str(Markup().join(pieces)))
        return [*found, node("ul", listed)] if listed else found

    def _figure(self, question: Hotspot, shown: list[Field]) -> list[Node]:
        drawn = self.scribe.player.asking.drawings.spots(
            question.figure, self._html(question.alt), shown, f"{question.id}-"
        )
        return self.scribe.translator.read(str(drawn))

    def _right(self, question: Question) -> Iterator[list[Node]]:
        """Each thing to tick, to write or to match, in order."""
        answers = question.answer()
        for place, control in enumerate(question.controls(), start=1):
            value = answers.get(control.name, "")
            if control.type == "textarea" or (control.type == "checkbox" and value != "on"):
                continue
            said = self._said(control, value, question)
            label = self._line(control.label) if control.type != "checkbox" else []
            if isinstance(question, Cloze):
                label = [f"({place})"]
            yield [*label, " → ", *said] if label else said

    def _said(self, control: Control, value: str, question: Question) -> list[Node]:
        options = dict(control.options)
        if control.type == "checkbox":
            return self._line(control.label)
        if value in options:
            truth = question.interaction()["type"] == "true-false"
            return [self.scribe.words.gettext(options[value])] if truth else self._line(options[value])
        return [value, *([" ", *self._line(control.detail)] if control.detail else [])]

    def _joined(self, several: list[list[Node]]) -> Iterator[Node]:
        for place, one in enumerate(several):
            yield from [" · ", *one] if place else one

    def _detail(self, detail: Markup) -> list[Node]:
        said = self._read(detail)
        return [" — ", *said] if said else []

    def _line(self, text: str) -> list[Node]:
        return self.scribe.line(text, self.language)

    def _html(self, text: str) -> Markup:
        return self.scribe.player.prose.md(text, self.scribe.frame(self.language))

    def _truth(self, text: str) -> Markup:
        return escape(self.scribe.words.gettext(text))

    def _read(self, html: Markup) -> list[Node]:
        return self.scribe.translator.read(str(html))
