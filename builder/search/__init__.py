"""Search: an index made once, read the same way by the LMS and by every browser. LAW.md says how."""

from builder.search.index import Document, Index, Part, make_index
from builder.search.library import Found, Hit, Library
from builder.search.passage import Piece, passage
from builder.search.words import words

__all__ = ["Document", "Found", "Hit", "Index", "Library", "Part", "Piece", "make_index", "passage", "words"]
