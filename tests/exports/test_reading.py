"""Without scripts, every page that has something to read is there, and every link leads somewhere."""

import posixpath
from collections import Counter
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as read

from builder import Course
from exports import Package, edition, export
from tests.exports.conftest import opened

OUTSIDE = {"http", "https", "mailto", "tel", "data"}


@pytest.fixture(scope="module")
def site(minimal: Course, minimal_ar: Course) -> dict[str, bytes]:
    package = opened(export("html", edition(minimal, minimal_ar)))
    return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def single(minimal: Course, minimal_ar: Course) -> read.HtmlElement:
    return parsed(export("html-file", edition(minimal, minimal_ar)).data)


def parsed(data: bytes) -> read.HtmlElement:
    return read.fromstring(data.decode())


def shown(page: read.HtmlElement) -> list[read.HtmlElement]:
    """Its links, but for those that only scripts copy from a template."""
    return [link for link in page.iter("a") if link.get("href") and not [*link.iterancestors("template")]]


def test_every_link_of_every_page_leads_to_something(site: dict[str, bytes]) -> None:
    pages = {name: parsed(data) for name, data in site.items() if name.endswith(".html")}
    lost = []
    for name, page in pages.items():
        for link in shown(page):
            address = urlsplit(link.get("href"))
            if address.scheme in OUTSIDE:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address.path)) if address.path else name
            place = "" if address.fragment.startswith("/") and target == "index.html" else unquote(address.fragment)
            there = target in site and (not place or bool(pages[target].xpath("//*[@id=$id]", id=place)))
            lost += [] if there else [(name, link.get("href"))]

    assert lost == []
    assert len(pages) > 2 * len([name for name in site if name.startswith("fr/") and name.endswith(".html")]) - 1


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_lesson_fiche_and_paper_is_a_page(language: str, site: dict[str, bytes], minimal: Course) -> None:
    for id in (*minimal.lessons, *minimal.aids, *minimal.documents, "aids", "glossary", "sources", "model"):
        page = parsed(site[f"{language}/{id}.html"])
        assert page.get("lang") == language
        assert [*page.iter("h1")], id
        assert not [*page.iter("form", "script", "button")], id
    assert "Bonjour" in parsed(site["fr/premier-mot.html"]).text_content()


def test_pictures_are_found_from_the_folder_of_a_language(site: dict[str, bytes]) -> None:
    sources = {
        posixpath.normpath(posixpath.join("fr", one.get("src")))
        for name, data in site.items()
        if name.startswith("fr/") and name.endswith(".html")
        for one in parsed(data).iter("img", "source")
    }

    assert sources
    assert sources <= site.keys()


def test_no_two_ids_of_the_one_file_are_the_same_and_its_links_find_theirs(single: read.HtmlElement) -> None:
    ids = Counter(one.get("id") for one in single.iter() if one.get("id") and not [*one.iterancestors("template")])
    named = {
        id
        for one in single.iter("*")
        for name in ("aria-labelledby", "aria-describedby", "for")
        for id in one.get(name, "").split()
        if not [*one.iterancestors("template")]
    }
    lost = [
        link.get("href")
        for link in shown(single)
        if not urlsplit(link.get("href")).scheme and unquote(link.get("href").removeprefix("#")) not in ids
    ]

    assert [id for id, times in ids.items() if times > 1] == []
    assert lost == []
    assert named <= ids.keys()


def test_the_one_file_holds_everything(package: Callable[..., Package]) -> None:
    page = parsed(package("html-file").data)

    assert package("html-file").name == "essai-fr-html-file.html"
    assert [one.get("href") for one in page.iter("link") if not within(one.get("href"))] == []
    assert [*page.iter("iframe", "object", "embed")] == []
    assert [one.get("src") for one in page.iter("script", "img", "source", "track") if not within(one.get("src"))] == []


def within(source: str | None) -> bool:
    return source is None or source.startswith("data:")
