"""A case can be played to an ending from wherever it leads: no unknown scene, dead end, loop or lost scene."""

from collections.abc import Iterator

from builder.base import Location
from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown import References
from builder.model import Case, Course


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for written in draft.of("case").values():
        yield from draft.once(written, _problems)


def _problems(written: Written, _: References) -> Iterator[Problem]:
    assert isinstance(written.record, Case)
    for at, *said in _faults(written.record):
        yield written.document.problem(at, *said)


def _faults(case: Case) -> Iterator[tuple[Location, str, str, str]]:
    unknown = [*_unknown(case)]
    yield from unknown
    yield from _ends(case)
    if not unknown:
        yield from _lost(case)
        yield from _loops(case)


def _unknown(case: Case) -> Iterator[tuple[Location, str, str, str]]:
    there = f"Il y a : {', '.join(case.scenes)}."
    if case.start not in case.scenes:
        yield ("start",), "scene-unknown", f"La scène de départ « {case.start} » n'existe pas.", there
    for id, scene in case.scenes.items():
        for name, choice in scene.choices.items():
            if choice.goto not in case.scenes:
                at = ("scenes", id, "choices", name, "goto")
                yield at, "scene-unknown", f"La scène « {choice.goto} » n'existe pas.", there


def _ends(case: Case) -> Iterator[tuple[Location, str, str, str]]:
    for id, scene in case.scenes.items():
        if not scene.choices and not scene.ending:
            what = f"La scène « {id} » est une impasse : ni choix, ni fin."
            yield ("scenes", id), "scene-dead-end", what, "Ajoutez des choix, ou « ending: good, mixed ou bad »."
        if scene.choices and scene.ending:
            what = f"La scène « {id} » est une fin, et elle a des choix."
            yield ("scenes", id, "ending"), "scene-ending", what, "Retirez les uns ou l'autre."
        if scene.ending and not scene.debrief:
            what = f"La fin « {id} » n'a pas de bilan."
            yield ("scenes", id), "scene-debrief", what, "Ajoutez « debrief: … »."


def _lost(case: Case) -> Iterator[tuple[Location, str, str, str]]:
    reached = set(case.bottom_up)
    for id in case.scenes:
        if id not in reached:
            what = f"Aucun choix ne mène à la scène « {id} »."
            yield ("scenes", id), "scene-unreachable", what, "Menez-y un choix, ou retirez-la."


def _loops(case: Case) -> Iterator[tuple[Location, str, str, str]]:
    """In an acyclic graph whatever follows a scene comes before it, bottom up: a choice that does not is a loop."""
    order = {id: position for position, id in enumerate(case.bottom_up)}
    for id in order:
        for name, choice in case.scenes[id].choices.items():
            if order[choice.goto] >= order[id]:
                what = f"Ce choix ramène à « {choice.goto} » : la personne peut tourner en rond."
                fix = "Écrivez une autre scène pour la suite."
                yield ("scenes", id, "choices", name, "goto"), "scene-loop", what, fix
