"""`parcours export` says what it wrote, or what to fix, and never leaves half a file."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from builder.cli import parcours
from tests.conftest import COURSES
from tests.exports.conftest import SCHEMAS, schemas_or_skip


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(parcours, ["export", *map(str, words)])


def test_it_says_the_file_its_size_its_revision_and_the_room_a_state_takes(tmp_path: Path) -> None:
    result = run("scorm12", COURSES / "minimal", "-o", tmp_path)
    target = tmp_path / "essai-fr-scorm12.zip"

    assert result.exit_code == 0, result.output
    assert str(target) in result.output
    assert "Ko, révision " in result.output
    assert "caractères sur 3\N{NARROW NO-BREAK SPACE}800" in result.output
    assert target.stat().st_size > 10_000


def test_a_pathway_and_modules_choose_what_is_kept(tmp_path: Path) -> None:
    pathway = run("scorm2004", COURSES / "minimal", "--pathway", "agent", "-o", tmp_path)
    modules = run("scorm2004", COURSES / "minimal", "--modules", "m02", "--lang", "ar", "-o", tmp_path)

    assert pathway.exit_code == modules.exit_code == 0, pathway.output + modules.output
    assert (tmp_path / "essai-m02-ar-scorm2004.zip").is_file()


def test_the_menu_says_why_a_module_is_there(tmp_path: Path) -> None:
    run("scorm12", COURSES / "minimal", "--pathway", "court", "-o", tmp_path)
    page = ZipFile(next(tmp_path.glob("*.zip"))).read("index.html").decode()

    assert "L’essentiel avant le premier guichet." in page.replace("'", "’").replace("&#39;", "’")


def test_another_context_names_its_package(tmp_path: Path) -> None:
    result = run("scorm12", COURSES / "minimal", "--context", "ailleurs", "-o", tmp_path)

    assert result.exit_code == 0, result.output
    assert (tmp_path / "essai-ailleurs-fr-scorm12.zip").is_file()


@pytest.mark.parametrize(
    "words",
    [["cd-rom"], ["scorm12", "nowhere"], ["scorm12", "--modules", "m99"], ["scorm12", "--pathway", "nobody"]],
)
def test_a_command_written_wrong_exits_2(words: list[str], tmp_path: Path) -> None:
    words = [*words, *([] if "nowhere" in words or "cd-rom" in words else [str(COURSES / "minimal")])]

    result = run(*words, "-o", tmp_path)

    assert result.exit_code == 2
    assert not [*tmp_path.iterdir()]


def test_a_course_with_problems_gives_its_list_and_exits_1(tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(COURSES / "minimal", course)
    quiz = course / "quizzes" / "01-accueil.yaml"
    quiz.write_text(quiz.read_text("utf-8").replace("read: compter", "read: nulle-part"), "utf-8")

    result = run("scorm12", course, "-o", tmp_path / "out.zip")

    assert result.exit_code == 1
    assert "quizzes/01-accueil.yaml" in result.output
    assert "nulle-part" in result.output
    assert not (tmp_path / "out.zip").exists()


def test_schemas_are_taken_from_the_folder_given(tmp_path: Path) -> None:
    schemas_or_skip()

    good = run("scorm2004", COURSES / "minimal", "--schemas", SCHEMAS, "-o", tmp_path)
    bad = run("scorm2004", COURSES / "minimal", "--schemas", COURSES, "-o", tmp_path / "bad.zip")

    assert good.exit_code == 0, good.output
    assert bad.exit_code == 1
    assert "imscp_v1p1.xsd" in bad.output
    assert not (tmp_path / "bad.zip").exists()


def test_per_module_writes_each_under_its_name_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "paquets"
    result = run("scorm12", COURSES / "minimal", "--per-module", "-o", folder)
    written = sorted(path.name for path in folder.iterdir())

    assert result.exit_code == 0, result.output
    assert written == ["essai-m01-fr-scorm12.zip", "essai-m02-fr-scorm12.zip"]
    assert result.output.count("révision") == 2
    first, second = (ZipFile(folder / name) for name in written)
    assert "<title>Accueillir — Un cours d'essai</title>" in first.read("imsmanifest.xml").decode()
    assert '"package":"essai/m01"' in first.read("course.js").decode()
    assert '"package":"essai/m02"' in second.read("course.js").decode()


def test_per_module_keeps_what_the_pathway_keeps(tmp_path: Path) -> None:
    result = run("scorm2004", COURSES / "minimal", "--pathway", "agent", "--per-module", "-o", tmp_path)

    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "essai-agent-m01-fr-scorm2004.zip",
        "essai-agent-m02-fr-scorm2004.zip",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scorm12", "--per-module", "-o", "cours.zip"], "donnez un dossier"),
        (["scorm2004", "--per-module", "--sequenced"], "choisissez"),
        (["scorm12", "--sequenced"], "retirez cette option"),
    ],
)
def test_options_that_do_not_go_together_are_refused(words: list[str], said: str, tmp_path: Path) -> None:
    words = [str(tmp_path / word) if word.endswith(".zip") else word for word in words]
    result = run(words[0], COURSES / "minimal", *words[1:])

    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert not [*tmp_path.iterdir()]
