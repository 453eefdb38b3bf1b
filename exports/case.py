"""A case in pieces: the script puts them together as the player would, wherever the learner goes."""

from typing import Any

from markupsafe import Markup

from builder.model import Case
from builder.player import Player


def case_pieces(player: Player, case: Case) -> dict[str, Any]:
    """Each scene, each decision as it is judged at the end (the script takes the mark off on the way), each debrief."""
    return {
        "opening": player.case(case, [], "#"),
        "scenes": {id: player.scene(case, id) for id in case.scenes},
        "decisions": {id: _decisions(player, case, id) for id in case.scenes},
        "story": player.cases.render("case/story.html", case, told=[Markup(), Markup()]),
        "debriefs": {id: _debrief(player, case, id) for id, scene in case.scenes.items() if scene.ending},
        "scores": {id: {c: choice.scores for c, choice in s.choices.items()} for id, s in case.scenes.items()},
        **_counts(player, case),
    }


def _decisions(player: Player, case: Case, scene: str) -> dict[str, Markup]:
    """Their number is the script's to set: a scene may be reached by several ways."""
    return {choice: player.decision(case, scene, choice, 1, debrief=True) for choice in case.scenes[scene].choices}


def _debrief(player: Player, case: Case, ending: str) -> Markup:
    verdict = {"earned": 0, "possible": case.best[case.start]}
    return player.cases.render(
        "case/debrief.html", case, told=[], tally=[], verdict=verdict, debrief=case.scenes[ending].debrief
    )


def _counts(player: Player, case: Case) -> dict[str, list[str]]:
    """Sentences that agree with a number, for every number that may come."""
    say, most = player.words.ngettext, case.best[case.start]
    taken = [say("%(n)s décision prise", "%(n)s décisions prises", n) for n in range(case.longest + 1)]
    before = [
        say("%(n)s décision avant celle-ci", "%(n)s décisions avant celle-ci", n) for n in range(case.longest + 1)
    ]
    points = [say("point sur %(possible)s", "points sur %(possible)s", n, possible=most) for n in range(most + 1)]
    return {"taken": taken, "before": before, "points": points}
