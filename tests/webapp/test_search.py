"""Searching the course in the LMS: by a plain form, within one's pathway, and by an index that a browser keeps."""

import re

from tests.webapp.conftest import ParcoursClient


def test_a_form_is_enough(awa: ParcoursClient) -> None:
    assert 'action="/search"' in awa.get("/").text

    page = awa.get("/search?q=calendriers").text

    assert 'href="/pages/compter#a-faire"' in page
    assert "<mark>calendrier</mark>" in page


def test_a_hit_leads_to_a_page_that_opens(awa: ParcoursClient) -> None:
    page = awa.get("/search?q=écouter").text
    links = {link.partition("#")[0] for link in re.findall(r'hit__title"><a href="([^"]+)"', page)}

    assert links
    for link in links:
        assert awa.get(link).status_code == 200


def test_an_empty_question_shows_the_form(awa: ParcoursClient) -> None:
    page = awa.get("/search").text

    assert 'name="q"' in page
    assert 'class="hit"' not in page.partition("<template")[0]


def test_nothing_found_says_so(awa: ParcoursClient) -> None:
    assert "Rien de tel dans le cours" in awa.get("/search?q=zorglub").text


def test_a_kind_that_does_not_exist_keeps_all(awa: ParcoursClient) -> None:
    assert "hit__title" in awa.get("/search?q=calendrier&kind=rien").text


def test_what_was_asked_comes_back_escaped(awa: ParcoursClient) -> None:
    assert "<script>alert" not in awa.get('/search?q="><script>alert(1)</script>').text


def test_one_searches_the_modules_that_one_follows(awa: ParcoursClient, brahim: ParcoursClient) -> None:
    """Awa follows the whole course; Brahim the short pathway, without the second module."""
    whole, short = (who.get("/search?q=téléphone").text for who in (awa, brahim))

    assert 'href="/pages/rappeler' in whole
    assert 'href="/pages/rappeler' not in short
    assert 'data-modules="m01"' in short


def test_the_index_is_kept_until_the_course_changes(awa: ParcoursClient) -> None:
    live = re.search(r'data-live="([^"]+)"', awa.get("/search").text)
    assert live
    reply = awa.get(live[1])

    assert reply.status_code == 200
    assert "private" in reply.headers["Cache-Control"]
    assert "immutable" in reply.headers["Cache-Control"]
    assert reply.get_json()["pages"][0]["id"] == "premier-mot"
    assert awa.get("/search/fr.000000000000.json").status_code == 404


def test_a_stranger_finds_nothing(stranger: ParcoursClient) -> None:
    assert stranger.get("/search?q=calendrier").status_code == 302


def test_sources_and_glossary_tell_where_they_serve(awa: ParcoursClient) -> None:
    assert 'href="/pages/premier-mot#ce-que-dit-le-texte"' in awa.get("/sources").text
    assert 'href="/pages/premier-mot"' in awa.get("/glossary").text
    assert 'href="/sources"' in awa.get("/glossary").text


def test_in_arabic(awa: ParcoursClient) -> None:
    awa.submit("/language", language="ar")
    page = awa.get("/search?q=التحيات").text

    assert 'dir="rtl"' in page
    assert 'href="/pages/premier-mot"' in page
