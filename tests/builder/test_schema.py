"""JSON Schemas for editors: they accept what the builder accepts, refuse what it refuses, and speak French."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from builder.commands.schema import schema
from builder.schema import KINDS_OF_FILE, editor_settings, schemas
from builder.source import front_matter, read_yaml
from tests.builder.trial import CASE, QUIZ
from tests.conftest import COURSES, ROOT

WRITTEN = {name: json.loads(text) for name, text in schemas()}
GOOD = [ROOT, ROOT / "docs" / "authors", COURSES / "minimal"]


def test_the_committed_schemas_are_those_of_the_models() -> None:
    folder = ROOT / ".schemas"
    if os.environ.get("GOLDEN") == "write":
        for file in folder.glob("*.json"):
            file.unlink()
        folder.mkdir(exist_ok=True)
        for name, text in schemas():
            (folder / name).write_text(text, "utf-8")

    assert {file.name: file.read_text("utf-8") for file in folder.glob("*.json")} == dict(schemas())


def test_the_committed_settings_point_at_them() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))

    assert settings == editor_settings()
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])


@pytest.mark.parametrize("name", [*WRITTEN])
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(WRITTEN[name])


@pytest.mark.parametrize("name", [name for name in WRITTEN if "translation" not in name])
def test_every_field_says_what_it_is_for(name: str) -> None:
    """In French, in builder/schema/words.py."""
    assert sorted(f"{where}.{field}" for where, field in silent(WRITTEN[name], name)) == []


def silent(schema: Any, where: str) -> Iterator[tuple[str, str]]:
    for field, its in schema.get("properties", {}).items():
        if not its.get("description"):
            yield where, field
    for name, definition in schema.get("$defs", {}).items():
        yield from silent(definition, name)


def written() -> Iterator[tuple[Path, str]]:
    """Every YAML file and front matter of the good courses, and the schema that is for it."""
    for root in GOOD:
        for folder in ("course", "modules", "quizzes"):
            for file in sorted((root / folder).rglob("*")):
                if schema := schema_of(file.relative_to(root)):
                    yield file, schema


def schema_of(path: PurePosixPath) -> str | None:
    for kind in KINDS_OF_FILE:
        if kind.translated and any(path.match(glob) for glob in kind.translations):
            return f"{kind.name}.translation.json"
    fitting = (kind.name for kind in KINDS_OF_FILE if any(fits(path, glob) for glob in kind.files))
    return next((f"{name}.json" for name in fitting), None)


def fits(path: PurePosixPath, glob: str) -> bool:
    return len(path.parts) == glob.count("/") + 1 and path.match(glob)


@pytest.mark.parametrize(
    ("file", "name"), [pytest.param(*pair, id=pair[0].relative_to(ROOT).as_posix()) for pair in written()]
)
def test_what_is_written_well_is_accepted(file: Path, name: str) -> None:
    assert [error.message for error in faults(data_of(file), name)] == []


def test_all_sorts_of_files_were_tried() -> None:
    assert {f"{kind.name}.json" for kind in KINDS_OF_FILE} <= {name for _, name in written()}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("course.json", "id: Essai\ntitle: T\nsummary: S\nlicense: L\nattribution: A"),
        ("course.json", "id: essai\ntitle: T\nsummary: S\nlicense: L"),
        ("course.json", "id: e\ntitle: T\nsummary: S\nlicense: L\nattribution: A\nchecks: {severity: {a-b: maybe}}"),
        ("competencies.json", "C1: {titre: Accueillir}"),
        ("sources.json", "S1: {title: Une loi, reliability: sure}"),
        ("module.json", "id: m01\ntitle: Un\nsummary: Un.\nreviewed: hier"),
        ("quiz.json", QUIZ.replace("type: truefalse", "type: vraifaux")),
        ("quiz.json", QUIZ.replace("    answer: true\n", "")),
        ("quiz.json", QUIZ.replace("difficulty: 1", "difficulty: 4")),
        ("quiz.json", QUIZ.replace("    sources: []\n", "")),
        ("quiz.json", QUIZ + "    options: {a: {text: Un}}\n"),
        ("case.json", CASE.replace("ending: good", "ending: happy")),
        ("case.json", CASE.replace("goto: fin, ", "")),
        ("module.translation.json", "titre: الوحدة"),
        ("module.translation.json", "id: m02"),
        ("quiz.translation.json", "questions: {q-vrai: {answer: false}}"),
        ("lesson.json", "title: T\nminutes: 0\nobjectives: [voir.]\ncompetencies: [C1]\nreviewed: 2026-11-01"),
    ],
)  # fmt: skip
def test_what_is_written_badly_is_refused(name: str, text: str) -> None:
    assert [*faults(plain(read_yaml(text, "x.yaml").data), name)]


@pytest.mark.parametrize("text", [QUIZ, QUIZ + "pass: 80\n"])
def test_what_is_written_well_in_a_test_is_accepted(text: str) -> None:
    assert [error.message for error in faults(plain(read_yaml(text, "x.yaml").data), "quiz.json")] == []


def test_the_command_writes_schemas_and_settings_once(tmp_path: Path) -> None:
    run = CliRunner().invoke(schema, [str(tmp_path)])

    assert (run.exit_code, len([*(tmp_path / ".schemas").iterdir()])) == (0, len(WRITTEN))
    settings = tmp_path / ".vscode" / "settings.json"
    assert json.loads(settings.read_text("utf-8")) == editor_settings()
    settings.write_text("{}", "utf-8")
    CliRunner().invoke(schema, [str(tmp_path)])
    assert settings.read_text("utf-8") == "{}"


def test_schemas_can_go_elsewhere(tmp_path: Path) -> None:
    CliRunner().invoke(schema, [str(tmp_path), "-o", str(tmp_path / "ailleurs")])

    assert sorted(file.name for file in tmp_path.iterdir()) == ["ailleurs"]


def faults(data: Any, name: str) -> Iterator[Any]:
    checked = Draft202012Validator(WRITTEN[name], format_checker=Draft202012Validator.FORMAT_CHECKER)
    yield from checked.iter_errors(data)


def data_of(file: Path) -> Any:
    text = file.read_text("utf-8-sig")
    return plain((front_matter(text, file.name)[0] if file.suffix == ".md" else read_yaml(text, file.name)).data)


def plain(data: Any) -> Any:
    """As an editor reads it: lists, and dates as they are written."""
    if isinstance(data, dict):
        return {key: plain(value) for key, value in data.items()}
    if isinstance(data, tuple):
        return [plain(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data
