"""A case drawn: scenes in columns by how far they are, choices as lines between them, always the same way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase
from textwrap import shorten, wrap

from builder.model import Case

WIDE, TALL, GAP, ROW, PORT, EDGE = 190, 68, 96, 26, 34, 16
"""A scene's width and least height, between columns, between rows, between the choices of a scene, around all."""
THIN = 12
"""The height kept free where a line passes a column."""
LETTERS = ascii_uppercase


@dataclass(frozen=True)
class Node:
    """A scene: where its corner is, its size, its name in a few short lines; `path` is the shortest way to it."""

    id: str
    x: float
    y: float
    tall: float
    lines: tuple[str, ...]
    ending: str
    path: tuple[str, ...]
    walked: bool
    here: bool
    lost: bool


@dataclass(frozen=True)
class Edge:
    """A choice: its line, and the place of its letter; `path` walks to its scene, then takes it."""

    scene: str
    choice: str
    letter: str
    points: int
    line: str
    x: float
    y: float
    path: tuple[str, ...]
    walked: bool
    offered: bool


@dataclass(frozen=True)
class Graph:
    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph(case: Case, path: Sequence[str], label: Callable[[str], str], *, mirrored: bool = False) -> Graph:
    """The drawing of a case whose scenes all exist, with a path through it; `mirrored` reads from the right."""
    return _Drawing(case, path, label, mirrored).graph()


def ways(case: Case) -> dict[str, tuple[str, ...]]:
    """The shortest path to each scene that can be reached."""
    found: dict[str, tuple[str, ...]] = {case.start: ()}
    waiting = [case.start]
    for id in waiting:
        for name, choice in case.scenes[id].choices.items():
            if choice.goto not in found:
                found[choice.goto] = (*found[id], name)
                waiting.append(choice.goto)
    return found


Spot = tuple[str, str, int]
"""What takes a place in a column: a scene (its id, "", 0), or a line that passes (scene, choice, column)."""


