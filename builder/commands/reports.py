"""What was found, said: for a person, for a program, for GitHub."""

import json
from collections import Counter
from collections.abc import Callable, Sequence

from builder.errors import Problem, Severity
from builder.rules import RULES
from builder.settle import Report

_SEVERITY: dict[Severity, str] = {"error": "erreur", "warning": "avertissement"}


def said(problems: Sequence[Problem]) -> str:
    """Problems for a person, with a last line that counts errors and warnings apart."""
    if not problems:
        return "Rien à corriger."
    counts = Counter(problem.severity for problem in problems)
    files = len({problem.path for problem in problems})
    found = " et ".join(_counted(counts[severity], word) for severity, word in _SEVERITY.items() if counts[severity])
    return "\n\n".join([*map(_told, problems), f"{found} dans {_counted(files, 'fichier')}."])


def text(report: Report, silenced: bool = False) -> str:
    """The whole report for a person; `silenced` lists what was silenced, and why."""
    quiet = report.silenced
    if not quiet:
        return said(report.problems)
    listed = [f"{_told(problem)}\n  Sous silence : {reason}" for problem, reason in quiet] if silenced else []
    hint = "." if silenced else " (--silenced pour les voir)."
    return "\n\n".join([*listed, said(report.problems)]) + f"\n{_counted(len(quiet), 'point')} sous silence{hint}"


def rules() -> str:
    """Every rule: its code, its usual weight, what it finds."""
    wide = max(map(len, RULES))
    lines = (f"{code:{wide}}  {_weight(code):22}  {RULES[code].says}".rstrip() for code in sorted(RULES))
    return "\n".join(lines)


def _weight(code: str) -> str:
    rule = RULES[code]
    return _SEVERITY[rule.severity] + (", toujours" if rule.firm else "")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def _told(problem: Problem) -> str:
    weight = "" if problem.severity == "error" else " (avertissement)"
    hint = f"\n  → {problem.fix}" if problem.fix else ""
    return f"{problem.path}:{problem.line}:{problem.column} {problem.code}{weight}\n  {problem.what}{hint}"


def _json(report: Report, silenced: bool = False) -> str:
    quiet = [{**vars(problem), "silenced": reason} for problem, reason in report.silenced] if silenced else []
    return json.dumps([*map(vars, report.problems), *quiet], ensure_ascii=False, indent=1)


def _github(report: Report, silenced: bool = False) -> str:
    return "\n".join(_annotation(problem) for problem in report.problems)


def _annotation(problem: Problem) -> str:
    """A workflow command, escaped as GitHub asks."""
    message = f"{problem.what} {problem.fix}".strip()
    for character, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        message = message.replace(character, escape)
    place = f"file={problem.path},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.severity} {place}::{message}"


FORMS: dict[str, Callable[[Report, bool], str]] = {"text": text, "json": _json, "github": _github}
