"""The state that travels: always short enough, always the same again, and never wrong after an edit."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import Plan, State, edits, plans, states, stored
from strategies import Ask

from builder.grading import draw as drawn
from exports.budget import firm_case, worst_case
from exports.profiles import LIMIT

pytestmark = pytest.mark.node


def without_wrapping(found: Any) -> State:
    return {name: part for name, part in found["state"].items() if name not in ("version", "revision")}


@settings(max_examples=100)
@given(data=st.data(), plan=plans())
def test_it_fits_it_comes_back_and_it_is_written_the_same_again(ask: Ask, data: st.DataObject, plan: Plan) -> None:
    state = data.draw(states(plan))
    text = ask("encode", plan, state)
    assert re.fullmatch(r"[A-Za-z0-9_.~)*!(-]+", text)
    assert len(text) <= worst_case(plan) <= LIMIT

    found = ask("decode", plan, text)
    assert without_wrapping(found) == stored(plan, state)
    assert (found["dropped"], found["edited"]) == ([], False)
    assert ask("encode", plan, without_wrapping(found)) == text


@settings(max_examples=80)
@given(data=st.data(), plan=plans())
def test_a_host_that_takes_less_keeps_what_is_done_and_what_it_is_worth(
    ask: Ask, data: st.DataObject, plan: Plan
) -> None:
    state = data.draw(states(plan))
    limit = data.draw(st.integers(firm_case(plan), worst_case(plan)))
    text = ask("encode", plan, state, limit)
    found = ask("decode", plan, text)

    assert len(text) <= limit
    assert (found["dropped"], found["edited"]) == ([], False)
    assert standing(without_wrapping(found)) == standing(state)
    in_hand = state["snapshot"]["location"]
    for part in ("quizzes", "cases"):
        if in_hand in state["snapshot"][part] and not ended(state["snapshot"][part][in_hand]):
            whole = stored(plan, state)["snapshot"][part][in_hand]
            assert found["state"]["snapshot"][part][in_hand] == whole
    assert ask("encode", plan, without_wrapping(found), limit) == text


def standing(state: State) -> Any:
    """What is done and what it is worth, without what was answered or decided."""
    snapshot = state["snapshot"]
    return {
        **state,
        "snapshot": {
            **snapshot,
            "lessons": sorted(snapshot["lessons"]),
            "checks": {id: check["earned"] for id, check in snapshot["checks"].items()},
            "quizzes": {id: {**quiz, "answers": {}} for id, quiz in snapshot["quizzes"].items()},
            "cases": {id: case["best"] for id, case in snapshot["cases"].items()},
        },
    }


def ended(one: Any) -> bool:
    return bool(one.get("finished") or one.get("ended"))


@settings(max_examples=80)
@given(plan=plans())
def test_the_budget_is_the_longest_output_and_not_one_letter_more(ask: Ask, plan: Plan) -> None:
    longest = max(len(ask("encode", plan, done(plan, nonce))) for nonce in range(12))
    assert longest <= worst_case(plan)
    if not any(quiz["quotas"] for quiz in plan["quizzes"].values()):
        assert longest == worst_case(plan)


def test_the_budget_of_a_quiz_that_draws_is_its_longest_draw(ask: Ask) -> None:
    short: Any = {"slots": [{"name": "a", "values": ["x"]}], "possible": 1}
    long: Any = {"slots": [{"name": "a", "kind": "number"}], "possible": 1}
    bank = {f"q{n}": "C1" for n in range(6)}
    quiz = {"bank": bank, "quotas": {"C1": 3}, "shuffle": True, "attempts": 3, "pass": 70}
    plan = {
        "lessons": [], "cases": {}, "quizzes": {"quiz": quiz}, "revision": "0",
        "questions": {id: long if at < 3 else short for at, id in enumerate(bank)},
    }  # fmt: skip
    lengths = {len(ask("encode", plan, done(plan, nonce))) for nonce in range(200)}
    assert max(lengths) == worst_case(plan) > min(lengths)


@settings(max_examples=80, derandomize=True)  # a shape has twelve bits: chance must not fail the build
@given(data=st.data(), plan=plans())
def test_after_an_edit_what_is_left_is_kept_and_nothing_is_invented(ask: Ask, data: st.DataObject, plan: Plan) -> None:
    state, edited = data.draw(states(plan)), data.draw(edits(plan))
    for found in (ask("decode", edited, ask("encode", plan, state)), ask("copied", plan, edited, state)):
        keeps_what_is_left(plan, edited, state["snapshot"], found["state"]["snapshot"])
        assert found["state"]["sequence"] == state["sequence"]
        lost = set(state["snapshot"]["lessons"]) - set(edited["lessons"])
        assert [drop["what"] for drop in found["dropped"]].count("lesson") == len(lost)
        assert len(ask("encode", edited, without_wrapping(found))) <= worst_case(edited)


def keeps_what_is_left(plan: Plan, edited: Plan, before: Any, after: Any) -> None:
    assert set(after["lessons"]) == set(before["lessons"]) & set(edited["lessons"])
    assert after["checks"].keys() == before["checks"].keys() & edited["questions"].keys()
    for id, check in after["checks"].items():
        assert check["earned"] == min(before["checks"][id]["earned"], edited["questions"][id]["possible"])
        never_invented(
            plan["questions"][id], edited["questions"][id], before["checks"][id]["response"], check["response"]
        )
    assert after["quizzes"].keys() == before["quizzes"].keys() & edited["quizzes"].keys()
    for id, quiz in after["quizzes"].items():
        tried = before["quizzes"][id]
        assert {**quiz, "answers": 0} == {**tried, "answers": 0}
        assert quiz["answers"].keys() <= tried["answers"].keys() & edited["quizzes"][id]["bank"].keys()
        for one, given_now in quiz["answers"].items():
            never_invented(plan["questions"][one], edited["questions"][one], tried["answers"][one], given_now)
    for id, case in after["cases"].items():
        path = before["cases"][id]["path"]
        assert case["path"] == path[: len(case["path"])]
        assert case["best"] == before["cases"][id]["best"]
    assert after["cases"].keys() == before["cases"].keys() & edited["cases"].keys()


def never_invented(old: Plan, new: Plan, before: dict[str, str], after: dict[str, str]) -> None:
    plainly = {**before, **_numbers(old, before)}
    assert all(value in (before.get(slot), plainly.get(slot)) for slot, value in after.items())
    if old["slots"] == new["slots"]:
        choices = {slot["name"] for slot in old["slots"] if "values" in slot}
        assert {s: v for s, v in after.items() if s in choices} == {s: v for s, v in before.items() if s in choices}


def _numbers(question: Plan, response: dict[str, str]) -> dict[str, str]:
    state = {"snapshot": {"checks": {"one": {"response": response}}, "quizzes": {}}}
    found: dict[str, str] = stored({"questions": {"one": question}}, state)["snapshot"]["checks"]["one"]["response"]
    return found


@settings(max_examples=60)
@given(data=st.data(), plan=plans(), cut=st.integers(1, 40), flip=st.integers(0, 10_000))
def test_a_text_that_was_cut_or_changed_on_the_way_is_refused(
    ask: Ask, data: st.DataObject, plan: Plan, cut: int, flip: int
) -> None:
    text = ask("encode", plan, data.draw(states(plan)))
    assert ask("decode", plan, text[:-cut]) is None
    at = flip % len(text)
    changed = text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]
    assert ask("decode", plan, changed) is None


@pytest.mark.parametrize("text", ["", "1", "1AAAA", "2AAAA", "{}", "null", "undefined", "incomplete", "1:1,2,3"])
def test_what_is_not_a_state_is_refused(ask: Ask, text: str) -> None:
    plan = {"lessons": [], "questions": {}, "quizzes": {}, "cases": {}, "revision": "0"}
    assert ask("decode", plan, text) is None


def done(plan: Plan, nonce: int) -> State:
    """Everything was done, in the longest way."""
    asked = {id for quiz in plan["quizzes"].values() for id in quiz["bank"]}
    checks = {
        id: {"response": last(question), "earned": question["possible"]}
        for id, question in plan["questions"].items()
        if id not in asked
    }
    snapshot = {
        "location": None, "lessons": plan["lessons"], "checks": checks, "seconds": 10**12,
        "quizzes": {id: everything(plan, id, nonce) for id in plan["quizzes"]},
        "cases": {id: {"path": longest(c), "best": c["possible"], "ended": True} for id, c in plan["cases"].items()},
    }  # fmt: skip
    return {"sequence": 2**30, "counter": 2**18, "nonce": nonce, "status": 5, "score": 100, "snapshot": snapshot}


def everything(plan: Plan, id: str, nonce: int) -> Plan:
    quiz = plan["quizzes"][id]
    attempt = quiz["attempts"] or 1023
    asked = drawn(quiz["bank"], quiz["quotas"], f"{nonce}/{id}/{attempt}", shuffle=False)
    answers = {one: last(plan["questions"][one]) for one in asked}
    return {"attempt": attempt, "best": 100, "passed": True, "finished": True, "answers": answers}


def last(question: Plan) -> dict[str, str]:
    return {slot["name"]: slot["values"][-1] if "values" in slot else "-999999999,999999" for slot in question["slots"]}


def longest(case: Plan, scene: str | None = None) -> list[str]:
    choices = case["scenes"][scene or case["start"]]
    return max(([id, *longest(case, to["goto"])] for id, to in choices.items()), key=len, default=[])
