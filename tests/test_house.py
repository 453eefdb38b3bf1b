"""The house rules, as tests: what code may look like, and what the documents may claim."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

import builder
from builder.questions import KINDS
from tests.conftest import ROOT

CODE = [
    file
    for part in ("builder", "exports", "webapp", "bench")
    for file in sorted((ROOT / part).rglob("*.py"))
    if "versions" not in file.parts  # a migration is as long as its tables
]
PLAYER = sorted((ROOT / "builder" / "player").rglob("*.*"))


def named(files: list[Path]) -> list[str]:
    return [file.relative_to(ROOT).as_posix() for file in files]


@pytest.mark.parametrize("path", named(CODE))
def test_python_stays_small_and_says_what_it_is_for(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    tree = ast.parse(text)
    longest = max((size(node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)), default=0)

    assert text.count("\n") <= 300
    assert longest <= 45
    assert not text.strip() or ast.get_docstring(tree)


def size(function: ast.FunctionDef) -> int:
    """Lines of a function, its docstring apart."""
    doc = function.body[0].end_lineno or 0 if ast.get_docstring(function) else function.lineno
    return (function.end_lineno or 0) - doc


@pytest.mark.parametrize("path", named([file for file in PLAYER if file.suffix in {".js", ".css"}]))
def test_player_files_stay_small_and_say_what_they_are_for(path: str) -> None:
    lines = (ROOT / path).read_text("utf-8").splitlines()

    assert len(lines) <= 300
    assert lines[0].startswith(("/*", "//"))


def test_the_public_face_is_what_it_says() -> None:
    assert all(hasattr(builder, name) for name in builder.__all__)


@pytest.mark.parametrize("kind", [*KINDS])
def test_every_kind_of_question_lives_in_its_file_and_has_its_cases(kind: str) -> None:
    assert KINDS[kind].__module__ == f"builder.questions.{kind}"
    assert f"type: {kind}" in (ROOT / "tests/courses/minimal/quizzes/01-accueil.yaml").read_text("utf-8")


def test_no_physical_direction_in_any_style() -> None:
    physical = re.compile(
        r"(margin|padding|border)-(left|right)|(^|[\s;{])(left|right|float):|text-align:\s*(left|right)"
    )
    styles = [file for part in ("builder", "webapp", "exports") for file in (ROOT / part).rglob("*.css")]

    assert [file.name for file in styles if physical.search(file.read_text("utf-8"))] == []


def test_nothing_committed_names_a_registry() -> None:
    hosts = re.compile(r"(?<![\w.])(pypi\.org|files\.pythonhosted|registry\.npmjs|deb\.debian)")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split(
        "\n"
    )
    texts = [
        ROOT / path for path in listed if path.endswith((".py", ".toml", ".lock", ".json", ".md", "Makefile", ".cfg"))
    ]

    assert [file.name for file in texts if file.is_file() and hosts.search(unhosted(file))] == []


def unhosted(file: Path) -> str:
    return "" if file == Path(__file__) else file.read_text("utf-8")


def test_the_map_names_real_files() -> None:
    architecture = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    named_there = re.findall(
        r"`((?:builder|exports|webapp|tests|docs|bench|course|modules|quizzes)/[\w./-]*)`", architecture
    )

    assert named_there
    assert [path for path in named_there if not (ROOT / path).exists()] == []
