"""Search as a learner meets it: what is indexed of the course, what is kept secret, where a hit leads."""

import json
import re

import pytest

from builder import Course
from builder.player import Player
from builder.player.documents import text_of
from builder.player.prose import Frame
from builder.search import Document, Library
from builder.words import words
from tests.builder.test_player import Doors


@pytest.fixture(scope="module")
def french(minimal: Course) -> Player:
    return Player(minimal, Doors(), words("fr"))


@pytest.fixture(scope="module")
def arabic(minimal_ar: Course) -> Player:
    return Player(minimal_ar, Doors(), words("ar"))


def found(player: Player, question: str) -> list[str]:
    library = player.search.library
    return [library.pages[hit.page]["id"] for hit in library.find(question).hits]


def addresses(player: Player, question: str) -> list[str]:
    library = player.search.library
    return [library.parts[hit.part]["to"] for hit in library.find(question).hits]


def test_lessons_aids_words_cases_and_quizzes_are_found(french: Player) -> None:
    kinds = {page["kind"] for page in french.search.index["pages"]}

    assert {"lesson", "aid", "term", "case", "quiz"} <= kinds
    assert found(french, "calendrier") == ["compter"]
    assert "etat-civil" in found(french, "état civil")


def test_a_word_leads_where_it_is_said(french: Player) -> None:
    assert addresses(french, "calendrier") == ["/pages/compter#a-faire"]
    assert addresses(french, "résolu") == ["/pages/rappeler#dater"]


def test_every_address_of_a_lesson_exists_in_it(french: Player) -> None:
    for lesson in french.course.lessons.values():
        html = french.lesson(lesson)
        places = [part["to"].partition("#") for part in french.search.index["parts"]]
        for page, _, place in places:
            if page == f"/pages/{lesson.id}" and place:
                assert f'id="{place}"' in html


def test_a_word_of_the_glossary_is_found_in_its_other_languages(french: Player) -> None:
    assert "etat-civil" in found(french, "الحالة المدنية")
    assert "etat-civil" in found(french, "civil registry")


def test_no_key_and_no_feedback_is_indexed(french: Player) -> None:
    text = json.dumps(french.search.index, ensure_ascii=False)
    bodies = "".join(text_of(french.prose.fill(one.body, Frame())) for one in french.course.lessons.values())

    for question in french.course.questions.values():
        for state in ("correct", "wrong"):
            said = question.feedback.for_state(state)
            assert not said or said in bodies or said not in text
    assert "Ce mot ferme la porte" not in text
    assert "jugement définitif" not in text


def test_a_case_tells_no_more_than_its_beginning(french: Player) -> None:
    text = json.dumps(french.search.index, ensure_ascii=False)
    case = french.course.cases["porte"]

    assert found(french, text_of(str(french.md(case.scenes[case.start].text, block=True)))) != []
    for id, scene in case.scenes.items():
        for said in (scene.debrief, *(choice.consequence for choice in scene.choices.values())):
            assert not said or said not in text
        assert id == case.start or scene.text not in text


def test_pages_that_are_not_translated_keep_their_language(arabic: Player) -> None:
    html = arabic.search.page("calendrier")

    assert found(arabic, "التحية") == ["premier-mot"]
    assert found(arabic, "calendriers") == ["compter"]
    assert re.search(r'lang="fr" dir="ltr">\s*<h2 class="hit__title"><a href="/pages/compter', html)


def test_source_marks_and_footnotes_leave_no_trace_in_a_passage(french: Player) -> None:
    said = [part["text"] for part in french.search.index["parts"]]

    assert any("Trente jours. Voir la suite, le quiz ou plus bas." in text for text in said)
    assert not any("↩" in text or "[1]" in text for text in said)


def test_the_page_marks_what_was_asked_and_counts_each_kind(french: Player) -> None:
    html = french.search.page("écouter")

    assert "<mark>" in html
    assert re.search(r'data-filter="lesson"[^>]*>Leçons', html)
    assert "Résultats :" in html


def test_a_kind_keeps_only_its_own(french: Player) -> None:
    html = french.search.page("état civil", "term")

    assert 'href="/glossary#terme-etat-civil"' in html
    assert 'href="/pages/premier-mot' not in html.partition("<template")[0].partition('data-hits">')[2]


def test_nothing_found_says_so_and_offers_words(french: Player) -> None:
    html = french.search.page("zorglub")

    assert re.search(r"data-nothing>", html)
    assert 'href="/search?q=' in html


def test_what_is_asked_is_never_markup(french: Player) -> None:
    html = french.search.page('"><script>alert(1)</script> <b>bonjour')

    assert "<script>" not in html
    assert "<b>" not in html


def test_a_long_question_is_cut(french: Player) -> None:
    assert len(french.search.page("a" * 9000)) < 9000


def test_a_block_says_what_it_shows() -> None:
    assert text_of("<p>Un <em>mot</em>&nbsp;: <svg><text>non</text></svg></p><ul><li>a</li></ul>").split() == [
        "Un",
        "mot",
        ":",
        "a",
    ]


def test_documents_are_made_in_the_order_of_the_course(french: Player) -> None:
    first: Document | dict[str, object] = dict(french.search.index["pages"][0])

    assert first["id"] == "premier-mot"
    assert Library(french.search.index).pages == french.search.index["pages"]
