"""Everything is said in Arabic too, and pages change language with their reader."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.extract import extract_python
from jinja2.ext import babel_extract

import webapp
from builder.words import Words, words
from exports import EXPORTERS, PROFILES
from tests.webapp.conftest import ParcoursClient
from webapp.edition import LOCALE
from webapp.models import User

ROOM = Path(webapp.__file__).parent
PRODUCTS = {
    "GIFT", "JSON", "Moodle XML", "SCORM 1.2",
    "Moodle", "ILIAS", "Chamilo", "Open edX", "Frappe LMS", "Canvas, SCORM Cloud",
}  # fmt: skip
"""Names that are the same in every language."""
HOLES = re.compile(r"%\((\w+)\)s")


def sentences() -> Iterator[str]:
    """Every sentence of our templates and views."""
    for path in sorted(ROOM.rglob("*.html")):
        options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
        for _, _, found, _ in babel_extract(BytesIO(path.read_bytes()), ("_", "ngettext"), (), options):
            yield from _texts(found)
    for path in sorted(ROOM.rglob("*.py")):
        keywords = ("gettext", "ngettext", "lazy", "_")
        for _, _, found, _ in extract_python(BytesIO(path.read_bytes()), keywords, (), {}):
            yield from _texts(found)


@pytest.fixture(scope="module")
def arabic() -> Words:
    return words("ar", LOCALE)


def test_every_sentence_has_its_arabic(arabic: Words) -> None:
    said = set(sentences())

    assert len(said) > 200
    assert sorted(text for text in said if text not in arabic._catalogue) == []


def test_formats_and_hosts_are_named_and_told_in_arabic(arabic: Words) -> None:
    """A sentence that its file forgot to mark is found here."""
    told = [text for one in EXPORTERS.values() for text in (one.title, one.about)]
    told += [text for host in PROFILES.values() for text in (host.name, host.about, *host.after)]

    assert {text for text in told if arabic.gettext(text) == text} <= PRODUCTS


def test_translations_keep_their_holes(arabic: Words) -> None:
    for text in set(sentences()):
        translated = arabic._catalogue.get(text, "")
        if isinstance(translated, str) and translated:
            assert set(HOLES.findall(translated)) == set(HOLES.findall(text)), text


@pytest.mark.parametrize(
    "url", ["/", "/pages/premier-mot", "/quizzes/quiz-m01", "/cases/porte", "/glossary", "/account"]
)
def test_pages_in_arabic(awa: ParcoursClient, url: str) -> None:
    assert awa.submit("/language", language="ar", next=url).location == url
    page = awa.get(url)

    assert '<html lang="ar" dir="rtl">' in page.text
    assert "مساري" in page.text
    assert page.headers["Content-Language"] == "ar"


def test_the_choice_is_remembered_by_the_person(awa: ParcoursClient) -> None:
    awa.submit("/language", language="ar")
    awa.submit("/sign-out")
    assert 'lang="ar"' in awa.get("/sign-in").text

    assert next(user.language for user in awa.rows(User) if user.username == "awa") == "ar"


def test_a_stranger_is_spoken_to_as_the_browser_asks(stranger: ParcoursClient) -> None:
    for asked, spoken in {"ar-MA,fr;q=0.5": "ar", "de, FR-ca": "fr", "ar;q=0, fr": "fr", "de": "fr"}.items():
        page = stranger.get("/sign-in", headers={"Accept-Language": asked}).text
        assert f'<html lang="{spoken}"' in page, asked


def test_errors_speak_arabic(awa: ParcoursClient) -> None:
    awa.submit("/language", language="ar")

    assert "الصفحة غير موجودة" in awa.get("/ailleurs").text


def test_a_language_we_lack_is_refused(awa: ParcoursClient) -> None:
    assert awa.submit("/language", language="en").status_code == 400


def _texts(found: str | tuple[str | None, ...] | None) -> Iterator[str]:
    """The first string of a call is the sentence; a variable is no sentence."""
    first = found[0] if isinstance(found, tuple) else found
    if first:
        yield first
