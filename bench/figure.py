"""One measured figure, beside its goal."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`value` and `goal` in `unit`; `kept` says whether the goal is."""

    what: str
    value: float
    unit: str
    goal: str
    kept: bool

    def __str__(self) -> str:
        sign = "yes" if self.kept else "NO"
        return f"{self.what:<66} {self.value:>9.2f} {self.unit:<8} {self.goal:<10} {sign}"


def at_most(what: str, value: float, limit: float, unit: str) -> Figure:
    return Figure(what, value, unit, f"≤ {limit:g}", value <= limit)


def at_least(what: str, value: float, limit: float, unit: str) -> Figure:
    return Figure(what, value, unit, f"≥ {limit:g}", value >= limit)


def best(work: Callable[[], object], times: int = 7) -> float:
    """Seconds that the quickest of several runs takes, after one to warm up."""
    work()
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spans.append(time.perf_counter() - start)
    return min(spans)
