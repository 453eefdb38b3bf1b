"""The facilitator's guide: all that it takes to lead a module is in it, and in nothing that a learner holds."""

import io
import zipfile
from dataclasses import replace

import pytest

from builder import Course
from builder.facilitation import mistakes, right
from builder.model import Facilitator
from exports import EXPORTERS, Edition, edition, export
from exports.pdf.nodes import text
from exports.pdf.scribe import Scribe
from tests.exports.paper import Paper

ASKED = "Qui accueille, chez vous, le lundi ?"
NOTE = "Laissez sortir qui veut sortir."


def led(course: Course) -> Edition:
    """The first module, with its author's words to whoever leads it."""
    module = course.module["m01"]
    said = Facilitator(note=NOTE, material=("Une bouilloire.",), debrief=(ASKED,))
    return edition(course, modules=(replace(module, head=module.head.model_copy(update={"facilitator": said})),))


@pytest.fixture(scope="module")
def book(minimal: Course) -> Paper:
    return Paper(export("pdf-facilitator", led(minimal)).data)


def test_what_is_asked_and_what_is_expected_are_told(book: Paper, minimal: Course) -> None:
    scribe = Scribe(minimal)
    for lesson in minimal.module["m01"].lessons:
        for question in lesson.checks.values():
            said = [question.ask, question.feedback.right, *(one.said for one in right(question) if not one.own)]
            said += [one.says for one in mistakes(question)]
            assert [words for words in said if not book.says(text(scribe.line(words)))] == []
    for words in (ASKED, NOTE, "Une bouilloire.", "En deux heures", "Le module en entier", "choix attendu"):
        assert book.says(words), words


def test_each_scene_is_on_the_sheet_and_on_a_card_that_keeps_what_follows(book: Paper, minimal: Course) -> None:
    scribe = Scribe(minimal)
    for case in minimal.module["m01"].cases:
        for scene in case.scenes.values():
            told = [page for page in book.pages if text(scribe.paragraphs(scene.text)) in " ".join(page.split())]
            assert len(told) == 2
            for choice in scene.choices.values():
                follows = text(scribe.line(choice.consequence))
                assert sum(follows in " ".join(page.split()) for page in book.pages) == 1


def test_arabic_reads_from_the_right(minimal_ar: Course) -> None:
    book = Paper(export("pdf-facilitator", edition(minimal_ar, modules=(minimal_ar.module["m01"],))).data)
    page = next(place for place, words in enumerate(book.pages) if "سير الحصة" in words and place > 2)

    assert book.language == "ar"
    assert book.starts_at(page, "سير") > 0.5


LEARNERS = sorted(EXPORTERS.keys() - {"pdf-facilitator", "scorm2004", "scorm2004-3rd", "pdf", "pdf-aids", "pdf-cases"})
"""SCORM's editions hold the same pages; the other books are read as paper in their own tests."""


@pytest.mark.parametrize("format", LEARNERS)
def test_no_package_holds_a_word_of_it(format: str, minimal: Course) -> None:
    data = export(format, led(minimal)).data
    held = [data]
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = [archive.read(name) for name in archive.namelist()]

    assert held
    assert [words for words in (ASKED, NOTE, "bouilloire") for one in held if words.encode() in one] == []
