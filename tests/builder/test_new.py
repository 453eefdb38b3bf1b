"""`parcours new` and `parcours add`: a course that checks clean from its first minute, and grows piece by piece."""

import shutil
import subprocess
import sys
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from builder import load_course
from builder.cli import parcours
from builder.commands import new as command
from builder.scaffold.pieces import slug
from tests.conftest import COURSES, ROOT


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(parcours, [str(word) for word in words])


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "mon-cours"
    assert run("new", folder).exit_code == 0
    return folder


def check(folder: Path) -> str:
    return run("check", folder, "--strict").output


@pytest.mark.parametrize("how", [(), ("--empty",), ("--from", "baom"), ("--from", COURSES / "minimal")])
def test_a_new_course_has_nothing_to_fix(tmp_path: Path, how: tuple[str | Path, ...]) -> None:
    folder = tmp_path / "chez" / "nous"
    result = run("new", folder, *how)

    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[1:] == [f"  parcours preview {folder}", f"  parcours check {folder}"]
    assert "erreur" not in check(folder)
    assert load_course(folder).id == "nous"


def test_a_new_course_takes_the_names_it_is_given(tmp_path: Path) -> None:
    title = 'Notre BAOM : « l’Oriental » # "et" au-delà'
    run("new", tmp_path / "dossier", "--from", "baom", "--id", "oriental", "--title", title)
    made = load_course(tmp_path / "dossier")

    assert (made.id, made.title) == ("oriental", title)
    assert made.head.summary == load_course(ROOT).head.summary


def test_a_name_that_is_not_given_is_the_folder_s(course: Path) -> None:
    assert (load_course(course).id, load_course(course).title) == ("mon-cours", "Mon cours")


def test_whoever_starts_has_read_the_starter_today(course: Path) -> None:
    assert load_course(course).lessons["le-premier-mot"].head.reviewed == date.today()


def test_a_course_that_is_copied_keeps_the_day_it_was_read(tmp_path: Path) -> None:
    run("new", tmp_path / "copie", "--from", COURSES / "minimal")

    assert load_course(tmp_path / "copie").lessons["premier-mot"].head.reviewed == date(2026, 11, 1)


def test_a_new_course_can_be_taken_elsewhere(course: Path, tmp_path: Path) -> None:
    assert run("export", "scorm12", course, "-o", tmp_path / "paquet.zip").exit_code == 0
    assert "imsmanifest.xml" in ZipFile(tmp_path / "paquet.zip").namelist()


