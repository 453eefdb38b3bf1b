"""Any case without loops: what `Case` computes is what walking every way through it finds."""

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.grading import grade
from builder.model import Case


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Scenes numbered so that choices only lead further: acyclic, with shared and unreachable scenes."""
    count = draw(st.integers(2, 8))
    scenes: dict[str, Any] = {f"s{count - 1}": {"text": "Fin.", "ending": "good"}}
    for number in range(count - 2, -1, -1):
        further = st.integers(number + 1, count - 1)
        goto = draw(st.lists(further, min_size=0 if number else 1, max_size=3))
        scenes[f"s{number}"] = {"text": "…", "choices": {f"c{at}": _choice(draw, to) for at, to in enumerate(goto)}}
    order = draw(st.permutations(sorted(scenes)))
    return Case.model_validate(
        {"id": "cas", "title": "Cas", "module": "m01", "minutes": 5, "summary": "…", "start": "s0"}
        | {"scenes": {id: scenes[id] for id in order}}
    )


def _choice(draw: st.DrawFn, to: int) -> dict[str, Any]:
    scores = draw(st.dictionaries(st.sampled_from(["C1", "C2"]), st.integers(0, 3)))
    return {"text": "…", "goto": f"s{to}", "consequence": "…", "scores": scores}


def _ways(case: Case, scene: str) -> list[list[str]]:
    choices = case.scenes[scene].choices.items()
    return [[id, *rest] for id, choice in choices for rest in _ways(case, choice.goto)] or [[]]


def _points(case: Case, path: list[str]) -> int:
    return sum(case.scenes[step.scene].choices[step.choice].points for step in case.walk(path))


@settings(max_examples=200)
@given(case=cases())
def test_best_and_longest_are_those_of_the_best_and_longest_way(case: Case) -> None:
    ways = _ways(case, case.start)
    assert case.best[case.start] == max(_points(case, way) for way in ways)
    assert case.longest == max(map(len, ways))
    assert case.key()["possible"] == case.best[case.start]


@settings(max_examples=200)
@given(case=cases())
def test_bottom_up_holds_every_reachable_scene_once_after_all_that_follow_it(case: Case) -> None:
    order = case.bottom_up
    reached = {case.start} | {case.at(way[:n]) for way in _ways(case, case.start) for n in range(len(way) + 1)}
    assert sorted(order) == sorted(reached)
    place = {id: at for at, id in enumerate(order)}
    for id in order:
        assert all(place[choice.goto] < place[id] for choice in case.scenes[id].choices.values())


@settings(max_examples=100)
@given(case=cases(), data=st.data())
def test_a_way_is_graded_as_its_points(case: Case, data: st.DataObject) -> None:
    way = data.draw(st.sampled_from(_ways(case, case.start)))
    verdict = grade(case.key(), case.response(way))
    assert verdict["earned"] == _points(case, way) <= verdict["possible"]


@settings(max_examples=100)
@given(case=cases(), path=st.lists(st.sampled_from(["c0", "c1", "c2", "c9"]), max_size=9))
def test_walking_stops_at_the_first_choice_that_its_scene_does_not_offer(case: Case, path: list[str]) -> None:
    steps = case.walk(path)
    assert [step.choice for step in steps] == path[: len(steps)]
    at = case.at(path)
    assert len(steps) == len(path) or path[len(steps)] not in case.scenes[at].choices
    for here, following in pairwise(steps):
        assert here.goto == following.scene
