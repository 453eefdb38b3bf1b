"""A course surveyed: every language it declares, the checks of other rooms, then one report."""

from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

from builder.errors import Problem
from builder.load.assemble import Gathered, gather
from builder.load.memory import Memory
from builder.rules import RULES
from builder.settle import Report, idle, settle


def survey(folder: Path, context: str | None = None, today: date | None = None, memory: Memory | None = None) -> Report:
    """All there is to say of a course, as on that day."""
    memory = memory or Memory()
    first = gather(folder, "fr", context, memory, today)
    others = [language for language in (first.course.head.languages if first.course else ()) if language != "fr"]
    read = [first, *(gather(folder, language, context, memory, today) for language in others)]
    found = [*_together(read), *_elsewhere(first)]
    silences = {silence for each in read for silence in each.silences}
    found += idle(silences, found, first.weights)
    return settle(found, first.weights, silences)


def _together(read: list[Gathered]) -> list[Problem]:
    """What any language finds, but of common rules only what all of them find."""
    everywhere = set.intersection(*(set(each.problems) for each in read if each.course or each is read[0]))
    once = {problem for each in read for problem in each.problems}
    return [problem for problem in once if problem in everywhere or not _common(problem.code)]


def _common(code: str) -> bool:
    return code in RULES and RULES[code].common


def _elsewhere(read: Gathered) -> list[Problem]:
    """What rooms above the builder check of a course that can be built: entry points `parcours.checks`."""
    if read.course is None or any(problem.code in RULES and RULES[problem.code].firm for problem in read.problems):
        return []
    rooms = sorted(entry_points(group="parcours.checks"), key=lambda entry: entry.name)
    return [problem for entry in rooms for problem in entry.load()(read.course, read.draft)]