def test_the_starter_speaks_arabic_too(course: Path) -> None:
    assert load_course(course, "ar").lessons["le-premier-mot"].language == "ar"


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "plein").mkdir()
    (tmp_path / "plein" / "lettre.txt").write_text("à moi", "utf-8")
    result = run("new", tmp_path / "plein")

    assert result.exit_code == 1
    assert "n'est pas un dossier vide : rien n'a été écrit." in result.output
    assert [file.name for file in tmp_path.rglob("*")] == ["plein", "lettre.txt"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()

    assert run("new", tmp_path / "vide").exit_code == 0


def test_nothing_is_left_of_a_course_that_cannot_be_copied(tmp_path: Path) -> None:
    result = run("new", tmp_path / "copie", "--from", COURSES / "bad-ids")

    assert result.exit_code == 1
    assert "id-duplicate" in result.output
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("words", [("--id", "Été"), ("--id", ""), ("--empty", "--from", "baom")])
def test_what_cannot_be_meant_is_a_usage_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run("new", tmp_path / "cours", *words).exit_code == 2
    assert [*tmp_path.iterdir()] == []


def test_an_installation_without_the_baom_course_says_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.scaffold.create.BAOM", tmp_path)
    result = run("new", tmp_path / "cours", "--from", "baom")

    assert result.exit_code == 1
    assert "Le cours BAOM n'est pas dans cette installation." in result.output


def test_a_course_grows_piece_by_piece_and_stays_clean(course: Path) -> None:
    added = [
        run("add", *words, "--in", course).output.strip().removeprefix(f"{course}/")
        for words in (
            ("module", "Orienter"),
            ("lesson", "m02", "Le bon service"),
            ("lesson", "m02", "L’œil du guichet : « où ? »"),
            ("aid", "m02", "La fiche d’orientation"),
            ("quiz", "m02"),
            ("case", "m02", "La file d’attente"),
            ("worksheet", "m02", "Mon plan"),
            ("document", "La lettre d’orientation"),
        )
    ]

    assert added == [
        "modules/02-orienter/module.yaml",
        "modules/02-orienter/01-le-bon-service.fr.md",
        "modules/02-orienter/02-l-oeil-du-guichet-ou.fr.md",
        "modules/02-orienter/aids/la-fiche-d-orientation.fr.md",
        "quizzes/02-orienter.yaml",
        "quizzes/cases/la-file-d-attente.yaml",
        "modules/02-orienter/worksheets/mon-plan.yaml",
        "course/documents/la-lettre-d-orientation.fr.md",
    ]
    assert "erreur" not in check(course)
    assert load_course(course).lessons["l-oeil-du-guichet-ou"].title == "L’œil du guichet : « où ? »"
    assert load_course(course).module["m02"].quiz


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("lesson", "m09", "Perdue"), "Le module « m09 » n'existe pas. Il y a : m01."),
        (("lesson", "m01", "Écouter"), "L'identifiant « ecouter » sert déjà dans ce cours."),
        (("lesson", "m01", "الاستماع"), "ne donne pas d'identifiant"),
        (("quiz", "m01"), "Le module « m01 » a déjà un quiz, « quiz-m01 »."),
    ],
)
def test_a_piece_that_has_no_place_is_refused(course: Path, words: tuple[str, ...], said: str) -> None:
    before = sorted(course.rglob("*"))
    result = run("add", *words, "--in", course)

    assert result.exit_code == 1
    assert said in result.output
    assert sorted(course.rglob("*")) == before


def test_an_arabic_title_may_be_given_an_id(course: Path) -> None:
    result = run("add", "lesson", "m01", "الاستماع", "--id", "al-istima", "--in", course)

    assert result.output.strip().endswith("03-al-istima.fr.md")


@pytest.mark.parametrize(
    ("title", "id"),
    [("L’état civil", "l-etat-civil"), ("Œuvre & cœur", "oeuvre-coeur"), ("30 jours", ""), ("  Ça va ?  ", "ca-va")],
)
def test_a_title_makes_an_id(title: str, id: str) -> None:
    assert slug(title) == id


def test_the_starters_are_found_in_the_package() -> None:
    assert (files("builder.scaffold") / "starter" / "course" / "course.yaml").is_file()
    assert command.new.name == "new"


def test_an_installed_package_holds_every_file_that_it_reads() -> None:
    """Patterns are the packages' own: setuptools matches them from each folder that holds an __init__.py."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    kinds = {".html", ".css", ".js", ".svg", ".po", ".ini", ".md", ".mako", ".yaml"}
    for room in ("builder", "exports", "webapp"):
        packages = [file.parent for file in (ROOT / room).rglob("__init__.py")]
        held = {file for package in packages for pattern in patterns for file in package.glob(pattern)}
        files_there = {file for file in (ROOT / room).rglob("*") if file.suffix in kinds}

        assert files_there - held == set()


def test_a_built_package_carries_the_starters(tmp_path: Path) -> None:
    for part in ("builder", "exports", "webapp", "LICENSES"):
        shutil.copytree(ROOT / part, tmp_path / "src" / part, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, tmp_path / "src" / name)
    build = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, tmp_path], cwd=tmp_path / "src", check=True, capture_output=True)
    wheel = ZipFile(next(tmp_path.glob("*.whl")))

    assert "builder/scaffold/starter/modules/01-accueillir/01-le-premier-mot.ar.md" in wheel.namelist()
    assert "builder/player/templates/controls/radio.html" in wheel.namelist()
    assert not [name for name in wheel.namelist() if name.startswith(("course/", "tests/"))]
