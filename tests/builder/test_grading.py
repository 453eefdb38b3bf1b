"""Python keeps the laws: all of tests/conformance. Node runs the player's own tests."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.grading import draw, grade, outcome, rank, remarks, shuffled
from builder.model.sheet import standing
from builder.search import Library, passage, words
from exports.recovery import RecoveryError, Sent, read_recovery

TESTS = Path(__file__).parents[1]
LAW = TESTS / "conformance"

SHELF = Library(json.loads((TESTS / "golden" / "search" / "index.json").read_text("utf-8")))

Case = dict[str, Any]


def found(case: Case) -> tuple[object, object]:
    """Pages by their ids and headings, in order; and the words that nothing stands for."""
    answer = SHELF.find(case["question"], case.get("modules"))
    hits = [[SHELF.pages[hit.page]["id"], SHELF.parts[hit.part]["heading"]] for hit in answer.hits]
    return [hits, [*answer.unknown]], [case["found"], case.get("unknown", [])]


def shown(case: Case) -> tuple[object, object]:
    """A passage as text, its marked words in brackets."""
    pieces = passage(SHELF, case["text"], SHELF.find(case["question"]).wanted)
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces), case["passage"]


def _stand(law: Case) -> object:
    rows = ((row["filled"], row["progress"], row["due"]) for row in law["rows"])
    return vars(standing(rows, law["today"], has_progress=True))


def recovered(case: Case) -> tuple[object, object]:
    """What a recovery code says, or why it says nothing."""
    try:
        found = vars(read_recovery(case["plan"], case["code"]))
    except RecoveryError as refused:
        return {"fault": refused.fault}, case["reads"]
    done = found["done"] and {id: one._asdict() if isinstance(one, Sent) else one for id, one in found["done"].items()}
    return {**found, "done": done}, case["reads"]


READERS: dict[str, Callable[[Case], tuple[object, object]]] = {
    "grading": lambda c: (grade(c["key"], c["response"]), c["verdict"]),
    "remarks": lambda c: (
        [remark["says"] for remark in remarks(c["remarks"], c["response"], c["verdict"])],
        c["said"],
    ),
    "outcome": lambda c: (outcome(c["verdicts"], c["pass"]), c["outcome"]),
    "standing": lambda c: (_stand(c), c["standing"]),
    "code": recovered,
    "draw/rank": lambda c: (rank(c["seed"], c["id"]), c["rank"]),
    "draw/shuffled": lambda c: (shuffled(c["ids"], c["seed"]), c["order"]),
    "draw/draw": lambda c: (draw(c["bank"], c["quotas"], c["seed"], shuffle=c["shuffle"]), c["drawn"]),
    "search/words": lambda c: (words(c["text"]), c["words"]),
    "search/find": found,
    "search/passage": shown,
}

CASES = [
    pytest.param(READERS.get(path.parent.name) or READERS[f"{path.parent.name}/{path.stem}"], case, id=case["says"])
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
