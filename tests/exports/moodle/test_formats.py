"""The two formats as a person meets them: one command, one file, what is lost said."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from builder import Course
from builder.errors import ExportError
from builder.questions import KINDS
from exports import EXPORTERS, Options, edition, export
from exports.cli import export as command
from exports.fidelity import kinds_table
from tests.conftest import COURSES, ROOT
from tests.exports.moodle import read_gift, read_xml
from tests.exports.moodle.conftest import course

FORMATS = ["moodle", "gift"]
MANUAL = ROOT / "docs" / "exports.md"
MARKS = re.compile(r"(<!-- questions -->\n)(.*?)(<!-- /questions -->)", re.DOTALL)


@pytest.mark.parametrize(("format", "name"), [("moodle", "essai-fr-moodle.xml"), ("gift", "essai-fr-gift.txt")])
def test_the_command_writes_one_file(format: str, name: str, tmp_path: Path) -> None:
    said = CliRunner().invoke(command, [format, str(COURSES / "minimal"), "-o", str(tmp_path)])

    assert said.exit_code == 0, said.output
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert "L'état d'un apprenant" not in said.output


def test_gift_says_how_many_questions_it_could_not_say(tmp_path: Path) -> None:
    said = CliRunner().invoke(command, ["gift", str(COURSES / "minimal"), "-o", str(tmp_path)])

    assert "1 question que GIFT ne sait pas dire devient un texte libre, qu'une personne lit." in said.output


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_course_gives_the_same_bytes(format: str, minimal: Course) -> None:
    assert export(format, edition(minimal)).data == export(format, edition(minimal)).data


@pytest.mark.parametrize(("format", "file"), [("moodle", "moodle.xml"), ("gift", "gift.txt")])
def test_the_file_is_the_one_reviewed(
    format: str, file: str, minimal: Course, golden: Callable[[str, str], None]
) -> None:
    golden(f"questions/{file}", export(format, edition(minimal)).data.decode())


def test_an_older_host_matches_ranks_where_it_cannot_order(minimal: Course) -> None:
    held, _ = read_xml.read(export("moodle", edition(minimal), Options(profile="ilias")).data)
    ordering = next(one for one in held if one.id == "q-ordre")

    assert ordering.type == "matching"
    assert [answer for _, answer in ordering.pairs] == ["1", "2", "3"]


@pytest.mark.parametrize("format", FORMATS)
def test_languages_stand_apart(format: str, minimal: Course, minimal_ar: Course) -> None:
    data = export(format, edition(minimal, minimal_ar)).data
    held = read_xml.read(data)[0] if format == "moodle" else read_gift.read(data.decode())

    assert {one.category[0] for one in held} == {"Un cours d'essai (fr)", "درس تجريبي (ar)"}
    assert len({one.id for one in held}) == len({one.name for one in held}) == len(held)
    assert {one.id for one in held} == {f"{id}-{language}" for id in minimal.questions for language in ("fr", "ar")}


def test_a_quiz_made_of_the_other_banks_takes_them_along() -> None:
    """The final assessment alone: its questions stay on the shelves of the modules that wrote them."""
    baom = course("baom", "fr")
    final = next(module for module in baom.modules if module.quiz and module.quiz.bank == "course")
    assert final.quiz
    held, about = read_xml.read(export("moodle", edition(baom, modules=(final,))).data)

    assert {one.id for one in held} == {question.id for question in final.quiz.questions} | {
        id for lesson in final.lessons for id in lesson.checks
    }
    assert any(f"{n}</li>" in said for said in about.values() for n in final.quiz.quotas.values())


def test_teachers_are_told_how_to_make_the_quiz_again(minimal: Course) -> None:
    _, about = read_xml.read(export("moodle", edition(minimal), Options(mastery=85)).data)
    said = about["Un cours d'essai", "01 Accueillir"]

    assert "Réussi à partir de 85 %" in said
    assert "Tentatives : 2" in said
    assert "C7 Connaître chaque droit et sa porte : 3" in said


def test_the_drawing_of_a_question_is_whole_and_numbered(minimal: Course) -> None:
    held, _ = read_xml.read(export("moodle", edition(minimal)).data)
    spots = next(one for one in held if one.id == "q-dessin")
    drawing = etree.fromstring(spots.files["q-dessin.svg"])

    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    assert [text.text for text in drawing.iter("{*}text")] == ["1", "2", "3"]
    assert not [element for element in drawing.iter() if element.get("class")]
    assert drawing.find("{*}g[@id='porte']/{*}rect").get("fill") == "#fbefd4"  # type: ignore[union-attr]


def test_a_teacher_has_the_rubric_and_learners_the_example(minimal: Course) -> None:
    held, _ = read_xml.read(export("moodle", edition(minimal)).data)
    essay = next(one for one in held if one.id == "q-ecrire")

    assert "L'ordre des gestes" in essay.guide
    assert "2 points" in essay.guide
    assert "je fais asseoir" in essay.after
    assert "je fais asseoir" not in essay.ask


@pytest.mark.parametrize("format", FORMATS)
def test_a_drawing_that_is_missing_is_said_and_nothing_made(format: str, minimal: Course) -> None:
    with pytest.raises(ExportError, match=r"bureau\.svg"):
        export(format, edition(replace(minimal, root=minimal.root / "nowhere")))


@pytest.mark.parametrize("option", [["--theme", str(COURSES / "minimal/course/course.yaml")], ["--with-source"]])
def test_an_option_that_changes_nothing_is_refused(option: list[str]) -> None:
    said = CliRunner().invoke(command, ["gift", str(COURSES / "minimal"), *option])

    assert said.exit_code != 0


@pytest.mark.parametrize("format", FORMATS)
def test_what_each_kind_becomes_is_said(format: str) -> None:
    assert EXPORTERS[format].kinds.keys() == KINDS.keys()


def test_the_manual_shows_what_each_kind_becomes() -> None:
    wanted = kinds_table([EXPORTERS["moodle"], EXPORTERS["gift"]])
    if os.environ.get("GOLDEN") == "write":
        text = MARKS.sub(lambda found: found[1] + wanted + found[3], MANUAL.read_text("utf-8"))
        MANUAL.write_text(text, "utf-8")
    found = MARKS.search(MANUAL.read_text("utf-8"))

    assert found
    assert found[2] == wanted
