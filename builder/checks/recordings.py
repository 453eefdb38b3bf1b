"""Captions can be shown: WebVTT, its cues in order. A transcript kept in a file reads like any page."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.checks.draft import Draft
from builder.errors import ContentError, Problem
from builder.markdown import read
from builder.model import Course
from builder.source import decoded

_TIMES = re.compile(r"((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})[ \t]+-->[ \t]+((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})([ \t].*)?")
_APART = ("NOTE", "STYLE", "REGION")


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for path in sorted(_mentioned(draft)):
        try:
            text = decoded(draft.content(path), path)
        except ContentError as error:
            yield from error.problems
            continue
        if path.endswith(".vtt"):
            yield from (Problem(path, line, 1, code, what, fix) for line, code, what, fix in captions(text))
        else:
            folder = PurePosixPath(path).parent.as_posix()
            yield from read(text, draft.references, path=path, folder=folder).problems


def _mentioned(draft: Draft) -> set[str]:
    """Captions and transcripts that a page plays with a recording, as far as they are there."""
    mentions = (mention for reading in draft.readings.values() for mention in reading.mentions)
    files = {mention.target for mention in mentions if mention.kind == "media"}
    return {path for path in files & draft.media if path.endswith((".vtt", ".md"))}


def captions(text: str) -> Iterator[tuple[int, str, str, str]]:
    """What a browser would refuse or lose: line, code, what, fix."""
    lines = text.split("\n")
    if not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        yield 1, "captions-form", "Des sous-titres commencent par la ligne « WEBVTT ».", "Ajoutez-la tout en haut."
    before = 0.0
    for line, cue in _cues(lines):
        times = next((found for part in cue[:2] if (found := _TIMES.fullmatch(part))), None)
        if not times:
            what = "Ce sous-titre ne dit pas de quand à quand il paraît."
            yield line, "captions-form", what, "Écrivez par exemple « 00:01.000 --> 00:04.000 »."
            continue
        start, end = _seconds(times[1]), _seconds(times[2])
        if end <= start:
            yield line, "captions-order", "Ce sous-titre finit avant d'avoir commencé.", "Corrigez ses deux temps."
        if start < before:
            yield line, "captions-order", "Ce sous-titre commence avant le précédent.", "Remettez-les dans l'ordre."
        if not "".join(cue[cue.index(times[0]) + 1 :]).strip():
            yield line, "captions-form", "Ce sous-titre ne dit rien.", "Écrivez ce qui se dit, ou retirez-le."
        before = start


def _cues(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs after the first, with their line; notes and styles are no cues."""
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            first = number - len(block)
            if first > 1 and not block[0].startswith(_APART):
                yield first, block
            block = []


def _seconds(time: str) -> float:
    total = 0.0
    for part in time.split(":"):
        total = total * 60 + float(part)
    return total
