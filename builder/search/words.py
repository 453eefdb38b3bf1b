"""The words of a text, read plainly: the same for whoever indexes and whoever asks (rule 1 of LAW.md)."""

import re
from functools import lru_cache

from builder.grading import plain

_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
RUN = re.compile(f"(?:[^\\W_]|[{_MARKS}])+")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Every word of a text, in order, stop words included."""
    return [word for run in RUN.findall(text) for word in folded(run)]


@lru_cache(1 << 17)
def folded(run: str) -> tuple[str, ...]:
    """What a run of letters says: most often one word, sometimes none."""
    said = plain(run).replace("œ", "oe").replace("æ", "ae")
    return tuple(word for word in _WORD.findall(said) if _tells(word))


def _tells(word: str) -> bool:
    return (len(word) > 1 or "0" <= word <= "9") and max(word) <= "\uffff"
