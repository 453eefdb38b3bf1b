"""Actors and relations as drawings, with the words that a drawing needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from builder.drawing import Chart, Circle, Link, Node, Sheet, chart
from builder.model import Actor, Framework, Relation, direction
from builder.player.prose import Prose
from builder.player.speech import letters

KINDS = ("authority", "influence", "cause", "flow")


@dataclass(frozen=True)
class Picture:
    """Charts by the name of their sheet; what each actor is called aloud."""

    charts: Mapping[str, Chart]
    names: Mapping[str, str]


def picture(
    prose: Prose, actors: Mapping[str, Actor], relations: Mapping[str, Relation], sheets: Mapping[str, Sheet]
) -> Picture:
    """Draw these actors, circle by circle in the model's order, and these relations."""
    model: Framework = prose.course.framework
    circles = tuple(
        Circle(id, letters(prose, sphere.title), nodes)
        for id, sphere in model.spheres.items()
        if (nodes := tuple(Node(a, letters(prose, one.short)) for a, one in actors.items() if one.sphere == id))
    )
    links = [Link(id, one.start, one.end, one.kind) for id, one in relations.items()]
    mirrored = direction(prose.course.language) == "rtl"
    return Picture(
        {name: chart(circles, links, sheet, mirrored=mirrored) for name, sheet in sheets.items()},
        {id: letters(prose, actor.name) for id, actor in actors.items()},
    )
