"""A GIFT parser that nobody here wrote reads the same questions in our files."""

import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from builder.words import words
from exports import edition
from exports.moodle.bank import shelves
from exports.moodle.gift import gift
from tests.conftest import ROOT
from tests.exports.moodle import read_gift
from tests.exports.moodle.conftest import PLACES, course
from tests.exports.moodle.host import Held

PARSER = ROOT / "node_modules" / "gift-pegjs"
pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(not shutil.which("node"), reason="Node.js is not installed"),
    pytest.mark.skipif(not PARSER.is_dir(), reason="gift-pegjs is not installed (npm ci)"),
]


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("name", PLACES)
def test_another_parser_finds_the_same_questions(name: str, language: str) -> None:
    text = gift(shelves(edition(course(name, language))), words(language))
    script = Path(__file__).with_name("parse.js")
    ran = subprocess.run(["node", script], input=text, capture_output=True, text=True, encoding="utf-8")

    assert ran.returncode == 0, ran.stderr
    for ours, theirs in zip(read_gift.read(text), json.loads(ran.stdout), strict=True):
        assert (theirs["id"], theirs["name"]) == (ours.id, ours.name)
        assert theirs["after"] == ours.after
        compare(ours, theirs)


def compare(ours: Held, theirs: dict[str, Any]) -> None:
    if ours.type == "cloze":
        assert theirs["blank"]
        ours = ours.gaps[0]
    assert theirs["type"] == ours.type
    match ours.type:
        case "matching":
            assert [tuple(pair) for pair in theirs["pairs"]] == ours.pairs
        case "truefalse":
            assert theirs["right"] == (ours.options[0][1] == 100)
        case "multichoice" | "shortanswer":
            assert [(one["said"], one["feedback"]) for one in theirs["choices"]] == [
                (said, feedback) for said, _, feedback in ours.options
            ]
            assert worths(theirs) == [fraction for _, fraction, _ in ours.options]
        case "numerical":
            assert [Decimal(one["said"]) for one in theirs["choices"][:-1]] == [
                Decimal(said) for said, _, _ in ours.options[:-1]
            ]
            assert worths(theirs) == [fraction for _, fraction, _ in ours.options]


def worths(theirs: dict[str, Any]) -> list[Decimal]:
    return [Decimal(str(one["worth"])) for one in theirs["choices"]]
