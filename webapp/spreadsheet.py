"""Tables for spreadsheets, as CSV or XLSX: which must neither lose accents nor run anything."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import Response
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

BOM = "\ufeff"
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What some spreadsheet takes for the beginning of a formula, wide signs of East Asia included (OWASP)."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60

Cell = str | int | float | date | datetime | None


@dataclass(frozen=True)
class Table:
    """A sheet of a workbook: its name, its heads, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def safe(cell: str) -> str:
    """A cell that a spreadsheet takes for text."""
    return f"'{cell}" if cell.lstrip().startswith(RISKY) or cell.startswith(RISKY) else cell


def as_csv(table: Table) -> str:
    """Semicolons between cells, as spreadsheets in our languages expect."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(safe, table.heads))
    for row in table.rows:
        writer.writerow(_written(cell) for cell in row)
    return BOM + out.getvalue()


def as_xlsx(tables: Iterable[Table], *, mirrored: bool = False) -> bytes:
    """A sheet for each table. Text is written as text, whatever it begins with, and stays so when it is edited."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "remove_timezone": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "text": book.add_format({"valign": "top", "quote_prefix": True}),
            "plain": book.add_format({"valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        }
        taken: set[str] = set()
        for table in tables:
            sheet = book.add_worksheet(_sheet_name(table.name, taken))
            if mirrored:
                sheet.right_to_left()
            _fill(sheet, table, formats)
    return out.getvalue()


def reply(tables: Sequence[Table], name: str, ending: str, *, mirrored: bool) -> Response:
    """A download: every table in a workbook, or the first one as CSV. `ending` is csv or xlsx."""
    if ending == "xlsx":
        made = Response(as_xlsx(tables, mirrored=mirrored), mimetype=XLSX)
    else:
        made = Response(as_csv(tables[0]), mimetype="text/csv")
    made.headers.set("Content-Disposition", "attachment", filename=f"{file_name(name)}.{ending}")
    return made


def file_name(name: str) -> str:
    """ASCII, because every browser spells it the same."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "tableau"


def _written(cell: Cell) -> str:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M")
    return safe(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _sheet_name(name: str, taken: set[str]) -> str:
    """At most 31 characters, none of those that a workbook refuses, and no name twice."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:28] or "1"
    found = plain if plain.lower() not in taken else f"{plain} {len(taken)}"
    taken.add(found.lower())
    return found


def _fill(sheet: Worksheet, table: Table, formats: dict[str, object]) -> None:
    sheet.freeze_panes(1, 1)
    for column, head in enumerate(table.heads):
        sheet.write_string(0, column, head, formats["head"])
        longest = max((len(_written(row[column])) for row in table.rows), default=0)
        sheet.set_column(column, column, min(WIDEST, max(10, longest + 2, len(head) // 2 + 2)))
    for line, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, line, column, cell, formats)


def _write(sheet: Worksheet, line: int, column: int, cell: Cell, formats: dict[str, object]) -> None:
    match cell:
        case None:
            pass
        case str():
            risky = safe(cell) != cell
            sheet.write_string(line, column, cell, formats["text" if risky else "plain"])
        case datetime():
            sheet.write_datetime(line, column, cell.astimezone(UTC).replace(tzinfo=None), formats["moment"])
        case date():
            sheet.write_datetime(line, column, cell, formats["day"])
        case _:
            sheet.write_number(line, column, cell, formats["plain"])
