"""Everything of ours that reads XML, archives or objects, found by itself; and what each does with a hostile one."""

import ast
import io
import socket
import zipfile
from pathlib import Path

import pytest
from markupsafe import Markup

from builder.errors import ContentError, ParcoursError
from builder.svg.reader import read_svg
from exports.moodle.pictures import standalone
from tests.conftest import ROOT
from webapp.backup.reading import Backup
from webapp.train.sheets import UNPACKED, SheetError, table

READERS = {
    "builder/svg/reader.py: expat.ParserCreate",
    "exports/moodle/clean.py: fragment_fromstring",
    "exports/moodle/pictures.py: etree.fromstring",
    "exports/pdf/tree.py: parser.fragment_fromstring",
    "exports/xml.py: etree.fromstring",
    "webapp/backup/reading.py: ZipFile",
    "webapp/shelf.py: pickle.loads",
    "webapp/train/sheets.py: load_workbook",
    "webapp/train/sheets.py: zipfile.ZipFile",
}
"""Every call that reads such a thing. Whoever adds one proves it below, and says so here."""
CALLS = (
    "fromstring", "ParserCreate", "ZipFile", "load_workbook", "loads", "parse", "iterparse", "TarFile", "extractall",
    "unpack_archive", "HTMLParser", "parseString",
)  # fmt: skip
HARMLESS = ("Locale.parse", "parse")
"""Names of languages, and of rates."""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY f SYSTEM "file:///etc/passwd">]>"""


def _found() -> set[str]:
    found = set()
    for path in (path for room in ("builder", "exports", "webapp") for path in sorted((ROOT / room).rglob("*.py"))):
        for call in (one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.Call)):
            name = ast.unparse(call.func)
            reads = name.rpartition(".")[2].endswith(CALLS) and name not in HARMLESS
            writes = any(isinstance(one, ast.Constant) and one.value == "w" for one in call.args)
            if reads and not writes and not name.startswith(("json.", "self.", "_")):
                found.add(f"{path.relative_to(ROOT)}: {name}")
    return found


def test_every_reader_is_known() -> None:
    assert _found() == READERS


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens a connection fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("a reader went out")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def workbook(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


HIDDEN = LAUGHS + "<a>&c;&f;</a>"


@pytest.mark.parametrize(
    "part",
    [HIDDEN.encode(), HIDDEN.encode("utf-16"), HIDDEN.replace("?>", " encoding='UTF-7'?>", 1).encode("utf-7")],
    ids=["utf-8", "utf-16", "utf-7"],
)
@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/sheet.bin"])
def test_a_workbook_declares_nothing(alone: None, name: str, part: bytes) -> None:
    with pytest.raises(SheetError, match="ne se lit pas"):
        table(workbook({"[Content_Types].xml": b"<Types/>", name: part}))


def test_a_bomb_is_refused_unread() -> None:
    for parts in ({"a": b"0" * (UNPACKED + 1)}, {str(number): b"" for number in range(501)}):
        bomb = workbook(parts)
        assert len(bomb) < 100_000
        with pytest.raises(SheetError, match="trop de lignes"):
            table(bomb)


@pytest.mark.parametrize(
    "data", [b"MZ\x90\0", b"%PDF-1.7\0", b"\x89PNG\r\n\0", b"GIF89a\0", b"\x7fELF\0", b"\xd0\xcf\x11\xe0"]
)
def test_what_a_file_is_is_read_in_it(data: bytes) -> None:
    with pytest.raises(SheetError):
        table(data + b"\0" * 50)


def test_a_drawing_declares_nothing(alone: None) -> None:
    drawing = f"{LAUGHS}<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><text>&f;&c;</text></svg>"
    with pytest.raises(ContentError) as refused:
        read_svg(drawing.encode(), "a.svg")
    assert [problem.code for problem in refused.value.problems] == ["svg-unsafe"]


def test_a_picture_for_moodle_resolves_nothing(alone: None) -> None:
    with pytest.raises((ValueError, TypeError)):  # what is declared stays a name, and no drawing has names
        standalone(Markup(f"{LAUGHS}<svg viewBox='0 0 1 1'><text>&f;</text></svg>"))


@pytest.mark.parametrize("name", ["../out", "/etc/out", "a/../../out"])
def test_a_backup_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    """Neither its manifest nor its entries: what is not promised is not opened, what leads out is refused."""
    file = tmp_path / "a.zip"
    file.write_bytes(workbook({"manifest.json": b"{}", name: b"x"}))

    with pytest.raises(ParcoursError):
        Backup(file).verify()
    assert not (tmp_path.parent / "out").exists()
