"""Worksheets as forms: fields, rows that can be added to, and how far they are; or fixed, for whoever reads them."""

from collections.abc import Callable, Iterator
from datetime import date

from markupsafe import Markup, escape

from builder.grading import Response
from builder.model import Entry, Worksheet
from builder.model.sheet import Cell, FilledTable, Row, sheet
from builder.player.prose import Frame, Prose
from builder.words import Words, later

Render = Callable[..., Markup]

PROGRESS = {
    "0": later("À préparer"),
    "25": later("Commencé"),
    "50": later("À moitié"),
    "75": later("Presque fait"),
    "100": later("Fait"),
}
FAULTS = {
    "date": later("Écrivez une date : jour, mois, année."),
    "number": later("Écrivez un nombre."),
    "before": later("Cette date vient avant le début."),
}
BLANK = "new-row"
"""The id of the row that scripts copy; they give it its own."""


class Worksheets:
    def __init__(self, prose: Prose, words: Words, render: Render, hidden: Callable[[], Markup]) -> None:
        self.prose, self.words, self.render, self.hidden = prose, words, render, hidden

    def worksheet(self, worksheet: Worksheet, response: Response, action: str, today: date, *, fixed: bool) -> Markup:
        frame = Frame(language=worksheet.language)
        filled = sheet(worksheet, response, today)
        return self.render(
            "worksheet/worksheet.html", worksheet=worksheet, sheet=filled, frame=frame, fixed=fixed, action=action,
            hidden=self.hidden(), blank=blank, options=self._options, said_of=self._said,
            faults={fault: self.words.gettext(says) for fault, says in FAULTS.items()},
        )  # fmt: skip

    def _options(self, entry: Entry, frame: Frame) -> Iterator[tuple[str, Markup]]:
        if entry.type == "progress":
            yield from ((value, escape(self.words.gettext(says))) for value, says in PROGRESS.items())
        else:
            yield from ((id, self.prose.md(text, frame)) for id, text in entry.options.items())

    def _said(self, cell: Cell, frame: Frame) -> Markup:
        """What was written, in words: on paper nothing can be unfolded."""
        if cell.entry.type in ("choice", "progress"):
            return dict(self._options(cell.entry, frame)).get(cell.value, Markup())
        if cell.entry.type == "check":
            return escape(self.words.gettext("Oui") if cell.value else self.words.gettext("Non"))
        if cell.entry.type == "date" and cell.value and cell.fault != "date":
            return escape(self.words.date(date.fromisoformat(cell.value)))
        return escape(cell.value)


def blank(filled: FilledTable) -> Row:
    """A row with nothing in it, for scripts to copy."""
    cells = (Cell(id, entry, f"{filled.id}.{BLANK}.{id}", "") for id, entry in filled.table.columns.items())
    return Row(BLANK, tuple(cells))
