"""Python keeps the law: every case of tests/conformance; and the player's own tests run under Node."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.grading import draw, grade, outcome, rank, remarks, shuffled

TESTS = Path(__file__).parents[1]
LAW = TESTS / "conformance"

Case = dict[str, Any]

READERS: dict[str, Callable[[Case], tuple[object, object]]] = {
    "grading": lambda c: (grade(c["key"], c["response"]), c["verdict"]),
    "remarks": lambda c: (
        [remark["says"] for remark in remarks(c["remarks"], c["response"], c["verdict"])],
        c["said"],
    ),
    "outcome": lambda c: (outcome(c["verdicts"], c["pass"]), c["outcome"]),
    "draw/rank": lambda c: (rank(c["seed"], c["id"]), c["rank"]),
    "draw/shuffled": lambda c: (shuffled(c["ids"], c["seed"]), c["order"]),
    "draw/draw": lambda c: (draw(c["bank"], c["quotas"], c["seed"], shuffle=c["shuffle"]), c["drawn"]),
}

CASES = [
    pytest.param(READERS.get(path.parent.name) or READERS[f"draw/{path.stem}"], case, id=case["says"])
    for path in sorted(LAW.rglob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


@pytest.mark.parametrize(("reader", "case"), CASES)
def test_python_keeps_the_law(reader: Callable[[Case], tuple[object, object]], case: Case) -> None:
    found, expected = reader(case)
    assert found == expected


def test_the_law_has_many_cases_and_each_says_one_thing() -> None:
    said = [case.id for case in CASES]
    assert len(said) > 150
    assert len(said) == len(set(said))


@pytest.mark.node
def test_javascript_keeps_the_law_and_its_own_tests() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("Node.js is not installed: the player's own tests were not run")
    files = sorted(map(str, (TESTS / "js").glob("*.test.js")))
    ran = subprocess.run([node, "--test", *files], capture_output=True, encoding="utf-8", cwd=TESTS.parent)
    assert ran.returncode == 0, ran.stdout + ran.stderr
