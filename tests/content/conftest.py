"""The course that this project is for, as its readers get it."""

import pytest

from builder import Course
from tests.conftest import whole_course


@pytest.fixture(scope="session")
def baom() -> Course:
    return whole_course()
