"""Both readers of an index find the same pages, in the same order, at the same part, with the same words marked."""

import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Ask, typed

from builder.search import Index, Library, passage, words

pytestmark = pytest.mark.node

INDEX: Index = json.loads((Path(__file__).parents[1] / "golden" / "search" / "index.json").read_text("utf-8"))
LIBRARY = Library(INDEX)
MODULES = st.none() | st.lists(st.sampled_from(["m01", "m02", "m03"]), unique=True)
TEXTS = [part["text"] for part in INDEX["parts"]]


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A form of the index, perhaps cut, perhaps with a slip."""
    form = draw(st.sampled_from(LIBRARY.forms))
    at = draw(st.integers(0, len(form)))
    letter = draw(st.sampled_from(["", "e", "s", "ال", "و", "x", "é", "ة"]))
    return draw(st.sampled_from([form, form[:at], form[:at] + letter + form[at:], form[:at] + letter + form[at + 1 :]]))


questions = st.lists(slips() | typed, max_size=10).map(" ".join)


@pytest.fixture(scope="module")
def asked(ask: Ask) -> Ask:
    ask("shelve", INDEX)
    return ask


@settings(max_examples=200)
@given(question=questions, modules=MODULES, text=typed)
def test_on_every_question(asked: Ask, question: str, modules: list[str] | None, text: str) -> None:
    found = LIBRARY.find(question, modules)
    texts = [*TEXTS, text]

    assert asked("search", question, modules, texts) == {
        "hits": [[hit.page, hit.part, hit.found, hit.score] for hit in found.hits],
        "unknown": [*found.unknown],
        "passages": [[[piece.text, piece.marked] for piece in passage(LIBRARY, t, found.wanted)] for t in texts],
    }


@settings(max_examples=200)
@given(question=questions)
def test_a_passage_loses_nothing_of_what_it_shows(question: str) -> None:
    found = LIBRARY.find(question)
    for text in TEXTS:
        shown = "".join(piece.text for piece in passage(LIBRARY, text, found.wanted))
        assert shown.removeprefix("… ").removesuffix(" …") in text


@settings(max_examples=200)
@given(texts=st.lists(typed, max_size=20))
def test_on_words(ask: Ask, texts: list[str]) -> None:
    assert ask("words", texts) == [words(text) for text in texts]


def test_on_every_character_that_this_python_knows(ask: Ask) -> None:
    known = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) not in ("Cn", "Cs")]
    found: list[Any] = []
    for start in range(0, len(known), 50_000):
        found += ask("words", [f"ab{c}cd" for c in known[start : start + 50_000]])
    differ = [f"U+{ord(c):04X}" for c, js in zip(known, found, strict=True) if js != words(f"ab{c}cd")]
    assert differ == []
