"""The BAOM course itself, printed whole: nobody would have to be ashamed of a page of it."""

import pytest

from builder import Course
from exports import edition, export
from exports.pdf.nodes import text
from exports.pdf.scribe import Scribe
from tests.conftest import whole_course
from tests.exports.paper import Paper

pytestmark = pytest.mark.xdist_group("whole-papers")


@pytest.fixture(scope="module")
def course() -> Course:
    return whole_course()


@pytest.fixture(scope="module")
def guide(course: Course) -> Paper:
    return Paper(export("pdf", edition(course)).data)


def test_every_page_of_the_course_has_its_bookmark(course: Course, guide: Paper):
    scribe, titles = Scribe(course), {mark.title for mark in guide.marks}
    pages = [*course.modules, *course.lessons.values(), *course.cases.values(), *course.aids.values()]
    pages += [*course.documents.values(), *course.worksheets.values()]

    assert [one.id for one in pages if text(scribe.line(one.title)) not in titles] == []


def test_every_word_and_every_source_is_told(course: Course, guide: Paper):
    assert [term.term for term in course.glossary.values() if not guide.says(term.term)] == []
    assert [id for id, source in course.sources.items() if not guide.says(source.title)] == []
    assert [id for id in course.sources if f"·{id}" not in guide.words] == []


def test_nothing_shows_how_it_was_written(guide: Paper):
    signs = (":::", "{source}", "{term}", "{ctx}", "{ltr}", "**", "](#", "<span", "{field}")

    assert [sign for sign in signs if sign in guide.words] == []


def test_each_right_each_step_and_each_fiche_is_one_page(course: Course, guide: Paper):
    assert one_page_each(guide, course)
    assert guide.strays() == []


def test_in_arabic_too() -> None:
    course = whole_course("ar")
    book = Paper(export("pdf-aids", edition(course)).data)

    assert book.language == "ar"
    assert one_page_each(book, course)
    assert book.strays() == []


def one_page_each(book: Paper, course: Course) -> bool:
    """Whether the fiches follow one another, a page each, until the toolbox begins."""
    counter = next(place for place, mark in enumerate(book.marks) if mark.title in ("Au guichet", "في الشباك"))
    after = [mark.page for mark in book.marks[counter + 1 :] if mark.level < 2][: len(course.aids) + 1]
    return after == [*range(after[0], after[0] + len(course.aids) + 1)]
