"""A case in somebody else's report: each decision is there in its words, and where it all ended."""

import re

from tests.lms.learner import Learner
from tests.lms.test_played import format, learner, no_api_error, told, within_the_standard  # noqa: F401  # fixtures
from tests.lms.test_played import pytestmark as played

pytestmark = played


def objectives(learner: Learner) -> dict[str, dict[str, str]]:  # noqa: F811
    """What the platform holds of each objective, by its id."""
    found: dict[str, dict[str, str]] = {}
    for name, value in sorted(learner.stored.items()):
        if match := re.fullmatch(r"cmi\.objectives\.(\d+)\.(.+)", name):
            found.setdefault(match[1], {})[match[2]] = value
    return {one["id"]: one for one in found.values()}


def test_a_report_shows_the_way_and_the_ending(learner: Learner, format: str) -> None:  # noqa: F811
    learner.open()
    learner.go("porte")
    learner.decide("accueillir")
    learner.decide("guichet")
    learner.health("sent")

    first, second = (told(learner)[id] for id in ("porte_seuil", "porte_age"))
    ending = objectives(learner)["porte_bonne"]
    assert (first["result"], second["result"]) == ("2", "3")
    assert first["objectives.0.id"] == "C5"
    if format == "scorm12":
        assert first["type"] == "fill-in"
        assert first["student_response"] == "Asseyez-vous."
        assert ending["status"] == "passed"
    else:
        assert first["description"] == "Que dites-vous ? Asseyez-vous."
        assert (ending["completion_status"], ending["success_status"]) == ("completed", "passed")
        assert ending["description"] == "La porte : À temps"
    assert ending["score.raw"] == "100"
    no_api_error(learner)
    within_the_standard(learner, format)


def test_another_ending_is_another_objective_and_takes_nothing_back(learner: Learner, format: str) -> None:  # noqa: F811
    learner.open()
    learner.go("porte")
    learner.decide("accueillir")
    learner.decide("guichet")
    learner.frame.locator(".debrief button[value='0']").last.click()
    learner.decide("papiers")
    learner.decide("silence")
    learner.health("sent")

    found = objectives(learner)
    status = "status" if format == "scorm12" else "success_status"
    assert found["porte_bonne"][status] == "passed"
    assert found["porte_mauvaise"][status] == "failed"
    no_api_error(learner)
