"""Where the parts of a drawing are, near enough to write a number on each."""

import re
from collections.abc import Callable, Iterator, Mapping
from math import cos, radians, sin, tan

from builder.svg.node import Node

Point = tuple[float, float]
Affine = tuple[float, float, float, float, float, float]

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", re.IGNORECASE)
_COMMAND = re.compile(r"([a-zA-Z])([^a-zA-Z]*(?:e[-+]?\d[^a-zA-Z]*)*)")
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_STILL: Affine = (1, 0, 0, 1, 0, 0)


def centre(root: Node, id: str) -> Point | None:
    """The middle of an element, in the drawing's own measure."""
    points = [*_within(root, id, _STILL)]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _within(node: Node, id: str, at: Affine) -> Iterator[Point]:
    """Look for the element, remembering how it was moved on the way."""
    here = _moved(node, at)
    if node.attributes.get("id") == id:
        yield from _points(node, here)
        return
    for child in node.children:
        if isinstance(child, Node):
            yield from _within(child, id, here)


def _points(node: Node, at: Affine) -> Iterator[Point]:
    a, b, c, d, e, f = at
    yield from ((a * x + c * y + e, b * x + d * y + f) for x, y in _corners(node))
    for child in node.children:
        if isinstance(child, Node):
            yield from _points(child, _moved(child, at))


def _corners(node: Node) -> Iterator[Point]:
    def of(name: str) -> float:
        return next(iter(_numbers(node.attributes.get(name, "0"))), 0.0)

    match node.tag:
        case "rect":
            yield from ((of("x"), of("y")), (of("x") + of("width"), of("y") + of("height")))
        case "circle" | "ellipse":
            rx, ry = of("rx") or of("r"), of("ry") or of("r")
            yield from ((of("cx") - rx, of("cy") - ry), (of("cx") + rx, of("cy") + ry))
        case "line":
            yield from ((of("x1"), of("y1")), (of("x2"), of("y2")))
        case "polygon" | "polyline":
            yield from _pairs(_numbers(node.attributes.get("points", "")))
        case "path":
            yield from _path(node.attributes.get("d", ""))
        case "text":
            yield of("x"), of("y")


def _path(d: str) -> Iterator[Point]:
    """The ends and handles of its strokes."""
    x = y = 0.0
    for command, said in _COMMAND.findall(d):
        numbers, upper = _numbers(said), command.upper()
        base = (0.0, 0.0) if command.isupper() else (x, y)
        step = {"H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7}.get(upper, 2)
        for start in range(0, len(numbers) - step + 1, step):
            part = numbers[start : start + step]
            if upper in "HV":
                x, y = (base[0] + part[0], y) if upper == "H" else (x, base[1] + part[0])
                found = [(x, y)]
            else:
                found = [(base[0] + px, base[1] + py) for px, py in _pairs(part[-2:] if upper == "A" else part)]
                x, y = found[-1]
            yield from found
            base = base if command.isupper() else (x, y)


def _moved(node: Node, at: Affine) -> Affine:
    for name, said in _TRANSFORM.findall(node.attributes.get("transform", "")):
        if name in _MOVES:
            at = _times(at, _MOVES[name](*_numbers(said)))
    return at


def _turned(angle: float, x: float = 0, y: float = 0) -> Affine:
    c, s = cos(radians(angle)), sin(radians(angle))
    return c, s, -s, c, x - c * x + s * y, y - s * x - c * y


_MOVES: Mapping[str, Callable[..., Affine]] = {
    "matrix": lambda *six: six,
    "translate": lambda x, y=0.0: (1, 0, 0, 1, x, y),
    "scale": lambda x, y=None: (x, 0, 0, x if y is None else y, 0, 0),
    "rotate": _turned,
    "skewX": lambda angle: (1, 0, tan(radians(angle)), 1, 0, 0),
    "skewY": lambda angle: (1, tan(radians(angle)), 0, 1, 0, 0),
}


def _times(m: Affine, n: Affine) -> Affine:
    a, b, c, d, e, f = m
    g, h, i, j, k, o = n
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * o + e, b * k + d * o + f


def _numbers(said: str) -> list[float]:
    return [float(number) for number in _NUMBER.findall(said)]


def _pairs(numbers: list[float]) -> list[Point]:
    return [*zip(numbers[::2], numbers[1::2], strict=False)]
