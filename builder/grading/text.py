"""The only two readings of a typed answer: as words, or as millionths of a number."""

import re
import unicodedata

_FOLD = str.maketrans(
    {"’": "'", "ʼ": "'", "ـ": "", "ٱ": "ا", "ى": "ي", "ة": "ه", "ء": ""}
    | {chr(0x660 + digit): str(digit) for digit in range(10)}
)
_NUMBER = re.compile(r"([+-]?)([0-9]{1,9})(?:[.,]([0-9]{1,6}))?")


def plain(text: str) -> str:
    """Fold case, accents, hamza, Arabic vowel signs, apostrophes and spacing.

    « L’État  civil » reads as « l'etat civil », « الأسرة » as « الاسره ».
    """
    folded = unicodedata.normalize("NFKD", text.translate(_FOLD))
    letters = "".join(c for c in folded if not unicodedata.category(c).startswith("M"))
    return " ".join(re.split(r"[ \t\r\n]+", letters.lower().strip(" \t\r\n")))


def micro(text: str) -> int | None:
    """Read « 26,5 » as 26 500 000, or None if it is not a number."""
    found = _NUMBER.fullmatch(plain(text).replace(" ", ""))
    if not found:
        return None
    sign, whole, part = found.groups()
    size = int(whole) * 1_000_000 + int((part or "").ljust(6, "0"))
    return -size if sign == "-" else size
