"""The table of the 29 rules tells the truth: each rule has its code and its tests, and they exist."""

import re
from functools import cache

import pytest

from tests.conftest import ROOT

ROW = re.compile(r"^\| (\d+)\. (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
RULES = ROW.findall((ROOT / "docs" / "wire-contract.md").read_text("utf-8"))
TESTS = [(number, test) for number, *_, tests in RULES for test in re.findall(r"`([^`]+)`", tests)]
PLACES = [(number, place) for number, *_, places, _ in RULES for place in re.findall(r"`([^`]+)`", places)]


@cache
def source(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def test_every_rule_is_there_once_with_its_code_and_its_tests() -> None:
    numbers = [str(number) for number in range(1, 30)]

    assert [number for number, *_ in RULES] == numbers
    assert [number for number in numbers if number not in dict(TESTS)] == []
    assert [number for number in numbers if number not in dict(PLACES)] == []


@pytest.mark.parametrize(("number", "place"), PLACES)
def test_the_code_that_a_rule_names_is_there(number: str, place: str) -> None:
    assert (ROOT / place).is_file()


@pytest.mark.parametrize(("number", "test"), TESTS)
def test_the_tests_that_a_rule_names_exist(number: str, test: str) -> None:
    path, name = test.split("::", 1)
    wanted = rf"^def {re.escape(name)}\(" if path.endswith(".py") else rf"^ *test\(.*{re.escape(name)}[\"`]"

    assert re.search(wanted, source(path), re.MULTILINE), f"{path} holds no « {name} »"
