"""A worksheet that somebody filled, on paper: what they wrote, its calendar, and what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from builder.grading import Response
from builder.model import Worksheet
from builder.model.sheet import Cell, FilledTable, sheet
from builder.player.speech import spoken
from builder.player.worksheets import PROGRESS
from builder.questions.essay import Criterion
from exports.pdf.nodes import Node, node
from exports.pdf.scribe import Scribe
from exports.pdf.tongue import told_in

Part = dict[str, Any]


@dataclass(frozen=True)
class Remark:
    """What a trainer said: approved or returned, by whom and when, in which words. `tone` is a colour's name."""

    title: str
    tone: str
    text: str


@dataclass(frozen=True)
class Bar:
    """A row along the calendar: where it stands on the width, how wide, how far done (percent), and in words."""

    label: str
    says: str
    at: float
    width: float
    done: int
    late: bool


@dataclass(frozen=True)
class Calendar:
    title: str
    says: str
    bars: Sequence[Bar]
    today: float | None


@dataclass(frozen=True)
class Filing:
    """All that surrounds a filled worksheet, in words: whose it is, where it stands, what was said, its mark."""

    who: str
    about: str
    state: str
    tone: str
    day: date
    remarks: Sequence[Remark] = ()
    mark: str = ""
    levels: Mapping[str, str] | None = None
    criteria: Mapping[str, Criterion] | None = None
    calendar: Calendar | None = None


def filled(scribe: Scribe, worksheet: Worksheet, response: Response, filing: Filing) -> Part:
    language, found = worksheet.language, sheet(worksheet, response, filing.day)
    return {
        "title": scribe.line(worksheet.title, language),
        "who": filing.who, "about": filing.about, "state": filing.state, "tone": filing.tone,
        "remarks": [{"title": one.title, "tone": one.tone, "text": _typed(scribe, one.text)} for one in filing.remarks],
        "mark": filing.mark,
        "levels": [*_levels(scribe, filing, language)],
        "fields": [
            {"label": scribe.line(cell.entry.label, language), "said": _said(scribe, cell, language)}
            for cell in found.fields
        ],
        "tables": [_table(scribe, one, language) for one in found.tables],
        "calendar": _calendar(filing.calendar),
        **told_in(scribe, language, "Cette feuille n’est pas encore traduite ; la voici en français."),
    }  # fmt: skip


def _levels(scribe: Scribe, filing: Filing, language: str) -> Any:
    for id, criterion in (filing.criteria or {}).items():
        level = criterion.levels.get((filing.levels or {}).get(id, ""))
        if level:
            most = max(one.points for one in criterion.levels.values())
            yield {
                "criterion": scribe.line(criterion.title, language),
                "level": scribe.line(level.title, language),
                "points": f"{level.points} / {most}",
            }


def _table(scribe: Scribe, one: FilledTable, language: str) -> Part:
    """Rows with something in them; the others are paper for nobody."""
    return {
        "title": scribe.line(one.table.title, language),
        "columns": [
            {
                "label": scribe.line(entry.label, language),
                "unit": scribe.line(entry.unit, language),
                "sort": entry.type,
            }
            for entry in one.table.columns.values()
        ],
        "rows": [[_said(scribe, cell, language) for cell in row.cells] for row in one.rows if row.filled],
    }


def _said(scribe: Scribe, cell: Cell, language: str) -> list[Node]:
    """What was written, in words."""
    words, value = scribe.words, cell.value
    match cell.entry.type:
        case "choice":
            return scribe.line(cell.entry.options.get(value, ""), language)
        case "progress":
            return [words.gettext(PROGRESS[value])] if value in PROGRESS else []
        case "check":
            return [words.gettext("Oui")] if value else []
        case "date" if value and cell.fault != "date":
            return [words.date(date.fromisoformat(value))]
    return _typed(scribe, value)


def _typed(scribe: Scribe, text: str) -> list[Node]:
    """Somebody's own words, line by line, in the direction that their letters have."""
    said: list[Node] = []
    for line in filter(str.strip, text.splitlines()):
        said += [node("break"), line] if said else [line]
    tongue = spoken(text, scribe.course)
    return said if tongue == scribe.course.language or not said else [node("span", said, lang=tongue)]


def _calendar(calendar: Calendar | None) -> Part | None:
    if calendar is None:
        return None
    bars = [
        {"label": one.label, "says": one.says, "at": one.at, "width": one.width, "done": one.done, "late": one.late}
        for one in calendar.bars
    ]
    return {"title": calendar.title, "says": calendar.says, "bars": bars, "today": calendar.today}