@dataclass
class _Drawing:
    case: Case
    path: Sequence[str]
    label: Callable[[str], str]
    mirrored: bool
    columns: list[list[Spot]] = field(default_factory=list)
    corner: dict[Spot, tuple[float, float]] = field(default_factory=dict)

    def graph(self) -> Graph:
        self.depth = self._depths()
        self._fill()
        self._order()
        height = self._place()
        self.width = 2 * EDGE + len(self.columns) * (WIDE + GAP) - GAP
        self.ways = ways(self.case)
        steps = self.case.walk([*self.path])
        self.taken = {(step.scene, step.choice): number for number, step in enumerate(steps)}
        self.at = self.case.at([*self.path])
        nodes = tuple(self._node(id) for id in self.case.scenes)
        arrivals = self._arrivals()
        edges = (self._edge(id, name, arrivals) for id, scene in self.case.scenes.items() for name in scene.choices)
        return Graph(self.width, height, nodes, tuple(edges))

    def _depths(self) -> dict[str, int]:
        """Columns: one after the last of the scenes that lead there. Scenes that nothing leads to stand first."""
        found = dict.fromkeys(self.case.scenes, 0)
        for id in reversed(self.case.bottom_up):
            for choice in self.case.scenes[id].choices.values():
                found[choice.goto] = max(found[choice.goto], found[id] + 1)
        return found

    def _fill(self) -> None:
        self.columns = [[] for _ in range(max(self.depth.values()) + 1)]
        for id, depth in self.depth.items():
            self.columns[depth].append((id, "", 0))
        for id, scene in self.case.scenes.items():
            for name, choice in scene.choices.items():
                for depth in range(self.depth[id] + 1, self.depth[choice.goto]):
                    self.columns[depth].append((id, name, depth))

    def _order(self) -> None:
        """Each column follows the one before: near what leads there, the author's order breaking ties."""
        for depth in range(1, len(self.columns)):
            rank = {spot: place for place, spot in enumerate(self.columns[depth - 1])}
            weights = {spot: self._weight(spot, rank) for spot in self.columns[depth]}
            self.columns[depth].sort(key=lambda spot: weights[spot])  # used at once

    def _weight(self, spot: Spot, rank: dict[Spot, int]) -> float:
        places = [rank[near] + port for near, port in self._before(spot) if near in rank]
        return sum(places) / len(places) if places else 0.0

    def _before(self, spot: Spot) -> list[tuple[Spot, float]]:
        """What leads to a spot from the column before, and from how low on it (0 to 1)."""
        id, name, depth = spot
        if name:
            return [((id, name, depth - 1) if depth - 1 > self.depth[id] else (id, "", 0), self._port(id, name))]
        found: list[tuple[Spot, float]] = []
        for other, scene in self.case.scenes.items():
            for chosen, choice in scene.choices.items():
                if choice.goto == id:
                    long = self.depth[id] - self.depth[other] > 1
                    near = (other, chosen, self.depth[id] - 1) if long else (other, "", 0)
                    found.append((near, self._port(other, chosen)))
        return found

    def _port(self, id: str, name: str) -> float:
        names = [*self.case.scenes[id].choices]
        return (names.index(name) + 1) / (len(names) + 1)

    def _place(self) -> float:
        heights = [sum(self._tall(spot) + ROW for spot in column) - ROW for column in self.columns]
        for depth, (column, height) in enumerate(zip(self.columns, heights, strict=True)):
            y = EDGE + (max(heights) - height) / 2
            for spot in column:
                self.corner[spot] = EDGE + depth * (WIDE + GAP), y
                y += self._tall(spot) + ROW
        return max(heights) + 2 * EDGE

    def _tall(self, spot: Spot) -> float:
        return THIN if spot[1] else max(TALL, PORT * (len(self.case.scenes[spot[0]].choices) + 1))

    def _arrivals(self) -> dict[tuple[str, str], float]:
        """How low each line reaches its scene, so that none hides another."""
        found: dict[tuple[str, str], float] = {}
        into: dict[str, list[tuple[float, str, str]]] = {}
        for id, scene in self.case.scenes.items():
            for name, choice in scene.choices.items():
                last = self.depth[choice.goto] - 1
                spot = (id, name, last) if last > self.depth[id] else (id, "", 0)
                into.setdefault(choice.goto, []).append((self.corner[spot][1] + self._port(id, name), id, name))
        for goto, lines in into.items():
            spot = goto, "", 0
            for place, (_, id, name) in enumerate(sorted(lines), start=1):
                found[id, name] = self.corner[spot][1] + self._tall(spot) * place / (len(lines) + 1)
        return found

    def _node(self, id: str) -> Node:
        scene, (x, y) = self.case.scenes[id], self.corner[id, "", 0]
        said = shorten(self.label(scene.title or scene.text) or id, 46, placeholder="…")
        return Node(
            id, self.width - x - WIDE if self.mirrored else x, y, self._tall((id, "", 0)), tuple(wrap(said, 24)[:2]),
            scene.ending or "", self.ways.get(id, ()),
            walked=id == self.at or any(id == step for step, _ in self.taken), here=id == self.at,
            lost=id not in self.ways,
        )  # fmt: skip

    def _edge(self, id: str, name: str, arrivals: dict[tuple[str, str], float]) -> Edge:
        names, choice = [*self.case.scenes[id].choices], self.case.scenes[id].choices[name]
        points = self._points(id, name, arrivals[id, name])
        at = next((number for (scene, _), number in self.taken.items() if scene == id), None)
        before = self.path if id == self.at else self.ways.get(id, ()) if at is None else self.path[:at]
        x, y = points[0]
        return Edge(
            id, name, LETTERS[names.index(name) % 26], choice.points, self._line(points),
            self._across(x + 20), y, (*before, name), (id, name) in self.taken, offered=id == self.at,
        )  # fmt: skip

    def _points(self, id: str, name: str, arrival: float) -> list[tuple[float, float]]:
        spot, goto = (id, "", 0), self.case.scenes[id].choices[name].goto
        x, y = self.corner[spot]
        points = [(x + WIDE, y + self._tall(spot) * self._port(id, name))]
        for depth in range(self.depth[id] + 1, self.depth[goto]):
            x, y = self.corner[id, name, depth]
            points += [(x, y + THIN / 2), (x + WIDE, y + THIN / 2)]
        return [*points, (self.corner[goto, "", 0][0], arrival)]

    def _line(self, points: list[tuple[float, float]]) -> str:
        (x, y), *others = points
        drawn = [f"M{self._across(x):.0f} {y:.0f}"]
        for to_x, to_y in others:
            bend = (to_x - x) / 2
            drawn.append(
                f"C{self._across(x + bend):.0f} {y:.0f} {self._across(to_x - bend):.0f} {to_y:.0f} "
                f"{self._across(to_x):.0f} {to_y:.0f}"
            )
            x, y = to_x, to_y
        return "".join(drawn)

    def _across(self, x: float) -> float:
        return self.width - x if self.mirrored else x
