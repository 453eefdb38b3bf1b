"""The course as a book: read into data, typeset by Typst. Each function gives the bytes of a PDF."""

from exports.pdf.book import case_booklet, facilitator_guide, filled_worksheet, guide, handouts
from exports.pdf.filled import Bar, Calendar, Filing, Remark

__all__ = [
    "Bar", "Calendar", "Filing", "Remark", "case_booklet", "facilitator_guide", "filled_worksheet", "guide", "handouts",
]  # fmt: skip
