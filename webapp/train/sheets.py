"""Files of names, as offices make them: CSV of any habit and XLSX, to a table of clean cells. Nothing is trusted."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime

from webapp.pages import lazy

Table = list[list[str]]

MOST_LINES, MOST_COLUMNS, LONGEST_CELL = 300, 20, 254
MOST_PARTS = 500
MARKS = b"\xef\xbb\xbf\xff\xfe "
"""What may stand before XML: a byte-order mark, a space."""
UNPACKED = 20_000_000
"""Octets that a workbook may hold once unpacked: a small file can hide a very large one."""

UNREADABLE = lazy("Ce fichier ne se lit pas. Enregistrez-le au format Excel (.xlsx) ou CSV, puis recommencez.")
OLD = lazy("C’est un ancien fichier Excel (.xls). Enregistrez-le au format .xlsx, puis recommencez.")
LONG = lazy("Ce fichier a trop de lignes ou de colonnes : trois cents personnes et vingt colonnes au plus.")
EMPTY = lazy("Ce fichier ne contient aucune ligne.")

BROKEN = (
    zipfile.BadZipFile, zlib.error, RuntimeError, KeyError, ValueError, OSError, StopIteration, SyntaxError,
)  # fmt: skip
"""What a damaged, encrypted or foreign archive makes the libraries raise; SyntaxError is that of XML."""

ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2}")


class SheetError(Exception):
    """What is wrong with the whole file, as a sentence of the catalogue."""


def table(data: bytes) -> Table:
    """The lines that hold something, each cell without the spaces around it. Raises SheetError."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError(OLD)
    raw = _workbook(data) if data.startswith(b"PK") else typed(_text(data))
    return _kept(raw)


def typed(text: str) -> Table:
    """Lines of text: semicolons, commas or tabulations, whichever the first line uses most."""
    text = re.sub(r"\Asep=.\r?\n", "", text.removeprefix("\ufeff"))
    if "\0" in text:
        raise SheetError(UNREADABLE)
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    try:
        return _kept(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise SheetError(UNREADABLE) from None


def template(heads: list[str], advice: list[tuple[str, str]]) -> bytes:
    """A workbook to fill: its heads and nothing below, so that no example is imported; advice on a second sheet."""
    from openpyxl import Workbook  # here and below: a server starts without it

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(heads)
    for column, head in zip("ABCDEFGH", heads, strict=False):
        sheet.column_dimensions[column].width = max(18, len(head) + 4)
    sheet.freeze_panes = "A2"
    more = book.create_sheet("Info")
    for line in advice:
        more.append(line)
    more.column_dimensions["A"].width, more.column_dimensions["B"].width = 24, 90
    book.properties.creator = "Parcours"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _kept(raw: Iterable[Iterable[object]]) -> Table:
    found: Table = []
    for line in raw:
        cells = [_cell(value) for value in line]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(cells)
        if len(found) > MOST_LINES + 1 or len(cells) > MOST_COLUMNS:
            raise SheetError(LONG)
    if not found:
        raise SheetError(EMPTY)
    return found


def _cell(value: object) -> str:
    """A cell as text: 12.0 is 12; the apostrophe that spreadsheets (and our own tables) put before a sign goes."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    said = " ".join(str(value).split())
    return re.sub(r"\A'(?=[=+@-])", "", said)[:LONGEST_CELL]


def _text(data: bytes) -> str:
    """UTF-8 or UTF-16 by their marks, UTF-8 if it fits, else what Windows writes in Arabic or in French."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        arabic = data.decode("cp1256", "replace")
        return arabic if ARABIC_WORD.search(arabic) else data.decode("cp1252", "replace")


def _declares(part: bytes) -> bool:
    """Whether this may be XML with a DOCTYPE, in whatever encoding it says so: entities are declared in it."""
    plain = part.replace(b"\0", b"")
    is_xml = plain[:200].lstrip(MARKS).startswith(b"<?xml")
    return b"<!DOCTYPE" in plain or (is_xml and not _usual(plain))


def _usual(xml: bytes) -> bool:
    """Whether XML is written as workbooks write it: what is spelt otherwise could hide a DOCTYPE from us."""
    found = re.search(rb"""encoding\s*=\s*["']([\w.-]+)["']""", xml[:200])
    return found is None or found[1].lower() in (b"utf-8", b"us-ascii", b"utf-16")


def _workbook(data: bytes) -> Iterator[Iterable[object]]:
    """The first sheet that shows, without running a formula; what is larger than it looks is refused unread."""
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > UNPACKED or len(members) > MOST_PARTS:
                raise SheetError(LONG)
            if any(_declares(archive.read(member)) for member in members):
                raise SheetError(UNREADABLE)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        shown = next(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
        yield from shown.iter_rows(max_row=10 * MOST_LINES, max_col=MOST_COLUMNS + 1, values_only=True)
    except BROKEN:
        raise SheetError(UNREADABLE) from None
