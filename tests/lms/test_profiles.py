"""Each profile, played: what a platform is said to take is told, what it does not take never is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder import Course
from exports import PROFILES
from tests.lms.learner import Learner
from tests.lms.test_played import WORDS, no_api_error, within_the_standard

pytestmark = [pytest.mark.browser, pytest.mark.node]


@pytest.mark.parametrize("name", PROFILES)
def test_a_platform_hears_what_its_profile_says(
    name: str, browser: Browser, course: Course, unzipped: Callable[..., Path], served: Callable[[Path], str]
) -> None:
    profile = PROFILES[name]
    learner = Learner(browser.new_context(), served(unzipped(profile.version, profile=name)), profile.version, course)
    learner.open()
    learner.go("premier-mot")
    learner.check(course.checks["mot-juste"], {"answer": "bonjour"})
    learner.understood()
    learner.go("quiz-m01")
    learner.press("start")
    learner.press("all")
    learner.answer_all()
    learner.press("finish")
    learner.health("sent")

    words = WORDS[profile.version]
    heard = {name.split(".")[1] for name in learner.stored}
    assert ("interactions" in heard, "objectives" in heard) == (profile.interactions, profile.objectives)
    assert (learner.stored[words["status"]], learner.stored[words["score"]]) == ("incomplete", "100")
    assert learner.values[words["exit"]] == "suspend"
    assert len(learner.stored["cmi.suspend_data"]) <= profile.limit
    no_api_error(learner)
    within_the_standard(learner, profile.version)
