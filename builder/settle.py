"""What becomes of each problem: an error, a warning, nothing at all, or silence with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from builder.errors import Problem
from builder.rules import RULES
from builder.silences import Silence

Weight = Literal["error", "warning", "off"]


@dataclass(frozen=True)
class Report:
    """What there is to fix, in file order; and what was silenced, with its reason."""

    problems: tuple[Problem, ...] = ()
    silenced: tuple[tuple[Problem, str], ...] = ()


def settle(found: Iterable[Problem], weights: Mapping[str, Weight], silences: Iterable[Silence]) -> Report:
    """Weigh each problem as its rule and the course say; what a silence covers goes apart."""
    by_path: dict[str, list[Silence]] = {}
    for each in silences:
        by_path.setdefault(each.path, []).append(each)
    kept: list[Problem] = []
    quiet: list[tuple[Problem, str]] = []
    for problem in sorted(set(found)):
        weighed = _weighed(problem, weights)
        silence = next((s for s in by_path.get(problem.path, ()) if s.covers(problem)), None)
        if weighed and silence and not _firm(problem.code):
            quiet.append((weighed, silence.reason))
        elif weighed:
            kept.append(weighed)
    return Report(tuple(kept), tuple(quiet))


def idle(silences: Iterable[Silence], found: Iterable[Problem], weights: Mapping[str, Weight]) -> list[Problem]:
    """A problem for each rule that a silence names in vain; one that is off is left alone."""
    there = {(problem.path, problem.code): set[int]() for problem in found}
    for problem in found:
        there[problem.path, problem.code].add(problem.line)
    return [
        Problem(silence.path, silence.line, 1, "silence-unused", f"Rien à taire ici pour « {code} ».", "Retirez-le.")
        for silence in silences
        for code in silence.codes
        if code in RULES and not _firm(code) and weights.get(code) != "off"
        and not any(silence.first <= line <= silence.last for line in there.get((silence.path, code), ()))
    ]  # fmt: skip


def _weighed(problem: Problem, weights: Mapping[str, Weight]) -> Problem | None:
    rule = RULES.get(problem.code)
    own = rule.severity if rule else problem.severity
    weight = own if _firm(problem.code) else weights.get(problem.code, own)
    return None if weight == "off" else replace(problem, severity=weight)


def _firm(code: str) -> bool:
    return code not in RULES or RULES[code].firm
