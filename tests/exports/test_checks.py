"""What packages must remember of a person, as `parcours check` sees it."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest

from builder.load.assemble import gather
from exports import budget, checks
from exports.checks import check
from tests.builder.trial import report
from tests.conftest import COURSES, ROOT

MINIMAL = gather(COURSES / "minimal")


def found() -> list[tuple[str, str, str]]:
    assert MINIMAL.course
    return [(p.path, p.code, p.what) for p in check(MINIMAL.course, MINIMAL.draft)]


def test_a_small_course_fits_everywhere() -> None:
    assert found() == []


def test_a_module_too_big_on_its_own_is_the_one_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LIMIT", 60)

    assert found() == [
        (
            "modules/01-accueil/module.yaml",
            "state-size",
            f"Le module « m01 », seul, demanderait {firm('m01')} caractères à une plateforme qui n'en garantit que 60.",
        )
    ]


def test_a_pathway_too_big_is_named_when_its_modules_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LIMIT", firm("m01"))

    assert [(path, code) for path, code, _ in found()] == [("course/pathways.yaml", "state-size")]


def firm(*modules: str) -> int:
    assert MINIMAL.course
    return budget.firm_case(checks.plan(MINIMAL.course, tuple(MINIMAL.course.module[id] for id in modules)))


def test_ids_that_packages_would_confuse_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "colliding", lambda _: ["compter", "premier-mot"])

    assert [(path, code) for path, code, _ in found()] == [
        ("modules/01-accueil/01-premier-mot.fr.md", "state-twins"),
    ]


@pytest.mark.skipif(
    not entry_points(group="parcours.checks"), reason="installed before packages had checks: make .venv/.run"
)
def test_the_survey_asks_packages_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LIMIT", 10)

    assert "state-size" in {problem.code for problem in report(tmp_path, {}).problems}


def test_the_packages_room_is_declared() -> None:
    assert 'packages = "exports.checks:check"' in (ROOT / "pyproject.toml").read_text("utf-8")
