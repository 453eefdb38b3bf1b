"""Cases: a scene to decide in, a journal of what was decided, an ending that says what was at stake."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from builder.grading import grade
from builder.model import Case, Course
from builder.model.case import Step
from builder.player.graph import WIDE, graph
from builder.player.prose import Frame, Prose

Render = Callable[..., Markup]


class Cases:
    def __init__(self, course: Course, prose: Prose, render: Render, hidden: Callable[[], Markup]) -> None:
        self.course, self.prose, self.hidden = course, prose, hidden
        self._render = render

    def scene(self, case: Case, scene_id: str) -> Markup:
        return self.render("case/scene.html", case, id=scene_id, scene=case.scenes[scene_id])

    def journal(self, case: Case, path: list[str], *, debrief: bool) -> Markup:
        return Markup().join(self._told(case, case.walk(path), debrief=debrief))

    def decision(self, case: Case, scene_id: str, choice_id: str, number: int, *, debrief: bool) -> Markup:
        scene = case.scenes[scene_id]
        choice = scene.choices[choice_id]
        best = max(other.points for other in scene.choices.values())
        worth = "right" if choice.points == best else "partial" if choice.points else "wrong"
        return self.render(
            "case/decision.html", case, choice=choice, number=number, worth=worth if debrief else "",
            step=self.course.framework.process.get(choice.step or ""),
        )  # fmt: skip

    def case(self, case: Case, path: list[str], action: str) -> Markup:
        steps = case.walk(path)
        at = case.at(path)
        ended = not case.scenes[at].choices
        return self.render(
            "case/case.html", case, action=action, hidden=self.hidden(), at=at, steps=steps, ended=ended,
            told=self._told(case, steps, debrief=ended), scene=self.scene(case, at),
            verdict=grade(case.key(), case.response(path)),
            tally=self.tally(case, steps), debrief=case.scenes[at].debrief,
        )  # fmt: skip

    def graph(self, case: Case, path: list[str], walk: Callable[[Sequence[str]], str]) -> Markup:
        """The case drawn. `walk` gives the address of a path."""

        def say(text: str) -> str:
            return str(self.prose.md(text, Frame(language=case.language)).striptags())

        mirrored = self.course.direction == "rtl"
        drawn = graph(case, path, say, mirrored=mirrored)
        return self.render("case/graph.html", case, graph=drawn, walk=walk, say=say, wide=WIDE)

    def tally(self, case: Case, steps: list[Step]) -> list[tuple[str, int, int]]:
        """Competency, points earned, points that the scenes passed through had to offer."""
        earned: Counter[str] = Counter()
        possible: Counter[str] = Counter()
        for step in steps:
            choices = case.scenes[step.scene].choices
            earned.update(choices[step.choice].scores)
            for id in {id for choice in choices.values() for id in choice.scores}:
                possible[id] += max(choice.scores.get(id, 0) for choice in choices.values())
        return [(id, earned[id], most) for id, most in sorted(possible.items(), key=_order) if most]

    def render(self, template: str, case: Case, **values: Any) -> Markup:
        return self._render(template, case=case, frame=Frame(language=case.language), **values)

    def _told(self, case: Case, steps: list[Step], *, debrief: bool) -> list[Markup]:
        return [
            self.decision(case, step.scene, step.choice, number, debrief=debrief)
            for number, step in enumerate(steps, start=1)
        ]


def _order(item: tuple[str, int]) -> tuple[int, str]:
    """C2 before C10."""
    return len(item[0]), item[0]
