"""The name that an author meant, among a few or among ten thousand."""

from collections.abc import Iterable
from difflib import get_close_matches

MANY, APART, LONGEST = 300, 3, 80


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The nearest name, if one is near. Among many, only those of about its length that begin or end alike."""
    names = [*known]
    if not name or len(name) > LONGEST:
        return None
    if len(names) > MANY:
        alike = [other for other in names if abs(len(other) - len(name)) <= APART]
        names = [other for other in alike if other[:2] == name[:2] or other[-2:] == name[-2:]][:MANY]
    found = get_close_matches(name, names, n=1)
    return found[0] if found else None
