"""Local contexts: their words, their directory, what they leave out and what they change."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import load_course
from builder.load import read_course
from builder.load.survey import survey
from builder.player import Player
from builder.words import words
from tests.builder.test_player import Doors
from tests.conftest import COURSES

Change = Callable[[str, str, str], Path]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """`change(path, old, new)`: a copy of the small course with one text replaced; an empty one is added to."""
    root = tmp_path / "course"
    shutil.copytree(COURSES / "minimal", root)

    def one(path: str, old: str, new: str) -> Path:
        file = root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")
        return root

    return one


def found(root: Path, code: str) -> list[str]:
    return [f"{p.path}:{p.line} {p.what}" for p in survey(root).problems if p.code == code]


def shown(language: str = "fr", context: str | None = None) -> str:
    course = load_course(COURSES / "minimal", language, context)
    return str(Player(course, Doors(), words(language)).lesson(course.lessons["rappeler"]))


def test_the_course_names_its_usual_context() -> None:
    assert load_course(COURSES / "minimal").context.id == "essai"


def test_a_context_changes_a_record_adds_one_and_leaves_a_module_out() -> None:
    usual, other = load_course(COURSES / "minimal"), load_course(COURSES / "minimal", context="ailleurs")

    assert other.glossary["etat-civil"].definition == "Le bureau d'ailleurs."
    assert other.glossary["etat-civil"].term == usual.glossary["etat-civil"].term
    assert "S900" in other.sources
    assert [module.id for module in other.modules] == ["m01"]
    assert [module.id for module in usual.modules] == ["m01", "m02"]


def test_a_definition_of_the_context_is_not_hidden_by_the_usual_translation() -> None:
    arabic = load_course(COURSES / "minimal", "ar", "ailleurs")

    assert arabic.glossary["etat-civil"].definition == "Le bureau d'ailleurs."
    assert load_course(COURSES / "minimal", "ar").glossary["etat-civil"].definition != "Le bureau d'ailleurs."


def test_words_and_entries_are_translated_beside_the_context() -> None:
    course = load_course(COURSES / "minimal", "ar")

    assert course.context.variables["region"] == "سوس ماسة"
    assert "جهة اتصال" in shown("ar")


def test_a_null_removes_a_record(change: Change) -> None:
    root = change("course/contexts/ailleurs.yaml", "  sources:\n", "  pathways:\n    court: null\n  sources:\n")

    assert [*load_course(root, context="ailleurs").pathways] == ["agent"]
    assert [*load_course(root).pathways] == ["agent", "court"]


def test_what_a_context_changes_is_wrong_in_the_context(change: Change) -> None:
    root = change("course/contexts/ailleurs.yaml", "reliability: secondary", "reliability: perhaps")

    assert found(root, "field-value") == ["course/contexts/ailleurs.yaml:12 « reliability » n'accepte pas « perhaps »."]


def test_a_new_record_says_in_the_context_what_it_lacks(change: Change) -> None:
    root = change("course/contexts/ailleurs.yaml", "  sources:\n", "    nouveau: {term: Nouveau}\n  sources:\n")

    assert found(root, "field-missing") == ["course/contexts/ailleurs.yaml:11 Il manque « definition »."]


def test_a_name_that_is_not_there_is_said_where_the_context_writes_it(change: Change) -> None:
    root = change("course/contexts/ailleurs.yaml", "sources: [S900]", "sources: [S901]")

    assert found(root, "source-unknown")[0].startswith("course/contexts/ailleurs.yaml:10 La source « S901 »")


COURSE, USUAL, OTHER = "course/course.yaml", "course/contexts/essai.yaml", "course/contexts/ailleurs.yaml"
FIRST, SECOND, LAST = (
    f"modules/{name}.fr.md" for name in ("01-accueil/01-premier-mot", "01-accueil/02-compter", "02-suite/01-rappeler")
)


@pytest.mark.parametrize(
    ("path", "old", "new", "code", "where"),
    [
        (COURSE, "context: essai\n", "", "context-default", f"{COURSE}:1"),
        (COURSE, "context: essai", "context: esai", "context-unknown", f"{COURSE}:5"),
        (OTHER, "id: ailleurs", "id: autre", "context-id", f"{OTHER}:2"),
        (OTHER, "{region: Oriental}", "{}", "context-variable", f"{OTHER}:4"),
        (OTHER, "{region: Oriental}", "{}", "context-unset", f"{FIRST}:12"),
        (USUAL, "{region:", "{port: Agadir, region:", "context-unused", f"{USUAL}:3"),
        (OTHER, "etat-civil:", "inconnu: null\n    etat-civil:", "context-remove", f"{OTHER}:10"),
        (OTHER, "[m02]", "[m03]", "module-unknown", f"{OTHER}:7"),
        (OTHER, "source: S900}", "source: S9}", "source-unknown", f"{OTHER}:6"),
        (OTHER, "  relais:", "  guichet:", "contact-unknown", f"{LAST}:"),
        (USUAL, "+212 500 00 00 00", "le matin", "field-value", f"{USUAL}:10"),
        (SECOND, "Comptez.", "Comptez, puis [rappelez](#rappeler).", "context-left-out", f"{SECOND}:15"),
    ],
)
def test_a_context_that_does_not_hold_is_said_at_its_place(
    path: str, old: str, new: str, code: str, where: str, change: Change
) -> None:
    assert any(place.startswith(where) for place in found(change(path, old, new), code))


def test_a_problem_of_every_context_is_said_once(change: Change) -> None:
    root = change("modules/01-accueil/02-compter.fr.md", "Comptez.", "Comptez {ctx}`rien`.")

    assert len(found(root, "context-unset")) == 1


def test_an_unknown_context_cannot_be_asked_for() -> None:
    course, problems = read_course(COURSES / "minimal", "fr", "nulle-part")

    assert (course, [problem.code for problem in problems]) == (None, ["context-unknown"])


def test_an_entry_shows_how_to_reach_it_and_since_when_that_is_sure() -> None:
    html = shown()

    assert '<a href="tel:+212500000000" dir="ltr">+212 500 00 00 00</a>' in html
    assert "Vérifié le 15 janvier 2025" in html
    assert '<span class="tag" data-hue="safran" data-until="2026-01-15">' in html


def test_an_empty_directory_says_what_to_do() -> None:
    assert "L’annuaire de votre région n’a encore rien ici." in shown()


def test_filters_keep_a_kind_and_a_place(change: Change) -> None:
    root = change(
        "modules/02-suite/01-rappeler.fr.md", ":kind: police\n:place: Agadir", ":kind: health\n:place: inezgane"
    )
    course = load_course(root)
    html = str(Player(course, Doors(), words("fr")).lesson(course.lessons["rappeler"]))

    assert html.count('<li class="contact">') == 2
    assert 'data-until="2027-10-01" hidden>' in html
