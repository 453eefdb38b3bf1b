"""Where platforms open a package: in a sandbox, in frames within frames, in a window of its own; storage or none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from builder import Course
from tests.lms.learner import Learner
from tests.lms.test_bad_hosts import answer_something, nothing_is_lost, nothing_known_by_text_is_lost
from tests.lms.test_played import no_api_error

pytestmark = [pytest.mark.browser, pytest.mark.node]

SAME_ORIGIN = "allow-scripts allow-same-origin"
NO_STORAGE = """if (location.pathname.startsWith("/package/")) {
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError") } })
}"""


class Guest(Learner):
    """Somebody whose platform opens packages in a way of its own: `way` and `sandbox` are for `host.js`."""

    way, sandbox = "frame", ""

    def door(self, mood: str) -> str:
        return f"{super().door(mood)}&way={self.way}&sandbox={self.sandbox.replace(' ', '+')}"

    def arrive(self) -> None:
        assert self.page
        while not any("/package/" in frame.url for frame in self.page.frames):
            self.page.wait_for_timeout(20)
        self.frame.locator("[data-screen] h1").first.wait_for()

    @property
    def frame(self) -> Frame:
        assert self.page
        return next(frame for frame in self.page.frames if "/package/" in frame.url)


class Windowed(Guest):
    """Their platform stays behind, in the window that opened the package."""

    window: Page | None = None

    def open(self, mood: str = "good") -> Frame:
        if self.window:
            self.window.close()
        with self.context.expect_page(lambda page: "/package/" in page.url):
            return super().open(mood)

    def arrive(self) -> None:
        while not (found := [page for page in self.context.pages if "/package/" in page.url]):
            assert self.page
            self.page.wait_for_timeout(20)
        self.window = found[-1]
        self.window.on("pageerror", lambda error: self.problems.append(str(error)))
        self.window.locator("[data-screen] h1").first.wait_for()

    @property
    def frame(self) -> Frame:
        assert self.window
        return self.window.main_frame


Invite = Callable[..., Guest]


@pytest.fixture(params=["scorm12", "scorm2004"])
def invite(
    request: pytest.FixtureRequest, browser: Browser, course: Course, unzipped: Callable[..., Path],
    served: Callable[[Path], str],
) -> Invite:  # fmt: skip
    """`invite(way="nested")`, `invite(Windowed, "window")`."""

    def make(guest: type[Guest] = Guest, way: str = "frame", sandbox: str = "") -> Guest:
        made = guest(browser.new_context(), served(unzipped(request.param)), request.param, course)
        made.way, made.sandbox = way, sandbox
        return made

    return make


@pytest.mark.parametrize(
    ("guest", "way", "sandbox"),
    [(Guest, "frame", SAME_ORIGIN), (Guest, "nested", ""), (Guest, "nested", SAME_ORIGIN), (Windowed, "window", "")],
)
def test_the_platform_is_found_and_hears_everything(
    guest: type[Guest], way: str, sandbox: str, invite: Invite, course: Course
) -> None:
    learner = invite(guest, way, sandbox)
    learner.open()
    answer_something(learner, course)
    learner.health("sent")
    learner.open()
    nothing_is_lost(learner)
    learner.health("sent")
    no_api_error(learner)
    learner.forget("parcours/")

    learner.open()
    nothing_known_by_text_is_lost(learner)


def test_a_sandbox_without_an_origin_has_neither_platform_nor_storage_and_says_so(
    invite: Invite, course: Course
) -> None:
    learner = invite(sandbox="allow-scripts")
    learner.open()
    answer_something(learner, course)

    learner.health("nowhere")
    expect(learner.frame.locator("[data-banner]")).to_contain_text("elles seront perdues en quittant cette page")
    expect(learner.frame.locator('[data-steps] [data-state="done"]')).to_have_count(1)
    assert learner.problems == []


def test_a_browser_that_keeps_nothing_leaves_it_to_the_platform(invite: Invite, course: Course) -> None:
    learner = invite()
    learner.context.add_init_script(NO_STORAGE)
    learner.open()
    answer_something(learner, course)
    learner.health("sent")

    learner.open()
    nothing_known_by_text_is_lost(learner)
    learner.health("sent")
    no_api_error(learner)


def test_a_window_whose_platform_was_closed_keeps_everything_for_the_next_launch(
    invite: Invite, course: Course
) -> None:
    learner = invite(Windowed, "window")
    learner.open()
    learner.health("sent")
    assert learner.page
    learner.page.close()
    answer_something(learner, course)
    learner.health("failed")

    learner.open()
    nothing_is_lost(learner)
    learner.health("sent")
    learner.forget("parcours/")

    learner.open()
    nothing_known_by_text_is_lost(learner)
