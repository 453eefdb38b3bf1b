"""A printed book as its readers have it: words in the order of reading, bookmarks, pages, what machines are told."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

import pypdfium2 as pdfium
from pypdfium2 import raw


def squeezed(text: str) -> str:
    """Letters and signs alone: where lines break, and which form a letter takes, is the typesetter's business."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u2010\u2011\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\x00-\x1f-]", "", plain)


@dataclass(frozen=True)
class Mark:
    level: int
    title: str
    page: int


class Paper:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pdfium.PdfDocument(data)

    @cached_property
    def pages(self) -> list[str]:
        return [page.get_textpage().get_text_range() for page in self.pdf]

    @cached_property
    def words(self) -> str:
        return squeezed("\n".join(self.pages))

    @cached_property
    def marks(self) -> list[Mark]:
        return [
            Mark(one.level, one.get_title(), one.get_dest().get_index())  # type: ignore[union-attr]
            for one in self.pdf.get_toc()
        ]

    def says(self, words: str) -> bool:
        """Whether some words are there: in a row, or each of them when they run the other way than the book.

        Extractors put the words of a line in the order of the page, and double a letter under its vowel signs.
        """
        backward = bool(re.search("[\u0600-\u06ff]", words)) != (self.language == "ar")
        bare = [word for word in words.split() if not any(map(unicodedata.combining, word))]
        apart = [part for word in bare for part in re.findall(r"\w+", word)]
        whole = [words] if not backward and len(bare) == len(words.split()) else apart
        return all(squeezed(part) in self.words for part in whole)

    def titles(self, level: int) -> list[str]:
        return [mark.title for mark in self.marks if mark.level == level]

    @property
    def language(self) -> str:
        size = raw.FPDFCatalog_GetLanguage(self.pdf, None, 0)
        buffer = (raw.FPDF_WCHAR * (size // 2))()
        raw.FPDFCatalog_GetLanguage(self.pdf, buffer, size)
        return bytes(buffer).decode("utf-16-le").rstrip("\x00")

    @property
    def tagged(self) -> bool:
        return bool(raw.FPDFCatalog_IsTagged(self.pdf))

    def strays(self) -> list[tuple[int, str]]:
        """Words set outside their page."""
        found = []
        for number, page in enumerate(self.pdf):
            width, height = page.get_size()
            text = page.get_textpage()
            for place in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(place)
                if not (-1 <= left <= right <= width + 1 and -1 <= bottom <= top <= height + 1):
                    found.append((number, text.get_text_bounded(left, bottom, right, top)))
        return found

    def starts_at(self, number: int, words: str) -> float:
        """Where some words of a page begin, from 0 (left) to 1 (right)."""
        page = self.pdf[number]
        place, _ = page.get_textpage().search(words).get_next()
        left, _, right, _ = page.get_textpage().get_charbox(place)
        return (left + right) / 2 / page.get_width()
