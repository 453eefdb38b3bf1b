"""The same promises, kept on real courses: any walk through them fits, comes back and starts again where it was."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plans import Plan, edits, responses, states, stored
from strategies import Ask

from builder import load_course
from exports.budget import check_budget, firm_case, worst_case
from exports.plan import plan as plan_of
from exports.profiles import LIMIT

pytestmark = pytest.mark.node

ROOT = Path(__file__).parents[2]
COURSES = {"minimal": ROOT / "tests" / "courses" / "minimal", "ours": ROOT}


@cache
def plan_named(name: str) -> Plan:
    course = load_course(COURSES[name])
    return plan_of(course, course.modules)


def without_wrapping(found: Any) -> Any:
    return {name: part for name, part in found["state"].items() if name not in ("version", "revision")}


@pytest.mark.parametrize("name", COURSES)
def test_its_worst_case_fits(name: str) -> None:
    plan = plan_named(name)
    assert check_budget(plan, LIMIT) == worst_case(plan)
    assert firm_case(plan) <= LIMIT


@pytest.mark.parametrize("name", COURSES)
@settings(max_examples=6)
@given(data=st.data())
def test_anything_done_in_it_fits_and_comes_back(ask: Ask, name: str, data: st.DataObject) -> None:
    state = data.draw(states(plan_named(name)))
    assert len(ask("encode", plan_named(name), state, LIMIT)) <= LIMIT

    plan = plan_named(name)
    text = ask("encode", plan, state)
    found = ask("decode", plan, text)
    assert without_wrapping(found) == stored(plan, state)
    assert ask("encode", plan, without_wrapping(found)) == text


@pytest.mark.parametrize("name", COURSES)
@settings(max_examples=6)
@given(data=st.data())
def test_after_an_edit_of_it_nothing_fails(ask: Ask, name: str, data: st.DataObject) -> None:
    plan = plan_named(name)
    state, edited = data.draw(states(plan)), data.draw(edits(plan))
    found = ask("decode", edited, ask("encode", plan, state))
    assert set(found["state"]["snapshot"]["lessons"]) == set(state["snapshot"]["lessons"]) & set(edited["lessons"])
    assert len(ask("encode", edited, without_wrapping(found))) <= worst_case(edited)


@pytest.mark.parametrize("name", COURSES)
@settings(max_examples=6)
@given(data=st.data())
def test_a_walk_through_it_is_found_again_at_every_launch(ask: Ask, name: str, data: st.DataObject) -> None:
    plan = plan_named(name)
    steps = data.draw(st.lists(walking(plan), max_size=15))
    walked = ask("walk", plan, steps)
    assert all(length <= worst_case(plan) for length in walked["lengths"])
    assert walked["local"] == walked["snapshot"]
    assert walked["statuses"] == sorted(walked["statuses"])


@st.composite
def walking(draw: st.DrawFn, plan: Plan) -> list[Any]:
    """One thing that a learner may do, possible or not."""
    asked = {id: quiz for quiz, its in plan["quizzes"].items() for id in its["bank"]}
    acts = [st.tuples(st.sampled_from(["visit", "finishLesson"]), st.sampled_from(plan["lessons"]))]
    if plan["cases"]:
        choices = sorted({c for case in plan["cases"].values() for scene in case["scenes"].values() for c in scene})
        acts.append(st.tuples(st.just("decide"), st.sampled_from(sorted(plan["cases"])), st.sampled_from(choices)))
        acts.append(st.tuples(st.just("restartCase"), st.sampled_from(sorted(plan["cases"]))))
    if plan["quizzes"]:
        acts.append(st.tuples(st.sampled_from(["startQuiz", "finish"]), st.sampled_from(sorted(plan["quizzes"]))))
    id = draw(st.sampled_from(sorted(plan["questions"])))
    response = draw(responses(plan["questions"][id]))
    acts.append(st.just(("saveAnswer", asked[id], id, response) if id in asked else ("check", id, response)))
    return [*draw(st.one_of(acts))]
