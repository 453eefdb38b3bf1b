"""`parcours check`: every problem at once, at its line, with what to do."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import parcours
from tests.conftest import COURSES, ROOT

BAD = sorted(folder.name for folder in COURSES.glob("bad-*"))


def check(*words: str) -> Result:
    return CliRunner().invoke(parcours, ["check", *words])


@pytest.mark.parametrize("name", BAD)
def test_a_bad_course_yields_its_problems_at_their_lines(name: str, golden: Callable[[str, str], None]) -> None:
    result = check(str(COURSES / name))

    assert result.exit_code == 1
    golden(f"check/{name}.txt", result.output)


def test_a_good_course_has_nothing_to_fix() -> None:
    result = check(str(COURSES / "minimal"))

    assert (result.exit_code, result.output) == (0, "Rien à corriger.\n")


def test_this_course_has_nothing_to_fix() -> None:
    assert check(str(ROOT)).output == "Rien à corriger.\n"


def test_a_folder_that_is_not_there_is_a_usage_error() -> None:
    assert check("nulle-part").exit_code == 2


def test_problems_as_json() -> None:
    problems = json.loads(check(str(COURSES / "bad-ids"), "--format", "json").output)

    assert problems[0] == {
        "path": "modules/02-deux/01-page.fr.md",
        "line": 1,
        "column": 1,
        "code": "id-duplicate",
        "what": "L'identifiant « page » sert déjà à modules/01-un/01-page.fr.md:1.",
        "fix": "Donnez-en un autre.",
        "severity": "error",
    }


def test_problems_as_github_annotations() -> None:
    first = check(str(COURSES / "bad-ids"), "--format", "github").output.splitlines()[0]

    assert first.startswith("::error file=modules/02-deux/01-page.fr.md,line=1,col=1,title=id-duplicate::L'ident")


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter(tmp_path: Path) -> None:
    for file in (COURSES / "minimal").rglob("*"):
        copy = tmp_path / file.relative_to(COURSES / "minimal")
        if file.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
        elif file.is_file():
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))

    assert check(str(tmp_path)).output == "Rien à corriger.\n"
