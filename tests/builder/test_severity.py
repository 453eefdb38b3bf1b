"""What a course may say of a rule: how much it weighs, and where it is silent, and why."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import parcours
from builder.rules import RULES
from tests.builder.trial import CASE, PAGE, codes, page, report, with_checks

BARE = "![](media/ligne.svg)"
DRAWN = {"modules/01-un/media/ligne.svg": "<svg/>"}


def test_the_small_course_has_nothing_to_fix(tmp_path: Path) -> None:
    assert report(tmp_path, {}).problems == ()


@pytest.mark.parametrize(("weight", "left"), [("error", ["error"]), ("warning", ["warning"]), ("off", [])])
def test_a_course_weighs_a_rule(tmp_path: Path, weight: str, left: list[str]) -> None:
    files = {**DRAWN, **page(BARE), **with_checks(f"severity: {{alt-missing: {weight}}}")}

    assert [problem.severity for problem in report(tmp_path, files).problems] == left


def test_a_rule_that_does_not_exist_has_a_near_one(tmp_path: Path) -> None:
    (problem,) = report(tmp_path, with_checks("severity: {alt-mising: off}")).problems

    assert (problem.code, problem.line, problem.fix) == ("rule-unknown", 8, "Vouliez-vous dire « alt-missing » ?")


def test_what_a_course_cannot_do_without_stays_an_error(tmp_path: Path) -> None:
    files = {**page("[la fiche](#nulle-part)"), **with_checks("severity: {page-unknown: off}")}

    assert codes(tmp_path, files) == ["rule-firm", "page-unknown"]


def test_a_line_is_silenced_with_a_reason(tmp_path: Path) -> None:
    found = report(tmp_path, {**DRAWN, **page(f"% check: allow alt-missing — décorative\n{BARE}")})

    assert found.problems == ()
    assert [(problem.code, reason) for problem, reason in found.silenced] == [("alt-missing", "décorative")]


def test_a_silence_covers_one_line_and_no_other(tmp_path: Path) -> None:
    text = f"% check: allow alt-missing — décorative\n{BARE}\n\n{BARE}"
    found = report(tmp_path, {**DRAWN, **page(text)})

    assert [problem.code for problem in found.problems] == ["alt-missing"]


def test_above_a_table_a_silence_covers_the_table(tmp_path: Path) -> None:
    table = f"| A | B |\n|---|---|\n| a | {BARE} |"

    assert codes(tmp_path, {**DRAWN, **page(f"% check: allow alt-missing — décorative\n{table}")}) == []


@pytest.mark.parametrize(
    ("comment", "found"),
    [
        ("% check: allow alt-missing", ["silence-reason", "alt-missing"]),
        ("% check: alow alt-missing — hop", ["silence-form", "alt-missing"]),
        ("% check: allow alt-mising — hop", ["rule-unknown", "alt-missing"]),
        ("% check: allow page-unknown — hop", ["rule-firm", "alt-missing"]),
        ("% check: allow link-form, alt-missing — hop", ["silence-unused"]),
        ("```\n% check: allow alt-missing — un exemple\n```", ["alt-missing"]),
    ],
)
def test_a_silence_must_be_sound(tmp_path: Path, comment: str, found: list[str]) -> None:
    assert codes(tmp_path, {**DRAWN, **page(f"{comment}\n{BARE}")}) == found


def test_a_silence_of_what_is_turned_off_is_left_alone(tmp_path: Path) -> None:
    files = page(f"% check: allow alt-missing — décorative\n{BARE}")

    assert codes(tmp_path, {**DRAWN, **files, **with_checks("severity: {alt-missing: off}")}) == []


@pytest.mark.parametrize(
    "spoilt",
    [
        "  # check: allow scene-debrief — dit de vive voix\n  fin: {text: Fin., ending: good}",
        "  fin: {text: Fin., ending: good} # check: allow scene-debrief — dit de vive voix",
    ],
)
def test_yaml_is_silenced_above_or_at_the_end_of_its_line(tmp_path: Path, spoilt: str) -> None:
    case = CASE.replace("  fin: {text: Fin., ending: good, debrief: Voilà.}", spoilt)
    found = report(tmp_path, {"quizzes/cases/porte.yaml": case})

    assert (found.problems, len(found.silenced)) == ((), 1)


def test_a_comment_never_shows(tmp_path: Path) -> None:
    from builder import load_course

    report(tmp_path, page("% une note pour nous\nVisible."))

    assert "une note" not in str(load_course(tmp_path).lessons["accueillir"].body)


def test_the_last_lines_count_errors_warnings_and_silences_apart(tmp_path: Path) -> None:
    quiet = f"% check: allow alt-missing — décorative\n{BARE}\n\n% check: allow alt-missing — rien\n\n<b>"
    report(tmp_path, {**DRAWN, **page(quiet)})
    said = CliRunner().invoke(parcours, ["check", str(tmp_path), "--on", "2026-12-01"])

    assert said.output.splitlines()[-2:] == [
        "1 erreur et 1 avertissement dans 1 fichier.",
        "1 point sous silence (--silenced pour les voir).",
    ]
    assert f"{PAGE}:27:1 silence-unused (avertissement)" in said.output


def test_silences_are_shown_with_their_reasons(tmp_path: Path) -> None:
    report(tmp_path, {**DRAWN, **page(f"% check: allow alt-missing — décorative\n{BARE}")})
    text = CliRunner().invoke(parcours, ["check", str(tmp_path), "--silenced"]).output
    data = json.loads(CliRunner().invoke(parcours, ["check", str(tmp_path), "--silenced", "--format", "json"]).output)

    assert "Sous silence : décorative" in text
    assert [(problem["code"], problem["silenced"]) for problem in data] == [("alt-missing", "décorative")]


def test_warnings_alone_pass_unless_strict(tmp_path: Path) -> None:
    report(tmp_path, page("% check: allow alt-missing — rien à taire\nTexte."))

    assert CliRunner().invoke(parcours, ["check", str(tmp_path)]).exit_code == 0
    assert CliRunner().invoke(parcours, ["check", str(tmp_path), "--strict"]).exit_code == 1


def test_the_rules_are_listed() -> None:
    lines = CliRunner().invoke(parcours, ["check", "--list"]).output.splitlines()

    assert [line.split()[0] for line in lines] == sorted(RULES)
