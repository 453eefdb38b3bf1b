"""Passages that compare, fold, date and give: what they become, with nothing but HTML."""

import re

import pytest

from builder import Course
from builder.markdown import Hole, References, read
from builder.player import Player
from builder.player.prose import Frame
from builder.words import words
from tests.builder.test_player import Doors


def html(text: str) -> str:
    reading = read(text, References(), folder="modules/01-un")
    assert reading.problems == []
    return "".join(piece if isinstance(piece, str) else f"⟨{piece.kind} {piece.target}⟩" for piece in reading.body)


def codes(text: str) -> list[str]:
    return [problem.code for problem in read(text, References()).problems]


def test_tabs_are_titled_sections_under_the_heading_above_them() -> None:
    tabs = "::::{tabs}\n:::{tab} Ici\nUn.\n:::\n:::{tab} Là\nDeux.\n:::\n::::"
    shown = html(f"## Quoi ?\n\n### Où ?\n\n{tabs}\n\n### Ensuite\n")

    assert shown.count('<section class="tabset__part">') == 2
    assert '<h4 class="tabset__title" id="ici">Ici</h4><p>Un.</p>' in shown
    assert '<h3 id="ensuite">' in shown


def test_a_comment_may_stand_between_parts() -> None:
    assert html("::::{tabs}\n% Une remarque.\n\n:::{tab} Là\nDeux.\n:::\n::::").count("tabset__part") == 1


def test_a_link_leads_to_a_tab() -> None:
    assert '<a href="#la">' in html("::::{tabs}\n:::{tab} Là\nDeux.\n:::\n::::\n\n[le second](#la)")


def test_an_accordion_has_panels_or_is_one() -> None:
    several = html("::::{accordion}\n:::{panel} Un ?\nOui.\n:::\n:::{panel} Deux ?\nNon.\n:::\n::::")
    alone = html(":::{accordion} Une seule ?\nOui.\n:::")

    assert several.count("<details") == 2
    assert alone.count("<details") == 1
    assert '<h2 class="panel__title" id="une-seule">Une seule ?</h2>' in alone.replace("\N{NO-BREAK SPACE}", " ")


def test_a_card_leads_to_a_page_even_when_its_title_is_the_page_s_name() -> None:
    shown = html("::::{cards}\n:::{card} Compter\n:link: #compter\n\nDes jours.\n:::\n::::")

    assert '<h2 class="card__title"><a href="⟨page compter⟩">Compter</a></h2><p>Des jours.</p>' in shown


def test_a_comparison_says_which_side_is_which() -> None:
    shown = html("::::{compare}\n:::{text}\nA.\n:::\n:::{practice} À Agadir\nB.\n:::\n::::")

    assert '<p class="compare__title">Ce que dit le texte</p>' in shown
    assert '<p class="compare__title">À Agadir</p>' in shown


def test_a_timeline_is_a_list_of_dates() -> None:
    assert '<div class="timeline">\n<dl>\n<dt>2007</dt>' in html(":::{timeline}\n2007\n: Un bureau.\n:::")


def test_a_download_says_its_form_and_its_size(minimal: Course) -> None:
    player = Player(minimal, Doors(), words("fr"))
    shown = player.lesson(minimal.lessons["rappeler"])
    link = re.search(r'<p class="download__file">.*?</p>', shown, re.DOTALL)

    assert link
    assert 'href="/media/modules/02-suite/media/fiche-de-rappel.txt" download' in link[0]
    assert "<bdi>TXT</bdi> · <bdi>1 Ko</bdi> · <bdi>français</bdi>" in link[0]


def test_a_download_need_not_say_its_language(minimal: Course) -> None:
    player = Player(minimal, Doors(), words("fr"))
    target = "download:modules/02-suite/media/fiche-de-rappel.txt?title=Fiche"

    assert "français" not in player.blocks.fill(target, Frame())


def test_a_heavy_file_is_counted_in_megabytes() -> None:
    assert words("fr").size(4_213_000).replace("\N{NO-BREAK SPACE}", " ") == "4,2 Mo"
    assert words("ar").size(1_500) == "2 كيلوبايت"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (":::{tab} Seul\nUn.\n:::", "directive-part"),
        ("::::{tabs}\nUn mot.\n::::", "directive-parts"),
        ("::::{cards}\n::::", "directive-parts"),
        ("::::{tabs}\n:::{tab}\nUn.\n:::\n::::", "directive-title"),
        ("::::{compare}\n:::{text}\nUn.\n:::\n::::", "compare-parts"),
        (":::{timeline}\nUn.\n:::", "timeline-list"),
        (":::{download} /etc/passwd\n:title: Non\n:::", "media-outside"),
        (":::{download}\n:title: Rien\n:::", "media-outside"),
    ],
)
def test_what_has_not_its_shape_is_a_problem(text: str, code: str) -> None:
    assert code in codes(text)


def test_a_download_is_a_hole_for_the_player() -> None:
    reading = read(":::{download} media/a.pdf\n:title: Été\n:::", References(), folder="modules/01-un")

    assert Hole("block", "download:modules/01-un/media/a.pdf?title=%C3%89t%C3%A9") in reading.body
    assert ("media", "modules/01-un/media/a.pdf") in [(m.kind, m.target) for m in reading.mentions]
