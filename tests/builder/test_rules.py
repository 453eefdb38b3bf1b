"""The rules of `parcours check`: one list, from which the documentation is made, and which each course may weigh."""

import ast
import os
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from builder.rules import RULES, Rule
from tests.conftest import COURSES, ROOT
from tests.test_house import CODE

REFERENCES = ("docs/checks.md", "docs/authors/modules/10-verifier/03-la-table-des-codes.fr.md")
TESTED = [*(ROOT / "tests" / "golden" / "check").glob("*.txt"), *(ROOT / "tests").rglob("test_*.py")]
KEBAB = re.compile(r"[a-z]+(-[a-z]+)+")


@pytest.mark.parametrize("path", REFERENCES)
def test_the_reference_lists_every_rule(path: str) -> None:
    reference = ROOT / path
    text = reference.read_text("utf-8")
    written = re.sub(r"\n\| Code .*", "", text, flags=re.DOTALL).rstrip() + "\n\n" + "\n".join(table()) + "\n"
    if os.environ.get("GOLDEN") == "write":
        reference.write_text(written, "utf-8")

    assert reference.read_text("utf-8") == written


def table() -> Iterator[str]:
    yield "| Code | Ce qui ne va pas | Poids |"
    yield "|---|---|---|"
    for _, rule in sorted(RULES.items()):
        yield f"| `{rule.code}` | {rule.says} | {weight(rule)} |"


def weight(rule: Rule) -> str:
    named = {"error": "erreur", "warning": "avertissement"}[rule.severity]
    return f"{named}, toujours" if rule.firm else named


def test_every_code_that_code_raises_is_a_rule() -> None:
    raised = {code: file.name for file in CODE if file.name != "rules.py" for code in codes(file)}

    assert {code: file for code, file in raised.items() if code not in RULES} == {}


def codes(file: Path) -> Iterator[str]:
    """Words joined by hyphens that come just before a sentence, in a call or a tuple."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        together = node.args if isinstance(node, ast.Call) else node.elts if isinstance(node, ast.Tuple) else []
        for one, following in pairwise(together):
            if isinstance(one, ast.Constant) and KEBAB.fullmatch(str(one.value)) and sentence(following):
                yield str(one.value)


def sentence(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return node.id == "what"
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and " " in str(node.value))


@pytest.mark.parametrize("code", [*RULES])
def test_every_rule_is_seen_at_work(code: str) -> None:
    assert any(re.search(rf"(?<![\w-]){code}(?![\w-])", file.read_text("utf-8")) for file in TESTED)


def test_no_course_of_the_tests_is_forgotten() -> None:
    bad = {folder.name for folder in COURSES.glob("bad-*")}

    assert bad == {file.stem for file in (ROOT / "tests" / "golden" / "check").glob("*.txt")}
