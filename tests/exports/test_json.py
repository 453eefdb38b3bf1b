"""The compiled course says all that a tool needs, in the shape that its schema promises."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder import Course, load_course
from builder.grading import grade
from exports import Options, Package, edition, export
from exports.compiled import schema
from tests.conftest import COURSES, ROOT, whole_course
from tests.exports.conftest import opened


@pytest.fixture(scope="module")
def both(minimal: Course, minimal_ar: Course) -> Package:
    return export("json", edition(minimal, minimal_ar))


def read(package: Package, language: str = "fr") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(opened(package).read(f"course.{language}.json"))
    return found


def test_its_schema_is_the_one_committed(golden: Callable[[str, str], None], both: Package) -> None:
    text = opened(both).read("course.schema.json").decode()

    Draft202012Validator.check_schema(json.loads(text))
    golden("compiled/course.schema.json", text)


@pytest.mark.parametrize("folder", [COURSES / "minimal", ROOT, ROOT / "docs" / "authors"], ids=lambda path: path.name)
def test_courses_keep_its_promise(folder: Any) -> None:
    package = export("json", edition(load_course(folder)))
    faults = [*Draft202012Validator(schema()).iter_errors(read(package))]

    assert [f"{list(fault.absolute_path)}: {fault.message}" for fault in faults] == []


def test_a_field_that_the_schema_does_not_know_breaks_it(both: Package) -> None:
    broken = {**read(both), "price": 12}

    assert not Draft202012Validator(schema()).is_valid(broken)


def test_everything_is_there_once(minimal: Course, both: Package) -> None:
    found = read(both)
    modules = found["modules"]
    questions = [q["id"] for m in modules for lesson in m["lessons"] for q in lesson["checks"]]
    questions += [q["id"] for m in modules if m["quiz"] for q in m["quiz"]["questions"]]

    assert (found["format"], found["version"], found["revision"]) == ("parcours-course", 1, minimal.revision)
    assert [lesson["id"] for m in modules for lesson in m["lessons"]] == [*minimal.lessons]
    assert sorted(questions) == sorted(minimal.questions)
    assert [case["id"] for m in modules for case in m["cases"]] == [*minimal.cases]
    assert [sheet["id"] for m in modules for sheet in m["worksheets"]] == [*minimal.worksheets]
    for part in ("glossary", "sources", "competencies", "pathways"):
        assert found[part].keys() == getattr(minimal, part).keys()
    assert found["framework"]["rights"].keys() == minimal.framework.rights.keys()
    assert {page["id"] for page in found["documents"]} == minimal.documents.keys()


def test_a_lesson_is_as_written_and_as_read(both: Package) -> None:
    lesson = read(both)["modules"][0]["lessons"][0]

    assert lesson["path"] == "modules/01-accueil/01-premier-mot.fr.md"
    assert lesson["markdown"].startswith(":::")
    assert "<h1" in lesson["html"]
    assert 'data-activity="mot-juste"' in lesson["html"]
    assert lesson["head"]["objectives"]


def test_a_tool_grades_as_we_do(minimal: Course, both: Package) -> None:
    quiz = read(both)["modules"][0]["quiz"]

    for question in quiz["questions"]:
        key = minimal.questions[question["id"]].key()
        assert question["key"]["slots"].keys() == key["slots"].keys()
        assert question["key"]["possible"] == key["possible"]
        assert question["rubric"] or grade(question["key"], question["right"])["earned"] == key["possible"]
        assert {control["name"] for control in question["controls"]} == key["slots"].keys()


def test_ids_are_the_same_in_every_language(both: Package) -> None:
    def ids(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: ids(value) for key, value in part.items() if key not in ("html", "headings")} | (
                {"id": part["id"]} if "id" in part else {}
            )
        return [ids(one) for one in part] if isinstance(part, list) else None

    french, arabic = read(both), read(both, "ar")

    assert arabic["language"] == "ar"
    assert arabic["head"]["title"] != french["head"]["title"]
    assert ids(french["modules"]) == ids(arabic["modules"])


def test_its_media_come_with_it(both: Package) -> None:
    names = opened(both).namelist()
    pages = json.dumps(read(both))

    assert [name for name in names if name.startswith("media/")]
    assert all(name in pages for name in names if name.startswith("media/"))


def test_a_pass_mark_is_heeded(minimal: Course) -> None:
    assert read(export("json", edition(minimal), Options(mastery=95)))["modules"][0]["quiz"]["pass"] == 95


def test_a_pooled_quiz_names_what_others_hold() -> None:
    found = read(export("json", edition(whole_course())))
    quizzes = [module["quiz"] for module in found["modules"] if module["quiz"]]
    held = {question["id"] for quiz in quizzes for question in quiz["questions"]}

    assert any(len(quiz["asks"]) > len(quiz["questions"]) for quiz in quizzes)
    assert {id for quiz in quizzes for id in quiz["asks"]} <= held
