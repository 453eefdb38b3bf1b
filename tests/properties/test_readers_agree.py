"""Python and JavaScript never disagree: whatever the key, whatever was typed, in every script."""

import sys
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import Ask, keys, names, responses, rules, seeds, slugs, typed

from builder.grading import draw, grade, micro, outcome, plain, rank, remarks, shuffled

pytestmark = pytest.mark.node


@settings(max_examples=200)
@given(key=keys, response=responses)
def test_on_verdicts(ask: Ask, key: Any, response: dict[str, str]) -> None:
    assert ask("grade", key, response) == grade(key, response)


@settings(max_examples=150)
@given(data=st.data(), rule=rules)
def test_on_answers_close_to_what_is_expected(ask: Ask, data: st.DataObject, rule: Any) -> None:
    expected = rule.get("accepts") or [str(rule.get("value", ""))]
    answer = data.draw(st.sampled_from(expected).map(str.upper) | st.sampled_from(expected) | typed)
    key: Any = {"slots": {"a": rule}, "scoring": "each", "possible": 5}
    assert ask("grade", key, {"a": answer}) == grade(key, {"a": answer})


@settings(max_examples=150)
@given(
    said=st.lists(
        st.fixed_dictionaries(
            {"slot": names, "when": rules | st.sampled_from(["right", "wrong"]), "says": st.just("…")}
        ),
        max_size=4,
    ),
    response=responses,
    slots=st.dictionaries(names, st.booleans()),
)
def test_on_remarks(ask: Ask, said: Any, response: dict[str, str], slots: dict[str, bool]) -> None:
    verdict: Any = {"earned": 0, "possible": 1, "state": "wrong", "slots": slots}
    assert ask("remarks", said, response, verdict) == list(remarks(said, response, verdict))


@settings(max_examples=150)
@given(marks=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=5), pass_mark=st.integers(0, 100))
def test_on_outcomes(ask: Ask, marks: list[tuple[int, int]], pass_mark: int) -> None:
    verdicts: Any = [{"earned": min(a, b), "possible": max(a, b)} for a, b in marks]
    assert ask("outcome", verdicts, pass_mark) == outcome(verdicts, pass_mark)


@settings(max_examples=150)
@given(seed=seeds, ids=st.lists(slugs, unique=True, max_size=12))
def test_on_ranks_and_shuffled_orders(ask: Ask, seed: str, ids: list[str]) -> None:
    assert ask("shuffled", ids, seed) == shuffled(ids, seed)
    for id in ids[:1]:
        assert ask("rank", seed, id) == rank(seed, id)


@settings(max_examples=150)
@given(
    bank=st.dictionaries(slugs, st.sampled_from(["C1", "C2", "C3"]), max_size=12),
    quotas=st.dictionaries(st.sampled_from(["C1", "C2", "C3"]), st.integers(0, 5)),
    seed=seeds,
    shuffle=st.booleans(),
)
def test_on_draws(ask: Ask, bank: dict[str, str], quotas: dict[str, int], seed: str, shuffle: bool) -> None:
    assert ask("draw", bank, quotas, seed, shuffle) == draw(bank, quotas, seed, shuffle=shuffle)


@settings(max_examples=100)
@given(texts=st.lists(typed, max_size=20))
def test_on_plain_reading_and_numbers(ask: Ask, texts: list[str]) -> None:
    assert ask("plain", texts) == [plain(text) for text in texts]
    assert ask("micro", texts) == [micro(text) for text in texts]


def test_on_every_character_that_this_python_knows(ask: Ask) -> None:
    known = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) not in ("Cn", "Cs")]
    assert len(known) > 200_000
    found: list[str] = []
    for start in range(0, len(known), 50_000):
        found += ask("plain", [f"a{c}b" for c in known[start : start + 50_000]])
    differ = [f"U+{ord(c):04X}" for c, js in zip(known, found, strict=True) if js != plain(f"a{c}b")]
    assert differ == []
