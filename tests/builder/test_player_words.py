"""Every word of the interface has its Arabic and its English; words, dates and numbers read as each writes them."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from builder.words import LOCALE, Words, words

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


OTHERS = ("ar", "en")
FRENCH = re.compile(r"[«»\xa0\u202f]| [:;?!]|[\d}] %|s %%|\w'\w")
"""What no English sentence has: its guillemets, its spaces before signs, a straight apostrophe."""


def catalogue(language: str) -> Catalog:
    return read_po(BytesIO((LOCALE / f"{language}.po").read_bytes()))


def said(room: str) -> set[str]:
    found = extract_from_dir(str(ROOT / room), METHODS, {"**": {"silent": "false"}}, KEYWORDS)
    firsts = (m[0] if isinstance(m, tuple) else m for _, _, m, _, _ in found)
    return {text for text in firsts if text}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ["builder", "exports"])
def test_every_sentence_is_translated(room, language):
    known = catalogue(language)

    assert len(said(room)) > 20
    assert sorted(text for text in said(room) if not (known.get(text) and all(_forms(known.get(text))))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_their_holes(language):
    for message in catalogue(language):
        source = message.id if isinstance(message.id, str) else message.id[-1]
        for form in _forms(message) if message.id else ():
            assert _holes(form) <= _holes(source), source


def test_english_is_not_punctuated_as_french():
    said = [form for message in catalogue("en") if message.id for form in _forms(message)]

    assert [form for form in said if FRENCH.search(form)] == []


def test_arabic_has_a_form_for_each_way_of_counting():
    arabic = words("ar")
    forms = [arabic.ngettext("%(n)s minute", "%(n)s minutes", n) for n in (1, 2, 3, 11, 100)]

    assert forms == ["دقيقة واحدة", "دقيقتان", "3 دقائق", "11 دقيقة", "100 دقيقة"]


def test_english_counts_one_and_others():
    english = words("en")
    forms = [english.ngettext("%(n)s minute", "%(n)s minutes", n) for n in (0, 1, 2, 1500)]

    assert forms == ["0 minutes", "1 minute", "2 minutes", "1,500 minutes"]


def test_a_language_counts_no_more_ways_than_its_catalogue_has():
    spanish = Words("es", {"%(n)s mot": ("%(n)s palabra", "%(n)s palabras")})

    said = [spanish.ngettext("%(n)s mot", "%(n)s mots", n) for n in (1, 2, 1_000_000)]
    assert said == ["1 palabra", "2 palabras", "1.000.000 palabras"]


def test_dates_and_times_read_as_people_write_them():
    assert words("fr").date(date(2026, 3, 1)) == "1er mars 2026"
    assert words("fr").date(date(2026, 11, 21)) == "21 novembre 2026"
    assert words("ar").date(date(2026, 11, 21)) == "21 نونبر 2026"
    assert words("en").date(date(2026, 3, 1)) == "1 March 2026"
    assert words("en").moment("2013-09") == "September 2013"
    assert words("fr").time(datetime(2026, 3, 1, 10, 5)) == "10 h 05"
    assert words("en").time(datetime(2026, 3, 1, 10, 5)) == "10:05"
    assert [words(language).locale for language in ("fr", "ar", "en")] == [
        "fr-u-nu-latn", "ar-MA-u-nu-latn", "en-GB-u-nu-latn"
    ]  # fmt: skip
    assert words("en").size(4_200_000) == "4.2 MB"
    assert [words(language).tongue("en") for language in ("fr", "en")] == ["anglais", "English"]


def test_a_sentence_without_translation_stays_french():
    assert words("ar").gettext("Une phrase inconnue de %(who)s", who="tous") == "Une phrase inconnue de tous"


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def _holes(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|\{\w+\}", text))
