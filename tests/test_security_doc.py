"""`docs/security.md` names tests that exist, and says what the code does."""

import ast
import re

from tests.conftest import ROOT
from webapp import passwords, sessions
from webapp.train import sheets

TEXT = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([\d.]+) \| ([^|]+) \| ([^|]+) \|$", TEXT, re.M)


def test_every_line_is_held_by_a_test_or_says_why_not() -> None:
    assert len(ROWS) > 80
    assert len(ROWS) == TEXT.count("\n| ") - 1
    for number, what, held in ROWS:
        named = re.fullmatch(r"`(tests/[\w/]+\.py)::(test_\w+)`", held)
        assert named or held.startswith("not applicable: "), (number, what)
        if named:
            tree = ast.parse((ROOT / named[1]).read_text("utf-8"))
            assert named[2] in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}, held


def test_every_chapter_is_answered() -> None:
    assert {number.split(".")[0] for number, _, _ in ROWS} == {str(chapter) for chapter in range(1, 18)}


def test_words_and_parameters_are_those_of_the_code() -> None:
    for said in (
        *passwords.OURS,
        "Eight characters",
        "two hundred",
        "Thirty days",
        "half an hour",
        "five hundred parts",
    ):
        assert said in TEXT, said
    assert (passwords.SHORTEST, passwords.LONGEST, passwords.OWN) == (8, 200, 5)
    assert (sessions.LASTS.days, sessions.SHARED_MINUTES, sheets.MOST_PARTS) == (30, 30, 500)
