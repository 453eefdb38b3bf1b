"""Every word of the interface has its Arabic; words, dates and numbers read as each language writes them."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from builder.words import LOCALE, words

ROOT = Path(__file__).parents[2]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "later": None,
    "word": None,
    "callout": (3,),
    "partly": None,
    "lost": None,
}
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2"), ("templates/**.html", "jinja2")]


def catalogue() -> Catalog:
    return read_po(BytesIO((LOCALE / "ar.po").read_bytes()))


def said(room: str) -> set[str]:
    found = extract_from_dir(str(ROOT / room), METHODS, {"**": {"silent": "false"}}, KEYWORDS)
    firsts = (m[0] if isinstance(m, tuple) else m for _, _, m, _, _ in found)
    return {text for text in firsts if text}


@pytest.mark.parametrize("room", ["builder", "exports"])
def test_every_sentence_has_its_arabic(room):
    arabic = catalogue()

    assert len(said(room)) > 20
    assert sorted(text for text in said(room) if not (arabic.get(text) and arabic.get(text).string)) == []


def test_translations_keep_their_holes():
    for message in catalogue():
        source = message.id if isinstance(message.id, str) else message.id[-1]
        forms = [message.string] if isinstance(message.string, str) else message.string
        for form in forms if message.id else ():
            assert _holes(form) <= _holes(source), source


def test_arabic_has_a_form_for_each_way_of_counting():
    arabic = words("ar")
    forms = [arabic.ngettext("%(n)s minute", "%(n)s minutes", n) for n in (1, 2, 3, 11, 100)]

    assert forms == ["دقيقة واحدة", "دقيقتان", "3 دقائق", "11 دقيقة", "100 دقيقة"]


def test_dates_and_times_read_as_people_write_them():
    assert words("fr").date(date(2026, 3, 1)) == "1er mars 2026"
    assert words("fr").date(date(2026, 11, 21)) == "21 novembre 2026"
    assert words("ar").date(date(2026, 11, 21)) == "21 نونبر 2026"
    assert words("fr").time(datetime(2026, 3, 1, 10, 5)) == "10 h 05"


def test_a_sentence_without_translation_stays_french():
    assert words("ar").gettext("Une phrase inconnue de %(who)s", who="tous") == "Une phrase inconnue de tous"


def _holes(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|\{\w+\}", text))
