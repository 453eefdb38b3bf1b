"""Everything is said in Arabic and in English too, and pages change language with their reader."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copytree

import pytest
from babel.messages.extract import extract_python
from jinja2.ext import babel_extract

import webapp
from builder.words import LOCALE as BUILDER
from builder.words import _catalogue, words
from exports import EXPORTERS, PROFILES
from tests.builder.test_player_words import FRENCH
from tests.conftest import COURSES
from tests.webapp.conftest import ParcoursClient
from webapp import Settings, create_app
from webapp.edition import LOCALE
from webapp.migrate import migrate
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


OTHERS = ("ar", "en")


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str) -> None:
    said, known = set(sentences()), words(language, LOCALE)._catalogue

    assert len(said) > 200
    assert sorted(text for text in said if text not in known) == []
    assert [text for text, forms in known.items() if not all([forms] if isinstance(forms, str) else forms)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_formats_and_hosts_are_named_and_told(language: str) -> None:
    """A sentence that its file forgot to mark is found here."""
    said = words(language, LOCALE)
    told = [text for one in EXPORTERS.values() for text in (one.title, one.about)]
    told += [text for host in PROFILES.values() for text in (host.name, host.about, *host.after)]

    assert {text for text in told if said.gettext(text) == text} <= PRODUCTS


@pytest.mark.parametrize("language", OTHERS)
def test_translations_keep_their_holes(language: str) -> None:
    known = words(language, LOCALE)._catalogue
    for text in set(sentences()):
        translated = known.get(text, "")
        if isinstance(translated, str) and translated:
            assert set(HOLES.findall(translated)) == set(HOLES.findall(text)), text


def test_a_sentence_of_two_rooms_says_the_same() -> None:
    """The LMS's catalogue lies over the player's: what both have is said once."""
    for language in OTHERS:
        player, lms = (_catalogue(folder / f"{language}.po") for folder in (BUILDER, LOCALE))
        assert {text for text in player.keys() & lms.keys() if player[text] != lms[text]} == set(), language


def test_english_is_not_punctuated_as_french() -> None:
    said = words("en", LOCALE)._catalogue.values()
    forms = [form for one in said for form in ([one] if isinstance(one, str) else one)]

    assert [form for form in forms if FRENCH.search(form.strip())] == []


def test_the_lms_speaks_english_to_whom_asks(tmp_path: Path) -> None:
    course = copytree(COURSES / "minimal", tmp_path / "course")
    head = course / "course/course.yaml"
    head.write_text(head.read_text("utf-8").replace("[fr, ar]", "[fr, ar, en]"), "utf-8")
    app = create_app(Settings(course=course, var=tmp_path / "var", secret="essai"))
    migrate(app)
    page = app.test_client().get("/sign-in", headers={"Accept-Language": "en-GB,fr;q=0.5"})

    assert '<html lang="en" dir="ltr">' in page.text
    assert page.headers["Content-Language"] == "en"
    assert "Email address or username" in page.text
    assert re.findall(r">(Français|العربية|English)<", page.text)


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
