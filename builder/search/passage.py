"""The passage that a hit shows, with the words that were looked for (rule 9 of LAW.md)."""

import re
from dataclasses import dataclass

from builder.search.library import Library, Stems
from builder.search.words import RUN

LENGTH, BEFORE = 28, 5


@dataclass(frozen=True)
class Piece:
    """Some text, marked or not."""

    text: str
    marked: bool


def passage(library: Library, text: str, wanted: tuple[Stems, ...]) -> list[Piece]:
    """The pieces of a passage, one after the other; « … » where the text goes on."""
    runs = [*RUN.finditer(text)]
    held = [{n for n, stems in enumerate(wanted) if stems & {*library.stems(run[0])}} for run in runs]
    start = max(0, min(_best(held) - BEFORE, len(runs) - LENGTH))
    shown = runs[start : start + LENGTH]
    if not shown:
        return [Piece(text, False)] if text else []
    begin = shown[0].start() if start else 0
    end = shown[-1].end() if start + LENGTH < len(runs) else len(text)
    pieces = [Piece("… ", False)] if start else []
    pieces += _cut(text, begin, end, [run for run, words in zip(shown, held[start:], strict=False) if words])
    return [*pieces, Piece(" …", False)] if end < len(text) else pieces


def _best(held: list[set[int]]) -> int:
    """The marked run whose window holds most of the words; the first of them."""
    marked = [n for n, words in enumerate(held) if words]
    return max(marked, key=lambda n: (len(set().union(*held[n : n + LENGTH - BEFORE])), -n), default=0)


def _cut(text: str, begin: int, end: int, marked: list[re.Match[str]]) -> list[Piece]:
    pieces: list[Piece] = []
    for run in marked:
        if begin < run.start():
            pieces.append(Piece(text[begin : run.start()], False))
        pieces.append(Piece(run[0], True))
        begin = run.end()
    return [*pieces, Piece(text[begin:end], False)] if begin < end else pieces
