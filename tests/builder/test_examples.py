"""Sources shown to authors: examples beside what they give, files of the course, code blocks."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import Course
from builder.excerpt import excerpt
from builder.load import read_course
from builder.markdown import References, read
from builder.player import Player
from builder.words import words
from tests.builder.test_player import Doors
from tests.conftest import COURSES


def html(text: str, references: References | None = None) -> str:
    return "".join(map(str, read(text, references or References()).body))


def test_an_example_is_shown_as_written_and_as_seen() -> None:
    shown = html("::::{example}\n:::{note} Un <mot>\n*Texte.*\n:::\n::::\n")

    assert '<code class="language-markdown">:::{note} Un &lt;mot&gt;\n*Texte.*\n:::\n</code>' in shown
    assert "<em>Texte.</em>" in shown
    assert shown.index("Vous écrivez") < shown.index("On voit")


def test_what_is_wrong_in_an_example_is_told_at_its_own_line() -> None:
    reading = read("::::{example}\n\nUn {terme}`mot`.\n::::\n", References())

    assert [(p.line, p.code) for p in reading.problems] == [(3, "role-unknown")]


def test_code_says_its_language_and_runs_left_to_right() -> None:
    shown = html("```yaml\na: <b>\n```\n")

    assert '<figcaption class="listing__name">YAML</figcaption>' in shown
    assert '<pre dir="ltr">' in shown
    assert "a: &lt;b&gt;" in shown


def test_code_without_a_language_is_text_in_the_page_s_language() -> None:
    assert ">نص</figcaption>" in html("```\nx\n```\n", References(gettext=words("ar").gettext))


def test_a_file_of_the_course_is_shown_as_it_is(minimal: Course) -> None:
    page = Player(minimal, Doors(), words("fr")).lesson(minimal.lessons["rappeler"])

    assert "course/competencies.yaml</figcaption>" in page
    assert "C5: {title: Accueillir et écouter}" in page
    assert "C7" not in page


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ("", "id: porte"),
        ("personas", "personas:"),
        ("scenes.seuil", "seuil:"),
        ("scenes.seuil.choices", "choices:"),
        ("id, minutes", "id: porte\nminutes: 3"),
    ],
)
def test_a_part_is_named_by_its_keys(part: str, first: str) -> None:
    assert (excerpt(COURSES / "minimal", "quizzes/cases/porte.yaml", part) or "").startswith(first)


def test_a_question_is_named_by_its_id() -> None:
    shown = excerpt(COURSES / "minimal", "quizzes/01-accueil.yaml", "questions.q-vrai") or ""

    assert shown.startswith("- id: q-vrai\n  type: truefalse")
    assert shown.count("- id:") == 1


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("course/absent.yaml", "Le cours n'a pas de fichier « course/absent.yaml » à montrer."),
        ("../README.md", "Le cours n'a pas de fichier « ../README.md » à montrer."),
        ("course/course.yaml\n:part: absent", "« course/course.yaml » n'a pas de partie « absent »."),
    ],
)
def test_a_file_that_is_not_there_is_a_problem(changed: Callable[[str], Path], line: str, what: str) -> None:
    _, problems = read_course(changed(f"\n:::{{file}} {line}\n:::\n"))

    assert [(p.code, p.what) for p in problems] == [("file-unknown", what)]


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str], Path]:
    """The small course, with something added to a lesson."""

    def course(added: str) -> Path:
        folder = shutil.copytree(COURSES / "minimal", tmp_path / "cours")
        with (folder / "modules/02-suite/01-rappeler.fr.md").open("a", encoding="utf-8") as lesson:
            lesson.write(added)
        return folder

    return course
