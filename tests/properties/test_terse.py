"""What a package says once is what its script knows at length: nothing is lost, in order."""

import json
from typing import Any

import pytest
from strategies import Ask

from builder import load_course
from exports import Options, edition
from exports.site import Site
from exports.terse import terse
from tests.conftest import COURSES, ROOT

pytestmark = pytest.mark.node


@pytest.mark.parametrize("folder", [ROOT, COURSES / "minimal"])
def test_the_script_knows_the_course_as_it_was(ask: Ask, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.site.terse", lambda course: course)
    whole = Site(edition(load_course(folder)), Options(), boot="scorm12", room=3800).course
    course, carried = json.loads(json.dumps(whole)), json.loads(json.dumps(terse(whole)))
    told = ask("atLength", carried)

    assert told == course
    assert orders(told["plan"]) == orders(course["plan"])
    assert len(json.dumps(carried)) < len(json.dumps(course))


def orders(plan: dict[str, Any]) -> list[list[str]]:
    """What is drawn and coded by its place."""
    banks = [[*quiz["bank"]] for quiz in plan["quizzes"].values()]
    scenes = [[*scene] for case in plan["cases"].values() for scene in (case["scenes"], *case["scenes"].values())]
    return [[*plan["questions"]], *banks, *scenes]
