"""What every test may ask for: the courses, and golden files that `make golden` writes again."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder import Course, load_course
from tests.browser.chromium import launched

ROOT = Path(__file__).parent.parent
COURSES = ROOT / "tests" / "courses"
GOLDEN = ROOT / "tests" / "golden"


@cache
def whole_course(language: str = "fr") -> Course:
    """The course of this repository, read once a process."""
    return load_course(ROOT, language)


@pytest.fixture(scope="session")
def minimal() -> Course:
    """A small course that shows everything once."""
    return load_course(COURSES / "minimal")


@pytest.fixture(scope="session")
def minimal_ar() -> Course:
    """The same, in Arabic as far as it is translated."""
    return load_course(COURSES / "minimal", "ar")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of this process: Playwright allows no second."""
    with launched() as chromium:
        yield chromium


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """`golden(name, text)`: the text is what tests/golden/name holds; GOLDEN=write makes it so."""

    def same(name: str, text: str) -> None:
        file = GOLDEN / name
        if os.environ.get("GOLDEN") == "write":
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return same
