"""`parcours export all`: everything at once; one format that fails stops none of the others, and is named."""

import json
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import Future
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builder.cli import parcours
from builder.errors import ExportError
from exports import EXPORTERS, Options
from exports.every import Failed, Job, Made, _outcome, jobs, write_ledger
from tests.conftest import COURSES

pytestmark = pytest.mark.xdist_group("every-format")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, Path]:
    """Asked for with schemas that are not there: the formats that want them fail, the others are made."""
    folder = tmp_path_factory.mktemp("dist")
    words = [
        "export",
        "all",
        COURSES / "minimal",
        "--lang",
        "fr",
        "--schemas",
        COURSES,
        "--mastery",
        "80",
        "-o",
        folder,
    ]
    return CliRunner().invoke(parcours, [*map(str, words)]), folder


def ledger(ran: tuple[Result, Path]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ran[1] / "manifest.json").read_text("utf-8"))
    return found


def test_what_fails_is_said_and_the_rest_is_made(ran: tuple[Result, Path]) -> None:
    result, folder = ran
    wants = {name for name, exporter in EXPORTERS.items() if "schemas" in exporter.heeds}
    found = ledger(ran)

    assert result.exit_code == 1
    assert {one["format"] for one in found["failed"]} == wants
    assert {one["format"] for one in found["files"]} == EXPORTERS.keys() - wants
    assert "scorm12 (fr) n'a pas été fait : Il manque" in result.output
    assert {file.name for file in folder.iterdir()} == {"manifest.json", *(one["file"] for one in found["files"])}


def test_the_ledger_tells_each_file_as_it_is(ran: tuple[Result, Path]) -> None:
    _, folder = ran
    files = ledger(ran)["files"]

    for one in files:
        data = (folder / one["file"]).read_bytes()
        assert (one["size"], one["sha256"]) == (len(data), sha256(data).hexdigest())
        assert one["language"] == "fr"
        assert len(one["revision"]) == 8
    assert [one["file"] for one in files] == sorted(one["file"] for one in files)


def test_an_option_is_told_only_where_it_served(ran: tuple[Result, Path]) -> None:
    told = {one["format"]: one["options"] for one in ledger(ran)["files"]}

    assert told["json"] == {"mastery": 80}
    assert all(("mastery" in said) == ("mastery" in EXPORTERS[format].heeds) for format, said in told.items())


def test_every_format_is_made_in_every_language() -> None:
    assert len(jobs(("fr", "ar"))) == 2 * len(EXPORTERS)


@pytest.mark.parametrize(
    ("error", "why"),
    [(ExportError("Ce cours est trop grand."), "Ce cours est trop grand."), (MemoryError(), "erreur imprévue")],
)
def test_an_error_of_any_sort_is_one_package_missing(error: Exception, why: str) -> None:
    done: Future[tuple[Made, bytes]] = Future()
    done.set_exception(error)
    came = _outcome(done, Job("scorm12", "ar"), Path())

    assert isinstance(came, Failed)
    assert (came.format, came.language) == ("scorm12", "ar")
    assert why in came.why


def test_the_ledger_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_ledger([], [], tmp_path)
    before = (tmp_path / "manifest.json").read_bytes()
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        write_ledger([Made("a.zip", "json", "fr", 1, "0", "r", {})], [], tmp_path)

    assert (tmp_path / "manifest.json").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["manifest.json"]


def test_options_are_those_that_a_format_heeds() -> None:
    asked = Options(mastery=80, profile="ilias", source=True)

    assert asked.heeded_by(EXPORTERS["json"]) == Options(mastery=80, source=True)
    assert asked.heeded_by(EXPORTERS["scorm12"]) == asked


@pytest.mark.parametrize("words", [["--per-module"], ["-o", __file__]])
def test_a_command_written_wrong_exits_2(words: list[str]) -> None:
    assert CliRunner().invoke(parcours, ["export", "all", str(COURSES / "minimal"), *words]).exit_code == 2


def test_a_course_with_problems_makes_nothing(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        parcours, ["export", "all", str(COURSES / "minimal"), "--lang", "shi", "-o", str(tmp_path)]
    )

    assert result.exit_code == 1
    assert not [*tmp_path.iterdir()]


def test_the_problems_of_every_language_are_told_together(tmp_path: Path) -> None:
    shutil.copytree(COURSES / "minimal", course := tmp_path / "cours")
    lesson = next(course.glob("modules/*/*.fr.md"))
    lesson.with_name(lesson.name.replace(".fr.", ".ar.")).write_text("---\n: [\n---\n", "utf-8")
    result = CliRunner().invoke(parcours, ["export", "all", str(course), "-o", str(tmp_path / "dist")])

    assert result.exit_code == 1
    assert ".ar.md:" in result.output
    assert not (tmp_path / "dist").exists()


def test_interrupted_it_leaves_whole_files_and_nothing_else(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "from builder.cli import parcours; parcours()"]
    asked = [*words, "export", "all", str(COURSES / "minimal"), "-o", str(tmp_path)]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, start_new_session=True) as running:
        assert running.stdout
        first = running.stdout.readline()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does

    assert running.returncode == 1
    left = [file.name for file in tmp_path.iterdir()]
    assert first.split(" : ")[0] in {str(tmp_path / name) for name in left}
    assert not [name for name in left if name.startswith(".")]
    if "manifest.json" in left:  # the makers were gone before the command itself heard: then it says what is missing
        assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["failed"]
