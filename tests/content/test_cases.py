"""Every case can be walked along every path, and each ending tells what it rests on."""

import re
from collections.abc import Iterator

import pytest

from builder import Course
from builder.grading import grade
from builder.model import Case
from tests.conftest import ROOT

NAMES = sorted(file.stem for file in (ROOT / "quizzes" / "cases").glob("*.yaml") if "." not in file.stem)
MOST_PATHS = 20_000


@pytest.fixture(params=NAMES)
def case(request: pytest.FixtureRequest, baom: Course) -> Case:
    return baom.cases[str(request.param)]


def paths(case: Case) -> Iterator[list[str]]:
    """Every way through, as choices."""
    pending: list[tuple[str, list[str]]] = [(case.start, [])]
    while pending:
        at, path = pending.pop()
        if not case.scenes[at].choices:
            yield path
        pending += [(choice.goto, [*path, id]) for id, choice in case.scenes[at].choices.items()]


def test_the_cases_of_the_outline_are_all_there(baom: Course) -> None:
    assert len(NAMES) >= 18
    assert set(NAMES) == set(baom.cases)


def test_a_case_is_long_enough_to_decide_and_short_enough_to_finish(case: Case) -> None:
    decisions = [scene for scene in case.scenes.values() if scene.choices]
    endings = {scene.ending for scene in case.scenes.values() if scene.ending}

    assert 10 <= len(decisions) <= 20
    assert len(case.scenes) - len(decisions) >= 3
    assert len(endings) >= 3


def test_every_path_ends_and_counts(case: Case) -> None:
    walked = 0
    for path in paths(case):
        walked += 1
        assert walked <= MOST_PATHS, "more ways through than anybody will read again"
        steps = case.walk(path)
        assert [step.choice for step in steps] == path
        assert case.scenes[steps[-1].goto].ending
        verdict = grade(case.key(), case.response(path))
        assert 0 <= verdict["earned"] <= verdict["possible"]
    assert walked >= 3


def test_an_ending_names_what_it_rests_on(case: Case) -> None:
    for id, scene in case.scenes.items():
        if scene.ending:
            assert len(scene.debrief.split()) >= 25, id
    said = " ".join(scene.debrief for scene in case.scenes.values()) + " ".join(
        choice.legal.text for scene in case.scenes.values() for choice in scene.choices.values() if choice.legal
    )
    assert "{source}" in said or any(c.legal for s in case.scenes.values() for c in s.choices.values())


def test_a_case_says_where_it_stands_in_the_process(case: Case) -> None:
    """In the seven steps with a person; in the phases of setting up when it plays in the council."""
    steps = {choice.step for scene in case.scenes.values() for choice in scene.choices.values() if choice.step}
    told = " ".join(scene.debrief for scene in case.scenes.values())

    assert steps or re.search(r"phase|étape", told, re.IGNORECASE)


GOING_ON = {"Awa", "Fanta", "Hind", "Hélène", "Youssef", "Lahcen"}
"""Whose story goes on in another case."""


def test_a_name_is_one_person_in_the_whole_course(baom: Course) -> None:
    seen: dict[str, set[str]] = {}
    for case in baom.cases.values():
        for persona in case.personas.values():
            name = persona.name.split()[-1]
            if name[0].isupper() and name not in GOING_ON:
                seen.setdefault(name, set()).add(case.id)

    assert {name: ids for name, ids in seen.items() if len(ids) > 1} == {}
