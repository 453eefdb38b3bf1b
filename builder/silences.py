"""Silences: `check: allow code — reason` in a comment, for one line of a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.errors import Problem
from builder.rules import RULES, nearest

_MARKDOWN = re.compile(r"^\s*%\s*check:(?P<said>.*)")
_YAML = re.compile(r"(?:^|\s)#\s*check:(?P<said>.*)")
_SAID = re.compile(r"\s*allow\s+(?P<codes>[a-z-]+(?:\s*,\s*[a-z-]+)*)(?P<reason>.*)")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_EXAMPLE = "check: allow alt-missing — raison"


@dataclass(frozen=True)
class Silence:
    """Rules that a comment quiets from line `first` to line `last`, and why."""

    path: str
    line: int
    codes: tuple[str, ...]
    reason: str
    first: int
    last: int

    def covers(self, problem: Problem) -> bool:
        here = problem.path == self.path and self.first <= problem.line <= self.last
        return here and problem.code in self.codes


def silences(path: str, text: str) -> tuple[list[Silence], list[Problem]]:
    """The silences of a file, and what is wrong with how they are written."""
    if "check:" not in text:
        return [], []
    lines = text.split("\n")
    found: list[Silence] = []
    problems: list[Problem] = []
    for at, (own, said) in _comments(path, lines):
        codes, reason, fault = _read(path, at + 1, said)
        problems += fault
        if codes and reason:
            first, last = (at, at) if own else _below(path, lines, at)
            found.append(Silence(path, at + 1, codes, reason, first + 1, last + 1))
    return found, problems


def _comments(path: str, lines: list[str]) -> Iterator[tuple[int, tuple[bool, str]]]:
    """Line, whether the comment shares it with what it quiets, and what the comment says; none from a code block."""
    fence = ""
    for at, line in enumerate(lines):
        if path.endswith(".md") and (mark := _FENCE.match(line)):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        elif not fence and (found := _MARKDOWN.match(line) or _YAML.search(line)):
            yield at, (bool(line[: found.start()].strip()), found["said"])


def _below(path: str, lines: list[str], at: int) -> tuple[int, int]:
    """The line that follows, past other comments; all of a table, since a comment would cut it in two."""
    first = at + 1
    while first < len(lines) and (_MARKDOWN.match(lines[first]) or lines[first].lstrip().startswith("# check:")):
        first += 1
    last = first
    while path.endswith(".md") and last + 1 < len(lines) and lines[last].startswith("|") and lines[last + 1][:1] == "|":
        last += 1
    return first, last


def _read(path: str, line: int, said: str) -> tuple[tuple[str, ...], str, list[Problem]]:
    read = _SAID.match(said)
    if not read:
        what = "Ce commentaire « check: » ne se lit pas."
        return (), "", [Problem(path, line, 1, "silence-form", what, f"Écrivez « {_EXAMPLE} ».")]
    codes = tuple(code.strip().strip("-") for code in read["codes"].split(","))
    reason = read["reason"].strip(" \t—–-:")
    faults = [*_faults(path, line, codes)]
    if not reason:
        what = "Cette mise sous silence ne dit pas pourquoi."
        faults.append(Problem(path, line, 1, "silence-reason", what, f"Ajoutez-le : « {_EXAMPLE} »."))
    return codes, reason, faults


def _faults(path: str, line: int, codes: tuple[str, ...]) -> Iterator[Problem]:
    for code in codes:
        if code not in RULES:
            yield Problem(path, line, 1, "rule-unknown", f"La règle « {code} » n'existe pas.", nearest(code))
        elif RULES[code].firm:
            what = f"« {code} » ne se tait pas : sans cette règle, il n'y a pas de cours."
            yield Problem(path, line, 1, "rule-firm", what, "Corrigez ce qu'elle relève, et retirez ce commentaire.")
