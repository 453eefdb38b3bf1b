"""The ways a group took through a case, laid on the case's own drawing: how many passed each scene and each choice."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from builder.model import Case
from builder.player.graph import Edge, Graph, Node, graph
from webapp.train.watch.splits import Split

THIN, THICK = 1.5, 14.0
"""The width of a line that nobody took, and of one that everybody did."""


@dataclass(frozen=True)
class Stream:
    """A choice on the drawing, and how many took it."""

    edge: Edge
    people: int
    width: float


@dataclass(frozen=True)
class Flow:
    """`began`: how many began; `reached`: how many came to each scene."""

    graph: Graph
    began: int
    reached: Mapping[str, int]
    streams: tuple[Stream, ...]

    def people(self, node: Node) -> int:
        return self.reached.get(node.id, 0)


def flow(case: Case, splits: Sequence[Split], label: Callable[[str], str], *, mirrored: bool) -> Flow:
    """`splits`: the decisions of one group in this case."""
    taken = {(split.scene, share.choice): share.people for split in splits for share in split.shares}
    began = sum(people for (scene, _), people in taken.items() if scene == case.start)
    reached: Counter[str] = Counter({case.start: began})
    for (scene, choice), people in taken.items():
        reached[case.scenes[scene].choices[choice].goto] += people
    drawn = graph(case, (), label, mirrored=mirrored)
    streams = tuple(
        Stream(edge, people, round(THIN + (THICK - THIN) * people / began, 1) if began and people else THIN)
        for edge in drawn.edges
        for people in [taken.get((edge.scene, edge.choice), 0)]
    )
    return Flow(drawn, began, reached, streams)
