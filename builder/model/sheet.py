"""What somebody wrote in a worksheet, read back as fields and rows (`player/js/sheet.js` keeps the same rows)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from builder.grading import Response, micro
from builder.model.worksheet import PROGRESS, Entry, Table, Worksheet

Fault = Literal["", "date", "number", "before"]
"""What is wrong with what was written; it is kept all the same."""

LONGEST = {"long": 2000}
SHORT = 200
"""Characters kept of an entry."""

_ROW = re.compile(r"[a-z][a-z0-9-]{0,59}")


@dataclass(frozen=True)
class Cell:
    """One entry as filled. `name` is what its form field posts."""

    id: str
    entry: Entry
    name: str
    value: str
    fault: Fault = ""


@dataclass(frozen=True)
class Row:
    id: str
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> bool:
        return any(cell.value for cell in self.cells)


@dataclass(frozen=True)
class Standing:
    """Where a table stands: how many rows hold something, how many are finished, late, and how far they all are.

    `percent` is None when the table has no column that says so.
    """

    filled: int
    done: int
    late: int
    percent: int | None


@dataclass(frozen=True)
class FilledTable:
    id: str
    table: Table
    rows: tuple[Row, ...]
    standing: Standing


@dataclass(frozen=True)
class Sheet:
    """A worksheet and what was written in it."""

    fields: tuple[Cell, ...]
    tables: tuple[FilledTable, ...]

    @property
    def filled(self) -> bool:
        return any(cell.value for cell in self.fields) or any(row.filled for t in self.tables for row in t.rows)


def sheet(worksheet: Worksheet, response: Response, today: date) -> Sheet:
    """Read a response. A table's own name lists its rows in order; without it the table is as it began."""
    fields = tuple(_cells(worksheet.fields, "", response, {}))
    tables = (_table(id, table, response, today) for id, table in worksheet.tables.items())
    return Sheet(fields, tuple(tables))


def kept(worksheet: Worksheet, posted: Mapping[str, str]) -> dict[str, str]:
    """Of what a form posts, what belongs to the worksheet: its rows, its entries, cut to their length.

    What the author wrote in a row, left as it was, is not kept: it goes on being the author's, in each language.
    """
    found = dict(_kept("", worksheet.fields, posted))
    for id, table in worksheet.tables.items():
        rows = _rows(table, posted.get(id))
        found[id] = " ".join(rows)
        for row in rows:
            before = {f"{id}.{row}.{column}": text for column, text in table.rows.get(row, {}).items()}
            written = _kept(f"{id}.{row}.", table.columns, posted)
            found |= {name: value for name, value in written if value != before.get(name)}
    return found


def changed(worksheet: Worksheet, response: Mapping[str, str], verb: str) -> dict[str, str]:
    """The response once a row was added (`add:table`), removed, or moved (`remove|up|down:table.row`).

    What names no table or row of the worksheet changes nothing.
    """
    act, _, place = verb.partition(":")
    name, _, row = place.partition(".")
    table = worksheet.tables.get(name)
    if table is None:
        return dict(response)
    rows = _rows(table, response.get(name))
    rows = _added(rows, table) if act == "add" else _moved(rows, row, act) if row in rows else rows
    return kept(worksheet, {**response, name: " ".join(rows)})


def standing(rows: Iterable[tuple[bool, str, str]], today: str, *, has_progress: bool) -> Standing:
    """Add rows up: (whether anything is in it, its progress, the date it is due). Days are ISO: they sort as text."""
    filled = [(progress, due) for any_thing, progress, due in rows if any_thing]
    done = sum(progress == "100" for progress, _ in filled)
    late = sum(progress != "100" and "" < due < today for progress, due in filled)
    total = sum(int(progress) for progress, _ in filled if progress in PROGRESS)
    percent = (2 * total + len(filled)) // (2 * len(filled)) if filled else 0
    return Standing(len(filled), done, late, percent if has_progress else None)


def _table(id: str, table: Table, response: Response, today: date) -> FilledTable:
    rows = tuple(
        Row(row, tuple(_cells(table.columns, f"{id}.{row}.", response, table.rows.get(row, {}))))
        for row in _rows(table, response.get(id))
    )
    told = ((row.filled, _of(row, "progress"), _due(row)) for row in rows)
    has_progress = any(column.type == "progress" for column in table.columns.values())
    return FilledTable(id, table, rows, standing(told, today.isoformat(), has_progress=has_progress))


def _rows(table: Table, listed: str | None) -> list[str]:
    if listed is None:
        return [*table.start]
    return [row for row in dict.fromkeys(listed.split()) if _ROW.fullmatch(row)][: table.most]


def _cells(entries: Mapping[str, Entry], prefix: str, response: Response, before: Mapping[str, str]) -> Iterator[Cell]:
    """`before` is what the author wrote in the row: it stands until somebody writes otherwise."""
    values = {id: response.get(prefix + id, before.get(id, "")) for id in entries}
    for id, entry in entries.items():
        yield Cell(id, entry, prefix + id, values[id], _fault(entry, values[id], values))


def _fault(entry: Entry, value: str, around: Mapping[str, str]) -> Fault:
    if not value:
        return ""
    if entry.type == "date":
        first = around.get(entry.after or "", "")
        return "date" if not _is_date(value) else "before" if _is_date(first) and value < first else ""
    return "number" if entry.type == "number" and micro(value) is None else ""


def _is_date(value: str) -> bool:
    try:
        return bool(value) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _kept(prefix: str, entries: Mapping[str, Entry], posted: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for id, entry in entries.items():
        name = prefix + id
        if name in posted:
            value = posted[name].replace("\r\n", "\n").strip()[: LONGEST.get(entry.type, SHORT)]
            yield name, value if value in _offered(entry, value) else ""


def _offered(entry: Entry, value: str) -> Iterable[str]:
    """The values that an entry takes; what is typed is taken as it is."""
    if entry.type == "choice":
        return entry.options
    return PROGRESS if entry.type == "progress" else ("on",) if entry.type == "check" else (value,)


def _added(rows: list[str], table: Table) -> list[str]:
    taken = {int(row[1:]) for row in [*rows, *table.start] if re.fullmatch(r"r[0-9]{1,6}", row)}
    return [*rows, f"r{max(taken, default=0) + 1}"] if len(rows) < table.most else rows


def _moved(rows: list[str], row: str, act: str) -> list[str]:
    place = rows.index(row)
    others = [*rows[:place], *rows[place + 1 :]]
    if act == "remove":
        return others
    place += {"up": -1, "down": 1}.get(act, 0)
    return [*others[: max(0, place)], row, *others[max(0, place) :]]


def _of(row: Row, sort: str) -> str:
    return next((cell.value for cell in row.cells if cell.entry.type == sort), "")


def _due(row: Row) -> str:
    return next((cell.value for cell in row.cells if cell.entry.due and not cell.fault), "")
