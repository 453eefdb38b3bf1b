"""From every scene of a case where something is still to be decided, a good ending can be reached."""

from collections.abc import Iterator

from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown import References
from builder.model import Case, Course


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for written in draft.of("case").values():
        yield from draft.once(written, _problems)


def _problems(written: Written, _: References) -> Iterator[Problem]:
    assert isinstance(written.record, Case)
    if not written.record.playable:
        return
    for id in _first_lost(written.record):
        what = f"Depuis la scène « {id} », aucune route ne mène plus à une bonne fin : c'est sans retour."
        fix = "Ouvrez-y un choix qui répare, ou faites-en une fin."
        yield written.document.problem(("scenes", id), "scene-no-return", what, fix)


def _first_lost(case: Case) -> Iterator[str]:
    """Scenes where hope ends, not those after them; none in a case that has no good ending."""
    hope: dict[str, bool] = {}
    for id in case.bottom_up:
        scene = case.scenes[id]
        hope[id] = scene.ending == "good" or any(hope[choice.goto] for choice in scene.choices.values())
    reached = {choice.goto for id in hope if hope[id] for choice in case.scenes[id].choices.values()}
    return (id for id in case.scenes if id in reached and not hope[id] and not case.scenes[id].ending)
