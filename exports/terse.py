"""What every page of a package waits for, said once: `builder/player/js/sco/terse.js` tells it at length again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

Told = Mapping[str, Any]


def terse(course: Told) -> dict[str, Any]:
    """The course that the script knows, without what follows from the rest: lists of units, ids of questions.

    A question is `[possible, competency, names, values, names, values…]`; a case's choice `[goto, points]`. Where
    questions stand, and what quizzes draw, are runs in the order of the plan's questions: `[page, how many…]` and
    `[from, how many…]`.
    """
    plan = course["plan"]
    places = {id: place for place, id in enumerate(plan["questions"])}
    rest = {name: value for name, value in plan.items() if name not in {"required", "lessons"}}
    carried = {
        **rest,
        "questions": {id: _question(question) for id, question in plan["questions"].items()},
        "quizzes": {
            id: {**quiz, "bank": [*_runs(places[question] for question in quiz["bank"])]}
            for id, quiz in plan["quizzes"].items()
        },
        "cases": {id: _case(case) for id, case in plan["cases"].items()},
    }
    homes = [part for page, ids in groupby(places, course["homes"].get) for part in (page, len([*ids]))]
    return {**{name: value for name, value in course.items() if name != "order"}, "homes": homes, "plan": carried}


def _question(question: Told) -> list[Any]:
    """Slots that offer the same are said together."""
    found = [question["possible"], question["competency"]]
    for values, slots in groupby(question["slots"], lambda slot: slot["values"] if "values" in slot else slot["kind"]):
        found += [[slot["name"] for slot in slots], values]
    return found


def _case(case: Told) -> dict[str, Any]:
    scenes = {
        id: {choice: [found["goto"], found["points"]] for choice, found in scene.items()}
        for id, scene in case["scenes"].items()
    }
    return {**case, "scenes": scenes, "endings": {id: ending["worth"] for id, ending in case["endings"].items()}}


def _runs(numbers: Iterable[int]) -> Iterator[int]:
    """1, 2, 3, 8, 9 → 1, 3, 8, 2."""
    for _, run in groupby(enumerate(numbers), lambda found: found[1] - found[0]):
        whole: Sequence[tuple[int, int]] = [*run]
        yield from (whole[0][1], len(whole))
