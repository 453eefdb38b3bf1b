"""What is drawn from the reference model: blocks in lessons, fiches, model documents, the counter, the whole model."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from builder import load_course
from builder.model import Course
from builder.player import Player
from builder.player.prose import Frame
from builder.words import words
from tests.builder.test_player import Doors
from tests.conftest import COURSES, whole_course


@pytest.fixture(scope="module")
def player(minimal: Course) -> Player:
    return Player(minimal, Doors(), words("fr"))


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ").split())


def block(player: Player, hole: str) -> str:
    return str(player.blocks.fill(hole, Frame()))


def test_a_lesson_lists_what_its_blocks_cite_after_its_own_sources(player: Player) -> None:
    html = str(player.lesson(player.course.lessons["rappeler"]))

    assert 'id="source-S53"' in html
    assert re.search(r'<a class="source" href="#source-S53"><span class="visually-hidden">Source </span>\d', html)
    assert "2026-11-01" in html


def test_a_right_says_what_is_asked_of_it_and_no_more(player: Player) -> None:
    short, one = text(block(player, "right:naissance?show=short")), text(block(player, "right:naissance?show=verify"))

    assert "Qui décide L'officier d'état civil." in short
    assert "Le bureau peut Nous proposons Compter les jours" in short
    assert "La fiche entière" in short
    assert "À vérifier avec l'officier d'état civil" in one
    assert "Qui décide" not in one


def test_a_step_is_lit_on_the_path(player: Player) -> None:
    html = block(player, "process:ecoute?show=step")

    assert re.findall(r'aria-current="step"><a href="([^"]+)"', html) == ["/pages/etape-ecoute"]
    assert "Remplir avant d'écouter." in html
    assert "aria-current" not in block(player, "process:?show=path")


def test_the_map_names_everything_it_draws_and_leads_to_its_tables(player: Player) -> None:
    html = block(player, "actors:")
    ids = re.findall(r' id="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert set(re.findall(r'class="map__(?:box|line)" href="#([^"]+)"', html)) <= set(ids)
    assert 'aria-label="De Le bureau' not in html or "(produit)" in html
    assert "style=" not in html


@pytest.mark.parametrize(
    ("options", "actors", "relations"),
    [
        ("", {"bureau", "registre", "famille"}, {"orienter", "declarer", "informer"}),
        ("?sphere=commune", {"bureau", "registre"}, {"informer"}),
        ("?actor=famille", {"bureau", "registre", "famille"}, {"orienter", "declarer"}),
        ("?kind=flow", {"registre", "famille"}, {"declarer"}),
        ("?loop=confiance", {"bureau", "registre", "famille"}, {"orienter", "declarer", "informer"}),
    ],
)
def test_the_map_keeps_what_its_options_ask(
    player: Player, options: str, actors: set[str], relations: set[str]
) -> None:
    html = block(player, f"actors:{options}")

    assert set(re.findall(r'data-actor="([^"]+)"', html)) == actors
    assert set(re.findall(r'<tr [^>]*data-row="([^"]+)"', html)) == relations


def test_two_maps_and_two_loops_on_a_page_share_no_id(player: Player) -> None:
    holes = ("actors:", "actors:?loop=confiance", "loop:confiance", "actors:?sphere=commune")
    ids = [id for hole in holes for id in re.findall(r' id="([^"]+)"', block(player, hole))]

    assert len(ids) == len(set(ids))


def test_every_right_and_step_has_its_fiche_without_being_written(minimal: Course) -> None:
    assert {"droit-naissance", "etape-accueil", "etape-ecoute"} <= minimal.aids.keys()
    assert "droit-naissance" not in minimal.module_of


def test_an_author_may_write_a_fiche_in_place_of_the_one_drawn(tmp_path: Path) -> None:
    for file in (COURSES / "minimal").rglob("*.*"):
        copy = tmp_path / file.relative_to(COURSES / "minimal")
        copy.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file():
            copy.write_bytes(file.read_bytes())
    own = tmp_path / "course" / "aids" / "droit-naissance.fr.md"
    own.parent.mkdir()
    own.write_text("---\ntitle: À ma façon\nreviewed: 2026-11-01\n---\n\nTrente jours.\n", "utf-8")
    course = load_course(tmp_path)

    assert course.aids["droit-naissance"].title == "À ma façon"
    assert len(course.aids) == len(load_course(COURSES / "minimal").aids)


def test_a_fiche_says_its_sources_and_when_they_were_read(player: Player) -> None:
    html = str(player.aid(player.course.aids["droit-naissance"]))

    assert "Relu le 1er novembre 2026" in html.replace("\N{NO-BREAK SPACE}", " ")
    assert 'id="source-S53"' in html
    assert "<h1" in html


def test_the_counter_shows_rights_steps_and_papers(player: Player) -> None:
    html = str(player.counter())

    for heading in ("Par droit", "Par étape", "Autres fiches", "Boîte à outils"):
        assert heading in html
    assert 'href="/pages/droit-naissance"' in html
    assert 'href="/pages/recu"' in html


def test_the_counter_leaves_out_the_fiches_of_modules_that_are_not_there(player: Player, minimal: Course) -> None:
    assert 'href="/pages/fiche-accueil"' in player.counter()
    assert 'href="/pages/fiche-accueil"' not in player.counter([minimal.module["m02"]])


def test_a_model_document_has_named_blanks_and_knows_the_context(player: Player) -> None:
    html = str(player.document(player.course.documents["recu"]))
    region = player.course.context.variables["region"] if player.course.context else ""

    assert f'data-blank="region" autocomplete="off" type="text" value="{region}"' in html
    assert 'type="checkbox"' in html
    assert "<form" not in html
    assert " name=" not in html
    assert html.count("<label") == 4


def test_the_model_is_on_one_page_with_its_sources(player: Player) -> None:
    html = str(player.model())
    ids = re.findall(r' id="([^"]+)"', html)

    assert len(ids) == len(set(ids))
    assert [part for part in ("components", "actors", "loops", "governance", "process", "roadmap")
            if f'id="partie-{part}"' not in html] == []  # fmt: skip
    assert 'id="source-S53"' in html


def test_a_course_without_a_model_still_has_its_pages() -> None:
    course = replace(load_course(COURSES / "minimal"), framework=type(whole_course().framework)())
    bare = Player(course, Doors(), words("fr"))

    assert "Le modèle de référence" in bare.model()
    assert "Par droit" not in bare.counter()


def test_in_arabic_each_sentence_says_its_language(minimal_ar: Course) -> None:
    arabic = Player(whole_course("ar"), Doors(), words("ar"))
    html = str(arabic.aid(arabic.course.aids["droit-naissance"]))

    assert "التصريح بالولادة" in html
    assert '<span class="foreign" lang="fr" dir="ltr">Dresser l’acte</span>' in html


@pytest.mark.parametrize(("language", "said"), [("en", "here it is in French"), ("ar", "الفرنسية")])
def test_a_fiche_drawn_from_a_record_says_when_only_its_name_is_translated(language: str, said: str) -> None:
    player = Player(whole_course(language), Doors(), words(language))
    left, told = (str(player.aid(player.course.aids[id])) for id in ("droit-naissance", "etape-accueil"))

    assert re.search(rf'class="alert alert--caution fallback">.*{said}', left)
    assert "fallback" not in told


def test_in_english_each_sentence_says_its_language() -> None:
    english = Player(whole_course("en"), Doors(), words("en"))
    html = str(english.aid(english.course.aids["droit-naissance"]))

    assert "Declaring a birth" in html
    assert '<span class="foreign" lang="fr" dir="ltr">Dresser l’acte</span>' in html
