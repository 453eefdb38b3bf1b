"""The course as a book: read into data, typeset by Typst. `guide` and `handouts` give the bytes of a PDF."""

from exports.pdf.book import guide, handouts

__all__ = ["guide", "handouts"]
