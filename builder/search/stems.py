"""What makes « déclarer » and « déclarations » one: Snowball's stemmers, given words as they are really spelled."""

import unicodedata
from functools import cache, lru_cache
from typing import Protocol

from Stemmer import Stemmer

from builder.grading import plain

_NAMES = {"fr": "french", "ar": "arabic", "en": "english", "es": "spanish"}
LONGEST_END = 6
"""Letters that a stem may take off: it would make « communication » of « commune »."""
ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
PROCLITICS = (*ARTICLES, "و", "ف", "ب", "ك", "ل")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


@lru_cache(1 << 17)
def stem(spelled: str, language: str) -> str:
    """The stem of a word, read plainly. Words of three letters and of other languages are their own."""
    word = unicodedata.normalize("NFC", spelled.lower())
    if len(word) < 4 or word.isdigit() or language not in _NAMES:
        return plain(word)
    if language == "ar":
        return plain(_stemmer(language).stemWord(_with_article(word)))
    found = _stemmer(language).stemWord(word)
    return plain(word.removesuffix("s") if len(word) - len(found) > LONGEST_END else found)


def bare(form: str) -> str:
    """An Arabic form, read plainly, without its article; itself when less than three letters would stay."""
    found = next((mark for mark in ARTICLES if form.startswith(mark)), "")
    return form[len(found) :] if len(form) - len(found) > 2 else form


def _with_article(word: str) -> str:
    """The Arabic stemmer takes the و of « ولادة » for « and », unless an article stands before it."""
    return "ال" + bare(word)


@cache
def _stemmer(language: str) -> _Stemmer:
    made: _Stemmer = Stemmer(_NAMES[language])
    return made
