"""Rules that no course can do without, each at its line."""

from pathlib import Path

import pytest

from builder import ContentError
from builder.load import Memory
from builder.load.folder import look
from builder.load.memory import Disk
from builder.source import read_yaml
from tests.builder.trial import CASE, FILES, LESSON, PAGE, QUIZ, codes, page, report

MODULE = FILES["modules/01-un/module.yaml"]
SECOND = {
    "modules/02-deux/module.yaml": MODULE.replace("m01", "m02"),
    "modules/02-deux/01-finir.fr.md": LESSON.replace("id: mot", "id: mot-de-fin"),
}
FINAL = "id: quiz-m02\ntitle: Tout\nmodule: m02\nbank: course\ndraw: {C1: 1}\n"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (page("## :::\n"), "directive-stray"),
        ({"modules/01-un/module.yaml": MODULE + "stage: debut\n"}, "stage-unknown"),
        ({"quizzes/cases/porte.yaml": CASE + "rights: [asile]\n"}, "right-unknown"),
        ({"quizzes/02-un.yaml": QUIZ.replace("quiz-m01", "quiz-m02").replace("q-vrai", "q-autre")}, "quiz-second"),
        ({"modules/01-un/02-suite.fr.md": LESSON}, "id-duplicate"),
        ({**SECOND, "quizzes/02-deux.yaml": FINAL.replace("C1: 1", "C1: 2")}, "quiz-pool"),
        ({**SECOND, "quizzes/02-deux.yaml": FINAL.replace("draw: {C1: 1}", "")}, "value"),
        ({"quizzes/01-un.yaml": QUIZ.replace("questions:", "bank: course\ndraw: {C1: 1}\nquestions:")}, "value"),
        ({"course/pathways.yaml": "p: {title: P, modules: [m01], only: {m01: [ailleurs]}}\n"}, "pathway-unit"),
        ({"course/pathways.yaml": "p: {title: P, modules: [m01], thread: {m02: Pour finir.}}\n"}, "value"),
        ({"quizzes/01-un.yaml": FINAL.replace("m02", "m01").replace("bank: course", "")}, "value"),
    ],
)
def test_a_fault_of_structure_is_found(tmp_path: Path, files: dict[str, str], code: str) -> None:
    assert code in codes(tmp_path, files)


@pytest.mark.parametrize(
    ("text", "code"),
    [("[a]: 1", "yaml-key"), ("a: 2026-13-45", "yaml-value"), ("[" * 5000, "yaml-depth")],
)
def test_yaml_that_is_no_record_is_refused(text: str, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_yaml(text, "x.yaml")

    assert caught.value.problems[0].code in {code, "yaml-syntax"}


def test_a_file_that_leaves_before_it_is_read_is_said(tmp_path: Path) -> None:
    report(tmp_path, {})
    disk = Disk(look(tmp_path), Memory(), 1)
    (tmp_path / PAGE).unlink()

    with pytest.raises(ContentError) as caught:
        disk.text(PAGE)

    assert caught.value.problems[0].code == "file-unreadable"
