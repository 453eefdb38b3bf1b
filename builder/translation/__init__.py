"""Translations: what of an original is translated, from which state of it, and how it is laid over it.

Everything here is a pure function of the texts it is given.
"""

from builder.translation.digest import digest
from builder.translation.overlay import RECORD, Overlay
from builder.translation.page import DRAFT, TRANSLATES, Twin, own_head, page_digest
from builder.translation.pair import Pair
from builder.translation.parts import Part, String, parts_of, parts_of_records

__all__ = [
    "DRAFT", "RECORD", "TRANSLATES", "Overlay", "Pair", "Part", "String", "Twin", "digest", "own_head", "page_digest",
    "parts_of", "parts_of_records",
]  # fmt: skip
