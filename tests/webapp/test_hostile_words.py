"""Whatever people write, wherever it is shown, to whomever, in whichever file it leaves: it stays words."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from urllib.parse import urlencode

import pytest
from flask import Flask
from icalendar import Calendar
from openpyxl import load_workbook
from sqlalchemy import text
from werkzeug.test import TestResponse

from tests.conftest import ROOT
from tests.harm import VECTORS, harms
from tests.webapp import hostile
from tests.webapp.conftest import ON_SQLITE, Cast, ParcoursClient
from tests.webapp.test_roles import ACTIONS, PAGES, _snapshot, address, places
from webapp.db import session
from webapp.forms import Form
from webapp.spreadsheet import BOM, RISKY, Table, as_csv
from webapp.throttle import limiter

__all__ = ["places"]

pytestmark = ON_SQLITE
SHORT = """=1 javascript:alert(1)//"'`--></title></textarea></script><script>alert(1)</script>"""
"""What ends an attribute, a comment, a script: forms are many, and each field of each takes it."""
MARK = re.compile(r"¤([a-z_.]+)¤")
ROLES = ("awa", "fadma", "admin")


def test_every_column_that_keeps_words_is_written_or_ours(app: Flask) -> None:
    told = [*hostile.WRITTEN, *(one for said in hostile.OURS.values() for one in said.split())]
    named = {column: [one for one in told if fnmatch(column, one)] for column in hostile.columns()}

    assert [column for column, by in named.items() if column not in by and not by] == []
    assert sorted(one for one, times in Counter(told).items() if times > 1) == []
    assert sorted(one for one in {*told, *hostile.UNSEEN} if not any(fnmatch(column, one) for column in named)) == []
    assert {*hostile.UNSEEN} <= hostile.WRITTEN


def test_every_page_and_file_holds_words_alone(
    app: Flask, cast: Cast, awa: ParcoursClient, fadma: ParcoursClient, admin: ParcoursClient, places: dict[str, str]
) -> None:
    """Of each column that somebody may write: its words are on a page or in a file, and nothing of them runs."""
    found, shown = {}, set[str]()
    with hostile.filled(app, cast, places) as more:
        with app.app_context():
            filled = {one for one in hostile.WRITTEN if _holds(one)}
        for who, browser in zip(ROLES, (awa, fadma, admin), strict=True):
            for rule in [*PAGES, *more]:
                with browser.get(address(rule, places)) as reply:
                    for name, page in _pages(reply.mimetype, reply.data):
                        shown.update(MARK.findall(page))
                        found[f"{who} {rule} {name}"] = [*harms(page, scripts=name != "")]
                    for name, cells in _tables(reply.mimetype, reply.data):
                        shown.update(MARK.findall(" ".join(cells)))
                        found[f"{who} {rule} {name}"] = [cell for cell in cells if cell.lstrip().startswith(RISKY)]
                    if reply.mimetype == "text/calendar":
                        assert {one.name for one in Calendar.from_ical(reply.data).walk()} <= {
                            "VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT",
                        }  # fmt: skip

    assert {rule: told for rule, told in found.items() if told} == {}
    assert filled == hostile.WRITTEN
    assert sorted(hostile.WRITTEN - shown) == sorted(hostile.UNSEEN)


def _holds(column: str) -> bool:
    table, name = column.split(".")
    return bool(session.scalar(text(f"select count(*) from {table} where {name} like '%alert(1)%'")))


def _pages(mimetype: str, data: bytes) -> Iterator[tuple[str, str]]:
    if mimetype == "text/html":
        yield "", data.decode()
    elif mimetype == "application/zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                if name.endswith(".html"):
                    yield name, archive.read(name).decode()


def _tables(mimetype: str, data: bytes) -> Iterator[tuple[str, list[str]]]:
    """What a spreadsheet would read as formulas stands in these cells, if anything does."""
    if mimetype == "text/csv":
        yield "csv", [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";") for cell in row]
    elif mimetype.endswith("sheet"):
        book = load_workbook(io.BytesIO(data))
        cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
        yield "xlsx", [str(cell.value) for cell in cells if cell.data_type == "f"]


def asked() -> str:
    """Every name under which a form or an address brings words: those of the forms, and those that views ask for."""
    forms = [*Form.__subclasses__()]
    for form in forms:
        forms += form.__subclasses__()
    names = {name for form in forms for name in dir(form) if hasattr(getattr(form, name), "field_class")}
    asking = re.compile(r"request\.(?:args|form|values)(?:\.get(?:list)?\(|\[)[\"']([\w-]+)")
    for path in (ROOT / "webapp").rglob("*.py"):
        names.update(asking.findall(path.read_text("utf-8")))
    return urlencode(dict.fromkeys(sorted(names), SHORT))


@pytest.mark.parametrize("who", ["fadma", "admin"])
def test_whatever_is_sent_comes_back_as_words(
    who: str, app: Flask, request: pytest.FixtureRequest, places: dict[str, str]
) -> None:
    """Refused forms show what was typed, searches what was sought, pages that are not there their address."""
    browser: ParcoursClient = request.getfixturevalue(who)
    sent, token, found = asked(), browser.token(), {}
    posted, held = f"{sent}&{urlencode({'csrf_token': token})}", browser.get_cookie("parcours")
    assert held
    with _snapshot(app) as put_back:
        for rule in [*PAGES, f"/{SHORT}"]:
            with browser.get(f"{address(rule, places)}?{sent}") as reply:
                found[rule] = [*_returned(reply)]
        shown = len([one for one in found.values() if one])
        for rule in ACTIONS:
            limiter.reset()
            browser.set_cookie("parcours", held.value)
            reply = browser.post(address(rule, places), data=posted, content_type="application/x-www-form-urlencoded")
            found[f"POST {rule}"] = [*_returned(reply)]
            if reply.status_code < 400:
                put_back()

    assert {rule: told[1:] for rule, told in found.items() if told[1:]} == {}
    assert min(shown, len([one for one in found.values() if one]) - shown) > 2


def _returned(reply: TestResponse) -> Iterator[str]:
    """Something when what was sent is on the page; then what in it is harmful."""
    if reply.mimetype == "text/html" and "alert(1)" in reply.text:
        yield "shown"
        yield from harms(reply.text)
    yield from (name for name, value in reply.headers if "alert(1)" in value and name != "Location")


def test_no_cell_begins_a_formula_in_any_spreadsheet() -> None:
    risky = [f"{before}{sign}1+1" for sign in RISKY for before in ("", " ") if sign.strip() or not before]
    written = as_csv(Table("x", (risky[0],), tuple((cell,) for cell in risky)))

    cells = [cell for row in csv.reader(io.StringIO(written.removeprefix(BOM), newline="")) for cell in row]
    assert len(cells) == len(risky) + 1
    assert [cell for cell in cells if not cell.startswith("'")] == []


def test_the_vectors_would_be_found() -> None:
    """The judge itself: each page that let one through is told; words are not."""
    through = [vector for vector in VECTORS if [*harms(f"<p>{vector}</p>")]]

    assert len(through) > 25
    assert [*harms("<p>&lt;script&gt;alert(1)</p><script src='/assets/a.js'></script>")] == []
