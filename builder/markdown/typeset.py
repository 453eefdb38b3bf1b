"""French spacing: the signs that ask for a space before or after them never part from their word."""

import re

_BEFORE, _AFTER = "?!;:»%", "«"
_NUMBER = re.compile(r" (?=\d{3}\b)(?<=\d )")


def typeset(text: str) -> str:
    """Make those spaces unbreakable. Text without them, Arabic for one, is left as it is."""
    if " " not in text:
        return text
    for sign in _BEFORE:
        text = text.replace(f" {sign}", f"\N{NO-BREAK SPACE}{sign}")
    for sign in _AFTER:
        text = text.replace(f"{sign} ", f"{sign}\N{NO-BREAK SPACE}")
    return _NUMBER.sub("\N{NARROW NO-BREAK SPACE}", text)
