"""What paper makes of HTML: every word kept, no word ever run, every kind of node drawn."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from builder import Course
from builder.errors import ExportError
from builder.markdown import References, render_block
from builder.words import words
from exports.base import File
from exports.pdf import palette, press, vocabulary
from exports.pdf.nodes import elements, linked, node, parted, text
from exports.pdf.scribe import Scribe
from exports.pdf.speech import icons, spoken
from exports.pdf.tree import Translator
from tests.conftest import whole_course
from tests.exports.paper import Paper, squeezed

SIGNS = st.text(st.sampled_from([*"#$@<>*_`=~-+/\\[]{}()\"'&%;:.,!?|^0123456789 abcdeéàœ\n«»’…—"]), max_size=60)
DAY = date(2026, 11, 1)


def book(body: list[object], **more: object) -> dict[str, object]:
    """The least book: one fiche."""
    fiche = {
        "id": "page:fiche", "sign": "", "name": "Fiche", "hue": 0, "title": ["Fiche"], "summary": [], "reviewed": "",
        "body": body, "sources": [], "language": "fr", "notice": [],
    }  # fmt: skip
    head = {
        "form": "handouts", "palette": palette.palette(), "icons": icons(), "words": spoken(words("fr")),
        "organisation": "", "logo": "", "language": "fr", "direction": "ltr", "title": ["Essai"], "name": "Essai",
        "description": "", "author": "Nous", "keywords": [], "year": 2026, "month": 11, "day": 1,
        "shelves": [{"title": ["Fiches"], "aids": [fiche]}], "documents": [], "worksheets": [],
    }  # fmt: skip
    made = {**head, **more}
    linked(made)
    return made


def printed(body: list[object]) -> str:
    return Paper(press.printed(book(body), [], DAY)).words


HOSTILE = r"""
#panic("ici")
#sys.version
#read("main.typ")
$ x^2 $
@page:fiche
<page:fiche>
*gras* _penché_
= Titre
`#eval("1")`
\u{1F600}
\#
// commentaire
/* commentaire */
#{ 1 + 1 }
#import "base.typ"
- liste
+ liste
/ mot: sens
https://exemple.org
~ --- ...
'"«»"'
#metadata(1)<x>
]#pagebreak()[
"""


@pytest.mark.parametrize("hostile", HOSTILE.strip().split("\n"))
def test_no_word_of_an_author_is_read_as_code(hostile: str) -> None:
    kinds = [node("p", [hostile]), node("h", [hostile], level=3), node("code", [hostile]), node("listing", [hostile])]

    assert printed([*kinds]).count(squeezed(hostile)) == 4


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SIGNS.filter(lambda said: squeezed(said)), min_size=1, max_size=12))
def test_whatever_an_author_writes_is_printed_as_it_is(several: list[str]) -> None:
    found = printed([node("p", [said]) for said in several])

    assert [said for said in several if squeezed(said) not in found] == []


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_translating_a_page_keeps_all_that_it_says(written: str) -> None:
    body = render_block(re.sub("[\x02\x03]", "", written), References())
    html = "".join(piece for piece in body if isinstance(piece, str))
    whole = parser.fragment_fromstring(html, create_parent="div")
    nodes = Translator().read(html)

    assert "footnote" in html or squeezed(text(nodes)) == squeezed(whole.text_content())
    assert {one["k"] for one in elements(nodes)} <= known()


def known() -> set[str]:
    """Every kind that the translator may give."""
    own = {"h", "div", "table", "row", "cell", "listing", "image", "drawing", "lines"}
    return own | set(vocabulary.TAGS.values()) | vocabulary.DRAWN | vocabulary.INLINE


def test_every_kind_has_a_drawing(tmp_path: Path) -> None:
    press.lay(tmp_path, book([]), [])
    (tmp_path / "kinds.typ").write_text('#import "draw.typ": kinds\n#metadata(kinds.keys())<kinds>', "utf-8")
    drawn = set(json.loads(typst.query(tmp_path / "kinds.typ", "<kinds>", field="value", one=True, root=tmp_path)))

    assert known() | {"check", "answer", "options", "pairs", "question__paper"} <= drawn


def test_depth_is_bounded(minimal: Course) -> None:
    deep = "<div class='note'>" * 60 + "<p>au fond</p>" + "</div>" * 60

    assert "aufond" in printed(Translator().read(deep))


def test_what_is_longer_than_a_page_is_parted(tmp_path: Path) -> None:
    statements = [node("li", [f"Affirmation {number}. " + "Un mot de plus. " * 6]) for number in range(90)]
    check = node("check", [node("options", statements, sort="radio")], number=1, nature="Long", ask=["?"], to="", id="")
    made = book([])
    lesson = {
        "id": "page:longue", "title": ["Longue"], "minutes": "", "reviewed": "", "objectives": [], "body": [check],
        "language": "fr", "notice": [],
    }  # fmt: skip
    module = {
        "id": "page:m", "number": 1, "title": ["Module"], "summary": [], "stage": [], "hue": 0, "minutes": "",
        "reviewed": "", "competencies": [], "lessons": [lesson], "cases": [], "answers": [],
    }  # fmt: skip
    more = {"pathway": [], "context": [], "attribution": [], "license": "", "date": "", "revision": "", "summary": []}
    empty = {"model": [], "shelves": [], "contacts": [], "glossary": [], "sources": []}
    made |= {**more, **empty, "form": "guide", "modules": [module]}
    check["to"] = "page:longue"
    parted(made)
    printed_book = Paper(press.printed(made, [], DAY))

    assert printed_book.strays() == []
    assert all(f"Affirmation{number}." in printed_book.words for number in range(90))


def test_links_lead_only_to_what_the_book_holds() -> None:
    there, gone = node("link", ["ici"], to="page:fiche"), node("link", ["ailleurs"], to="page:absente")
    script = Translator().read('<a href="javascript:alert(1)">clic</a>')
    made = book([node("p", [there, gone])])

    assert [one["to"] for one in elements(made) if "to" in one] == ["page:fiche"]
    assert script == ["clic"]


def test_a_drawing_takes_the_colours_of_the_page_and_its_words() -> None:
    path = '<path class="fill-argan" d="M0 0h9v9z"/>'
    svg = f'<svg class="drawing" viewBox="0 0 20 10" role="img" aria-label="Une &lt;frise&gt;">{path}</svg>'
    (made,) = Translator().read(svg)

    assert isinstance(made, dict)
    assert made["alt"] == "Une <frise>"
    assert f".fill-argan{{fill:{palette.palette()['argan']}}}" in made["src"]
    assert Translator().read('<svg class="icon" viewBox="0 0 24 24"></svg>') == []


def test_a_picture_that_cannot_be_read_is_told() -> None:
    shown = book([node("image", path="media/photo.png", alt="Une photo")])
    with pytest.raises(ExportError, match="Une image du cours ne se lit pas"):
        press.printed(shown, [File("media/photo.png", b"rien")], DAY)


def test_maps_are_drawn_for_paper(minimal: Course) -> None:
    drawn = [one for one in elements(Scribe(minimal).block("actors:", "carte")) if one["k"] == "drawing"]

    assert len(drawn) == 1
    assert "map__chart--paper" in drawn[0]["src"]


def test_paper_takes_one_sheet_of_a_scheme_with_its_words_and_its_colours(minimal: Course) -> None:
    nodes = Scribe(minimal).block("chronology:", "page")
    drawn = [one for one in elements(nodes) if one.get("k") == "drawing"]

    assert [one["alt"] for one in drawn] == ["Frise, de 2002 à 2007"]
    assert "scheme__sheet--wide" in drawn[0]["src"]
    assert len([one for one in elements(nodes) if one.get("k") == "sample"]) == 2
    assert "var(" not in drawn[0]["src"]


def test_an_arabic_scheme_begins_on_the_right_and_can_be_set() -> None:
    nodes = [
        one
        for target in ("chronology:", "path:naissance", "process:?show=drawing")
        for one in Scribe(whole_course("ar")).block(target, "page")
    ]
    drawn = [one for one in elements(nodes) if one.get("k") == "drawing"]

    assert len(drawn) == 3
    assert all('text[text-anchor="start"]{text-anchor:end}' in one["src"] for one in drawn)
    assert all(press.printed(book([one]), [], DAY) for one in drawn)
