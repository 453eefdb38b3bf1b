"""A question to oneself: its id, its prompt, and what is refused."""

import shutil
from pathlib import Path

import pytest

from builder import Course
from builder.load import survey
from builder.markdown import References, read
from builder.player import Player
from builder.words import words
from tests.builder.test_player import Doors
from tests.conftest import COURSES


def test_a_reflection_is_a_form_that_says_who_reads_it(minimal: Course) -> None:
    html = Player(minimal, Doors(), words("fr")).lesson(minimal.lessons["rappeler"])

    assert 'action="/reflections/mon-rappel/note"' in html
    assert 'data-note="mon-rappel"></textarea>' in html
    assert "Vous seul·e voyez ce que vous écrivez ici." in html
    assert 'maxlength="5000"' in html


def test_the_course_knows_its_questions(minimal: Course) -> None:
    assert minimal.reflections["mon-rappel"].id == "rappeler"
    assert minimal.lessons["rappeler"].reflections == {"mon-rappel": "Qui rappellerez-vous **demain** ?"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (":::{reflection}\nQui ?\n:::", "directive-option"),
        (":::{reflection}\n:id: Été\n\nQui ?\n:::", "directive-option"),
        (":::{reflection}\n:id: qui\n:::", "reflection-prompt"),
    ],
)
def test_what_a_reflection_lacks_is_a_problem(text: str, code: str) -> None:
    assert code in [problem.code for problem in read(text, References()).problems]


@pytest.mark.parametrize(
    ("path", "id", "code"),
    [
        ("modules/01-accueil/02-compter.fr.md", "jours-reste", "id-duplicate"),
        ("modules/01-accueil/aids/fiche-accueil.fr.md", "une-autre", "aid-reflection"),
    ],
)
def test_its_id_serves_once_and_in_a_lesson(path: str, id: str, code: str, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSES / "minimal", root)
    page = root / path
    page.write_text(f"{page.read_text('utf-8')}\n:::{{reflection}}\n:id: {id}\n\nQui ?\n:::\n", "utf-8")

    assert (path, code) in [(problem.path, problem.code) for problem in survey(root).problems]
