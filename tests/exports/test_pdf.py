"""The printed guide: nothing of the course is lost, readers of both languages find their way, machines are told."""

import re
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder import Course
from builder.cli import parcours
from builder.errors import ExportError
from builder.model import Aid
from exports import Options, edition, export, read_theme
from exports.pdf import fonts
from exports.pdf.nodes import text
from exports.pdf.scribe import Scribe
from tests.conftest import COURSES
from tests.exports.paper import Paper, squeezed

Print = Callable[[str, str], Paper]
ANSWERS = "أجوبة أسئلة التحقق الذاتي"
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""A PNG of one pixel."""
LANGUAGES = pytest.mark.parametrize("language", ["fr", "ar"])


@pytest.fixture(scope="module")
def paper(minimal: Course, minimal_ar: Course) -> Print:
    """`paper("pdf", "ar")`, printed once."""

    @cache
    def make(format: str, language: str) -> Paper:
        return Paper(export(format, edition({"fr": minimal, "ar": minimal_ar}[language])).data)

    return make


def told(course: Course) -> list[str]:
    """What a reader of the guide must find, as the course says it."""
    scribe = Scribe(course)
    said = [scribe.line(module.title) for module in course.modules]
    said += [scribe.line(unit.title) for module in course.modules for unit in (*module.lessons, *module.cases)]
    said += [scribe.line(one.title) for one in (*course.aids.values(), *course.documents.values())]
    said += [scribe.line(one.title) for one in course.worksheets.values()]
    said += [scribe.line(question.ask) for question in course.checks.values()]
    said += [scribe.line(term.definition) for term in course.glossary.values()]
    words = [text(nodes) for nodes in said]
    words += [form for term in course.glossary.values() for form in (term.term, term.ar, term.en)]
    return words + [source.title for source in course.sources.values()]


@LANGUAGES
def test_everything_of_a_course_is_in_its_guide(language: str, paper: Print, minimal: Course, minimal_ar: Course):
    course, book = {"fr": minimal, "ar": minimal_ar}[language], paper("pdf", language)

    assert [words for words in told(course) if not book.says(words)] == []
    if language == "fr":
        assert [key for key in course.sources if f"·{key}" not in book.words] == []


@LANGUAGES
def test_what_a_lesson_says_is_there_word_for_word(language: str, paper: Print, minimal: Course, minimal_ar: Course):
    course = {"fr": minimal, "ar": minimal_ar}[language]
    lesson = course.lessons["premier-mot"]
    html = "".join(piece for piece in lesson.body if isinstance(piece, str))
    prose = re.findall(r"<(?:p|li|td)>([^<]{6,})</(?:p|li|td)>", html)

    assert len(prose) >= 5
    assert [words for words in prose if not paper("pdf", language).says(unescape(words))] == []


@LANGUAGES
def test_bookmarks_lead_to_every_page_of_the_course(language: str, paper: Print, minimal: Course, minimal_ar: Course):
    course, marks = {"fr": minimal, "ar": minimal_ar}[language], paper("pdf", language).marks
    scribe, titles = Scribe(course), [mark.title for mark in marks]
    pages = [*course.modules, *course.lessons.values(), *course.cases.values(), *course.aids.values()]
    pages += [*course.documents.values(), *course.worksheets.values()]

    assert [one.id for one in pages if text(scribe.line(one.title)) not in titles] == []
    assert [mark.page for mark in marks] == sorted(mark.page for mark in marks)


@LANGUAGES
def test_machines_are_told_whose_book_it_is(language: str, paper: Print, minimal: Course, minimal_ar: Course):
    book, course = paper("pdf", language), {"fr": minimal, "ar": minimal_ar}[language]
    meta = book.pdf.get_metadata_dict()

    assert book.language == language
    assert book.tagged
    assert b"<pdfuaid:part>1</pdfuaid:part>" in book.data
    assert (meta["Title"], meta["Author"]) == (course.title, text(Scribe(course).line(course.head.attribution)))
    assert meta["Keywords"].split(", ") == [*course.head.keywords]
    assert meta["CreationDate"].startswith("D:2026")


def test_arabic_reads_from_the_right_and_in_order(paper: Print):
    book = paper("pdf", "ar")
    page = next(mark.page for mark in book.marks if mark.title == "الكلمة الأولى")

    assert "التحية قبل أي سؤال" in book.pages[page]
    assert "الحالة المدنية" in book.pages[page]
    assert book.starts_at(page, "الكلمة") > 0.5
    assert paper("pdf", "fr").starts_at(page, "Le premier mot") < 0.5


@LANGUAGES
@pytest.mark.parametrize("format", ["pdf", "pdf-aids"])
def test_every_fiche_is_one_page(format: str, language: str, paper: Print, minimal: Course):
    book = paper(format, language)
    first = next(place for place, mark in enumerate(book.marks) if mark.page == page_of_counter(book))
    fiches = [mark.page for mark in book.marks[first + 1 :] if mark.level == 1][: len(minimal.aids)]

    assert fiches == [*range(fiches[0], fiches[0] + len(minimal.aids))]
    assert book.pages[fiches[-1] + 1].strip()  # what comes next begins another page
    assert book.strays() == []


def page_of_counter(book: Paper) -> int:
    return next(mark.page for mark in book.marks if mark.title in ("Au guichet", "في الشباك") and mark.level == 0)


@LANGUAGES
def test_self_checks_have_their_answers_elsewhere(language: str, paper: Print, minimal: Course, minimal_ar: Course):
    course = {"fr": minimal, "ar": minimal_ar}[language]
    scribe, book = Scribe(course), paper("pdf", language)
    answers = next(mark.page for mark in book.marks if mark.title in ("Réponses aux auto-vérifications", ANSWERS))
    told_there = squeezed("".join(book.pages[answers : answers + 2]))
    for question in course.lessons["premier-mot"].checks.values():
        asked, because = (squeezed(text(scribe.line(said))) for said in (question.ask, question.feedback.right))

        assert book.words.index(asked) < book.words.index(because)
        assert because in told_there


def test_the_bank_of_a_quiz_stays_secret(paper: Print, minimal: Course):
    asked = [text(Scribe(minimal).line(q.ask)) for quiz in minimal.quizzes.values() for q in quiz.questions]

    assert asked
    assert [words for words in asked if squeezed(words) in paper("pdf", "fr").words] == []


def test_handouts_hold_what_is_photocopied_and_no_lesson(paper: Print, minimal: Course):
    book = paper("pdf-aids", "fr")
    titles = [mark.title for mark in book.marks]

    assert [one.id for one in minimal.documents.values() if one.title not in titles] == []
    assert [one.id for one in minimal.worksheets.values() if one.title not in titles] == []
    assert [one.id for one in minimal.lessons.values() if one.title in titles] == []


def test_the_booklet_of_cases_tells_every_scene_and_where_each_choice_leads(paper: Print, minimal: Course):
    book, scribe = paper("pdf-cases", "fr"), Scribe(minimal)
    for case in minimal.cases.values():
        order = [*reversed(case.bottom_up)]
        for scene in (case.scenes[id] for id in order):
            assert book.says(text(scribe.paragraphs(scene.text)))
            for choice in scene.choices.values():
                led = f"{text(scribe.line(choice.consequence))}→allezaunuméro{order.index(choice.goto) + 1}"
                assert book.says(led), led


def test_a_booklet_without_cases_is_refused(minimal: Course):
    bare = edition(minimal, modules=(minimal.module["m01"].with_only({"compter"}),))
    with pytest.raises(ExportError, match="n'ont pas de cas"):
        export("pdf-cases", bare)


def test_a_part_of_a_course_leads_nowhere_it_does_not_go(minimal: Course):
    part = edition(minimal, modules=(minimal.module["m01"],))
    book = Paper(export("pdf", part).data)

    assert "Accueillir" in book.titles(0)
    assert "Suivre" not in book.titles(0)
    assert export("pdf", part).name == "essai-m01-fr-pdf.pdf"


def test_the_same_course_gives_the_same_bytes(paper: Print, minimal: Course):
    assert export("pdf", edition(minimal)).data == paper("pdf", "fr").data


def test_a_theme_dresses_the_cover(tmp_path: Path, minimal: Course):
    (tmp_path / "logo.png").write_bytes(b64decode(DOT))
    (tmp_path / "theme.yaml").write_text(
        'logo: logo.png\naccent: "#7A1F3D"\norganisation: Commune de Belfaa\n', "utf-8"
    )
    book = Paper(export("pdf", edition(minimal), Options(theme=read_theme(tmp_path / "theme.yaml"))).data)

    assert "Commune de Belfaa" in book.pages[0]
    assert any(one.type == 3 for one in book.pdf[0].get_objects())  # an image


def with_aid(course: Course, monkeypatch: pytest.MonkeyPatch, body: str) -> Course:
    """The course, one of its fiches saying something else."""
    aid = next(aid for aid in course.module["m01"].aids)
    monkeypatch.setattr(Aid, "body", property(lambda self: (body,)), raising=False)
    assert aid.body == (body,)
    return course


def test_a_fiche_that_no_page_can_hold_is_refused(minimal: Course, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ExportError, match=r"La fiche « .+ » ne tient pas sur une page A4"):
        export("pdf-aids", edition(with_aid(minimal, monkeypatch, "<p>Un mot de trop.</p>" * 400)))


def test_a_sign_that_no_font_has_is_named(minimal: Course, monkeypatch: pytest.MonkeyPatch):
    with pytest.raises(ExportError, match="Aucune police du PDF n'a le signe « ⵣ »"):
        export("pdf-aids", edition(with_aid(minimal, monkeypatch, "<p>ⵣ</p>")))


def test_missing_fonts_are_asked_for(minimal: Course, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fonts, "PACKAGES", ("fontpkg_absent",))
    fonts.typefaces.cache_clear()
    try:
        with pytest.raises(ExportError, match="pip install fontpkg-absent"):
            export("pdf-aids", edition(minimal))
    finally:
        fonts.typefaces.cache_clear()


def test_the_command_says_what_it_wrote_and_refuses_without_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    words = ["export", "pdf", str(COURSES / "minimal"), "--modules", "m02", "--context", "essai", "-o", str(tmp_path)]
    result = CliRunner().invoke(parcours, words)

    assert result.exit_code == 0, result.output
    assert [file.name for file in tmp_path.iterdir()] == ["essai-m02-fr-pdf.pdf"]
    assert "Guide méthodologique en PDF" in result.output

    refused = CliRunner().invoke(parcours, [*words[:3], "--mastery", "80", "-o", str(tmp_path / "autre.pdf")])
    assert refused.exit_code == 2
    assert not (tmp_path / "autre.pdf").exists()
