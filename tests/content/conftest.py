"""The course that this project is for, as its readers get it."""

import pytest

from builder import Course, load_course
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def baom() -> Course:
    return load_course(ROOT)
