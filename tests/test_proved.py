"""docs/proved.md names, for each promise of the LMS, tests that exist."""

import re

import pytest

from tests.conftest import ROOT

LINES = [
    line for line in (ROOT / "docs" / "proved.md").read_text("utf-8").splitlines() if re.match(r"\| (?!Promise)", line)
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split("|")[1].strip()[:50])
def test_each_promise_names_tests_that_exist(line: str) -> None:
    named = re.findall(r"`([\w/]+)::(\w+)`", line)

    assert named, "no test holds it"
    for file, test in named:
        assert re.search(rf"^def {test}\(", (ROOT / "tests" / f"{file}.py").read_text("utf-8"), re.M), test
