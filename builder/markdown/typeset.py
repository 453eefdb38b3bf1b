"""French spacing: the signs that ask for a space before or after them never part from their word."""

import re

_BEFORE = re.compile(r" (?=[?!;:»%])")
_AFTER = re.compile(r"(?<=«) ")
_NUMBER = re.compile(r"(?<=\d) (?=\d{3}\b)")


def typeset(text: str) -> str:
    """Make those spaces unbreakable. Text without them, Arabic for one, is left as it is."""
    bound = _AFTER.sub("\N{NO-BREAK SPACE}", _BEFORE.sub("\N{NO-BREAK SPACE}", text))
    return _NUMBER.sub("\N{NARROW NO-BREAK SPACE}", bound)
