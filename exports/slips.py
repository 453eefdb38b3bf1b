"""Where a recovery code was mistyped: a letter changed, added or left out, or two that changed places.

Its check says only that something is wrong. But among the thousands of codes that one slip parts from what was typed,
about one in a million passes the check of twenty bits, and only those of packages that we know are looked at.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from exports.recovery import LETTERS, cleaned, is_whole

GROUP = 5
"""Letters of a group, as packages show a code."""
LONGEST = 300
"""Letters beyond which nobody typed a code."""


@dataclass(frozen=True)
class Slip:
    """A single change that makes a whole code. `group` counts from 1: as it was `typed`, as it was probably `meant`."""

    group: int
    typed: str
    meant: str
    code: str
    """The code thus mended."""


def slips(typed: str, heads: Collection[str]) -> list[Slip]:
    """What one may have meant, in packages whose codes begin with these `heads` (`exports.recovery.head`)."""
    text = cleaned(typed)
    if len(text) > LONGEST:
        return []
    return [_slip(text, near) for near in sorted({near for near in _near(text, {*heads}) if is_whole(near)})]


def strangers(typed: str) -> list[tuple[int, str]]:
    """The letters that no code has, each with its group."""
    found = enumerate(cleaned(typed)[:LONGEST])
    return [(1 + place // GROUP, letter) for place, letter in found if letter not in LETTERS]


def grouped(code: str) -> str:
    """A code as packages show it."""
    text = cleaned(code)
    return "-".join(text[place : place + GROUP] for place in range(0, len(text), GROUP))


def _near(text: str, heads: set[str]) -> Iterator[str]:
    """All that one slip parts from the text, under these heads."""
    for place in range(len(text) + 1):
        before, here, after = text[:place], text[place : place + 1], text[place + 1 :]
        for near in _changed(before, here, after):
            if near[:8] in heads:
                yield near


def _changed(before: str, here: str, after: str) -> Iterator[str]:
    for letter in LETTERS:
        yield before + letter + here + after
        if here:
            yield before + letter + after
    if here:
        yield before + after
    if after:
        yield before + after[0] + here + after[1:]


def _slip(text: str, near: str) -> Slip:
    first = next((place for place, pair in enumerate(zip(text, near, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(text), len(near)) if first is None else first
    start = place - place % GROUP
    more = len(text) - len(near)
    typed, meant = text[start : start + GROUP + more], near[start : start + GROUP]
    return Slip(1 + start // GROUP, typed, meant, grouped(near))
