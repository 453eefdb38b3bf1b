"""A course surveyed: every language it declares, the checks of other rooms, then one report."""

from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

from builder.errors import Problem
from builder.load.assemble import Gathered, gather
from builder.load.contexts import context_names
from builder.load.files import Files
from builder.load.memory import Disk, Memory
from builder.rules import RULES
from builder.settle import Report, idle, settle


def survey(folder: Path, context: str | None = None, today: date | None = None, memory: Memory | None = None) -> Report:
    """All there is to say of a course, as on that day: in this context, or in every one it has."""
    return report(read_all(folder, context, today, memory or Memory()))


def read_all(folder: Path, context: str | None, today: date | None, memory: Memory) -> list[Gathered]:
    """The course in each language it declares, its own first, as it usually is; then in its other contexts."""
    with memory.one_look(folder) as disk:
        return _read_all(folder, context, today, memory, disk)


def _read_all(folder: Path, context: str | None, today: date | None, memory: Memory, disk: Disk) -> list[Gathered]:
    first = gather(folder, "", context, memory, today)
    others = first.course.head.languages[1:] if first.course else ()
    read = [first, *(gather(folder, language, context, memory, today) for language in others)]
    for name in _other_contexts(first, disk) if context is None else ():
        read += [gather(folder, language, name, memory, today) for language in ("", *others)]
    return read


def report(read: list[Gathered]) -> Report:
    """What there is to say of a course, read in all its languages."""
    first = read[0]
    found = [*_together(read), *_elsewhere(first)]
    silences = {silence for each in read for silence in each.silences}
    found += idle(silences, found, first.weights)
    return settle(found, first.weights, silences)


def _other_contexts(first: Gathered, disk: Disk) -> list[str]:
    usual = first.course.head.context if first.course else None
    return [name for name in context_names(Files(disk, "", "")) if name != usual]


def _together(read: list[Gathered]) -> list[Problem]:
    """What any reading finds, said once; but of common rules only what all of them find."""
    everywhere = set.intersection(*(set(each.problems) for each in read if each.course or each is read[0]))
    once: dict[object, Problem] = {}
    for problem in (problem for each in read for problem in each.problems):
        if problem in everywhere or not _common(problem.code):
            once.setdefault((problem.path, problem.line, problem.column, problem.code, problem.what), problem)
    return [*once.values()]


def _common(code: str) -> bool:
    return code in RULES and RULES[code].common


def _elsewhere(read: Gathered) -> list[Problem]:
    """What rooms above the builder check of a course that can be built: entry points `parcours.checks`."""
    if read.course is None or any(problem.code in RULES and RULES[problem.code].firm for problem in read.problems):
        return []
    rooms = sorted(entry_points(group="parcours.checks"), key=lambda entry: entry.name)
    return [problem for entry in rooms for problem in entry.load()(read.course, read.draft)]
