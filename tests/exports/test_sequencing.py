"""One SCO a module: what the manifest asks of a sequencer, and what each page knows by itself."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from builder import Course
from builder.errors import ExportError
from builder.model import Module
from exports import Options, Package, edition, export
from exports.sequencing import spelled
from tests.exports.conftest import opened, schemas_or_skip
from tests.exports.test_counter import bundle

FORMATS = ["scorm2004", "scorm2004-3rd"]
SQ = "{http://www.imsglobal.org/xsd/imsss}"


@pytest.fixture(scope="module")
def sequenced(minimal: Course) -> Callable[..., Package]:
    @cache
    def make(format: str = "scorm2004") -> Package:
        return export(format, edition(minimal), Options(sequenced=True))

    return make


def manifest(package: Package) -> etree._Element:
    return etree.fromstring(opened(package).read("imsmanifest.xml"))


def items(package: Package) -> dict[str | None, etree._Element]:
    return {item.get("identifier"): item for item in manifest(package).iter("{*}item")}


def final(module: Module, course: Course) -> Module:
    """A module that ends with the course's own assessment."""
    quiz = course.quizzes["quiz-m01"].model_copy(update={"id": "finale", "bank": "course", "module": module.id})
    return replace(module, quiz=quiz)


def test_the_manifest_is_the_one_reviewed(
    sequenced: Callable[..., Package], golden: Callable[[str, str], None]
) -> None:
    golden("manifests/scorm2004-sequenced.xml", opened(sequenced()).read("imsmanifest.xml").decode())


@pytest.mark.parametrize("format", FORMATS)
def test_the_standard_accepts_it(format: str, sequenced: Callable[..., Package], tmp_path: Path) -> None:
    target = tmp_path / "package.zip"
    target.write_bytes(sequenced(format).data)
    words = [sys.executable, schemas_or_skip() / "validate.py", target]

    found = subprocess.run(words, capture_output=True, text=True, check=False)

    assert found.returncode == 0, found.stdout + found.stderr


@pytest.mark.parametrize("format", FORMATS)
def test_every_file_is_listed_once_and_is_there(format: str, sequenced: Callable[..., Package]) -> None:
    package = sequenced(format)
    listed = [str(file.get("href")) for file in manifest(package).iter("{*}file")]

    assert sorted([*listed, "imsmanifest.xml"]) == sorted(opened(package).namelist())
    assert [name for name in listed if name.endswith(".html")][:2] == ["module-m01.html", "module-m02.html"]
    assert "index.html" not in listed


def test_each_module_is_opened_by_the_one_before(sequenced: Callable[..., Package]) -> None:
    first, second = items(sequenced()).values()
    conditions = [(one.get("operator"), one.get("condition")) for one in second.iter(f"{SQ}ruleCondition")]

    assert not [*first.iter(f"{SQ}preConditionRule")]
    assert conditions == [("not", "satisfied"), ("not", "objectiveStatusKnown")]
    assert {one.get("referencedObjective") for one in second.iter(f"{SQ}ruleCondition")} == {"m01"}
    assert [one.get("action") for one in second.iter(f"{SQ}ruleAction")] == ["disabled"]


def test_a_module_writes_what_it_judges_and_reads_the_rest(sequenced: Callable[..., Package]) -> None:
    """The second module has no quiz: of competencies, it only reads."""
    written = {
        id: [info.get("targetObjectiveID") for info in item.iter(f"{SQ}mapInfo") if info.get("writeSatisfiedStatus")]
        for id, item in items(sequenced()).items()
    }
    known = {
        id: {info.get("targetObjectiveID") for info in item.iter(f"{SQ}mapInfo")}
        for id, item in items(sequenced()).items()
    }

    assert written == {"item_m01": ["essai.m01", "essai.C5", "essai.C7"], "item_m02": ["essai.m02"]}
    assert known["item_m01"] == known["item_m02"] == {"essai.m01", "essai.m02", "essai.C5", "essai.C7"}


def judges(package: Package) -> list[tuple[str | None, str | None]]:
    return [
        (one.get("rollupObjectiveSatisfied"), one.get("objectiveMeasureWeight"))
        for one in manifest(package).iter(f"{SQ}rollupRules")
    ]


def test_a_final_assessment_judges_alone_and_every_quiz_when_there_is_none(
    minimal: Course, sequenced: Callable[..., Package]
) -> None:
    modules = (minimal.module["m01"], final(minimal.module["m02"], minimal))
    ended = export("scorm2004", edition(minimal, modules=modules), Options(sequenced=True))

    assert judges(sequenced()) == [("true", "1"), ("true", "0")]
    assert judges(ended) == [("false", "0"), ("true", "1")]


def test_moodle_does_not_meet_the_words_that_break_its_import(sequenced: Callable[..., Package]) -> None:
    text = opened(sequenced()).read("imsmanifest.xml").decode()

    assert "imsss:" not in text
    assert 'adlcp:scormType="sco"' in text
    assert 'adlseq:objectivesGlobalToSystem="false"' in text


def test_a_page_knows_its_module_and_all_share_one_course(sequenced: Callable[..., Package]) -> None:
    pages = {name: opened(sequenced()).read(f"module-{name}.html").decode() for name in ("m01", "m02")}
    plan = bundle(sequenced(), "course.js")["plan"]

    assert all(f'data-module="{name}"' in page for name, page in pages.items())
    assert [*plan["objectives"]] == ["m01", "m02"]
    assert "<title>Accueillir · Un cours d&#39;essai</title>" in pages["m01"]
    assert 'id="shell-elsewhere"' in pages["m01"]


def test_a_limit_of_tries_shuts_nothing_but_the_last_module(minimal: Course) -> None:
    modules = (minimal.module["m01"], final(minimal.module["m02"], minimal))
    package = export("scorm2004", edition(minimal, modules=modules), Options(sequenced=True))
    quizzes = bundle(package, "course.js")["plan"]["quizzes"]

    assert {id: quiz["attempts"] for id, quiz in quizzes.items()} == {"quiz-m01": 0, "finale": 2}


def test_its_state_is_a_modules_and_its_name_its_own(minimal: Course, sequenced: Callable[..., Package]) -> None:
    whole = export("scorm2004", edition(minimal))

    assert sequenced().state < whole.state
    assert sequenced().name == "essai-fr-scorm2004-sequenced.zip"
    assert manifest(sequenced()).get("identifier") != manifest(whole).get("identifier")


def test_the_package_says_what_it_changes(sequenced: Callable[..., Package]) -> None:
    page = opened(sequenced()).read("conformance.html").decode()

    assert "sa limite de tentatives est levée, sauf au dernier" in page
    assert "de l’un à l’autre passent la réussite et les compétences" in page


def test_ids_are_spelled_as_the_player_spells_them_or_refused() -> None:
    assert spelled("accueillir-les-gens") == "accueillir_les_gens"
    assert re.fullmatch(r"\w+", spelled("C5"))
    with pytest.raises(ExportError, match="module"):
        spelled("a" * 51)
