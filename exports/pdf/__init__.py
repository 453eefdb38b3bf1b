"""The course as a book: read into data, typeset by Typst. Each function gives the bytes of a PDF."""

from exports.pdf.book import case_booklet, facilitator_guide, guide, handouts

__all__ = ["case_booklet", "facilitator_guide", "guide", "handouts"]
