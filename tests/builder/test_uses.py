"""Where words and sources serve: from the word to the pages, and from the pages back."""

import re

import pytest

from builder import Course
from builder.model import Use
from builder.player import Player
from builder.words import words
from tests.builder.test_player import Doors


@pytest.fixture(scope="module")
def french(minimal: Course) -> Player:
    return Player(minimal, Doors(), words("fr"))


def test_a_word_knows_the_pages_that_use_it(minimal: Course) -> None:
    assert Use("lesson", "premier-mot") in minimal.uses.terms["etat-civil"]


def test_a_source_knows_the_heading_it_stands_under_the_cases_and_the_words(minimal: Course) -> None:
    uses = minimal.uses.sources["S53"]

    assert uses[0] == Use("lesson", "premier-mot", "ce-que-dit-le-texte", "Ce que dit le texte")
    assert Use("term", "etat-civil") in uses
    assert [use.id for use in uses] == [*dict.fromkeys(use.id for use in uses)]


def test_every_use_can_be_reached(minimal: Course) -> None:
    for uses in (*minimal.uses.terms.values(), *minimal.uses.sources.values()):
        for use in uses:
            assert use.id in (minimal.glossary if use.kind == "term" else minimal.pages)


def test_words_to_see_are_seen_from_both_sides(minimal: Course) -> None:
    assert minimal.related["etat-civil"] == ("ecoute",)
    assert minimal.related["ecoute"] == ("etat-civil",)


def test_the_glossary_leads_to_the_pages_and_the_pages_to_the_glossary(french: Player) -> None:
    glossary = french.glossary()
    lesson = french.lesson(french.course.lessons["premier-mot"])

    assert "Où ce mot sert" in glossary
    assert 'href="/pages/premier-mot"' in glossary
    assert re.search(
        r'id="terme-etat-civil" data-entry><a class="entry__name" href="/glossary#terme-etat-civil"', lesson
    )


def test_the_glossary_names_its_sources(french: Player) -> None:
    assert 'href="/sources#source-S53"' in french.glossary()


def test_sources_say_what_they_are_worth_and_where_they_serve(french: Player) -> None:
    html = french.sources()
    entry = html.partition('id="source-S53"')[2].partition('</li>\n<li class="reference"')[0]

    assert "source secondaire" in entry
    assert 'href="https://example.org/naissance"' in entry
    assert 'href="/pages/premier-mot#ce-que-dit-le-texte"' in entry
    assert "le fait a été lu dans cette source" in html


def test_a_lesson_leads_to_the_whole_entry_of_its_sources(french: Player) -> None:
    lesson = french.lesson(french.course.lessons["premier-mot"])

    assert 'href="/sources#source-S53"' in lesson
    assert 'href="#source-S53"' in lesson  # its numbered mark


def test_only_modules_in_sight_are_told(french: Player) -> None:
    assert 'href="/pages/premier-mot"' not in french.glossary(["m02"])
    assert 'href="/pages/premier-mot"' in french.glossary(["m01"])


def test_a_source_without_address_leads_to_its_entry(french: Player) -> None:
    assert '<a class="source" href="/sources#source-S1"' in french.md("Un fait {source}`S1`.")
