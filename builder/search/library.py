"""An index, opened: which pages a question finds, in which order, at which part (rules 3 to 8 of LAW.md)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, chain, pairwise

from builder.search.index import Index, IndexPage, IndexPart
from builder.search.stems import PROCLITICS
from builder.search.words import RUN, folded, words

MOST_WORDS = 8
LED = 30
"""Pages that are led to at their best part; those after them at their beginning."""
BEGINNING, DIFFERENT, SLIP = 4, 5, 5

Stems = frozenset[int]
Weights = dict[int, int]


@dataclass(frozen=True)
class Hit:
    """A page that was found, by its place in the index; the part of it to show; how many words it holds."""

    page: int
    part: int
    found: int
    score: int


@dataclass(frozen=True)
class Found:
    """What a question finds; the stems that each of its words stands for; the words that nothing stands for."""

    hits: tuple[Hit, ...]
    wanted: tuple[Stems, ...]
    unknown: tuple[str, ...]


class Library:
    def __init__(self, index: Index) -> None:
        self.pages: list[IndexPage] = index["pages"]
        self.parts: list[IndexPart] = index["parts"]
        self.forms = index["forms"].split()
        self.stem_of = dict(zip(self.forms, index["stems"], strict=True))
        self._posts = index["posts"]
        self._stop = frozenset(index["stop"].split())
        self._letters = sorted({letter for form in self.forms for letter in form})
        self._firsts = [*(page["first"] for page in self.pages), len(self.parts)]
        self._page_of = [n for n, (first, end) in enumerate(pairwise(self._firsts)) for _ in range(first, end)]
        self._total = max(1, sum(page["length"] for page in self.pages))

    def find(self, question: str, modules: Collection[str] | None = None) -> Found:
        """Every page that answers, the best first. `modules` are those in sight; pages of no module always are."""
        asked = [word for word in dict.fromkeys(words(question)) if word not in self._stop][:MOST_WORDS]
        last = _unfinished(question)
        meant = {word: self._meaning(word, word == last) for word in asked}
        wanted = tuple(stems for stems in meant.values() if stems)
        unknown = tuple(word for word, stems in meant.items() if not stems)
        return Found(tuple(self._ordered(wanted, modules)), wanted, unknown)

    def stems(self, run: str) -> Iterator[int]:
        """The stems of a run of letters of the course's own text."""
        return (self.stem_of[word] for word in folded(run) if word in self.stem_of)

    def _meaning(self, word: str, last: bool) -> Stems:
        if word in self.stem_of:
            return frozenset({self.stem_of[word]})
        rungs = (self._begun(word) if last else [], self._bare(word), self._akin(word), self._slips(word))
        forms = next((forms for forms in rungs if forms), [])
        return frozenset(self.stem_of[form] for form in forms)

    def _begun(self, word: str) -> list[str]:
        return self.forms[bisect_left(self.forms, word) : bisect_left(self.forms, word + "\uffff")]

    def _bare(self, word: str) -> list[str]:
        left = (word[len(mark) :] for mark in PROCLITICS if word.startswith(mark) and len(word) - len(mark) > 2)
        return [form for form in left if form in self.stem_of][:1]

    def _akin(self, word: str) -> list[str]:
        for shared in range(len(word), BEGINNING - 1, -1):
            most = min(DIFFERENT, shared - 1)
            near = [form for form in self._begun(word[:shared]) if len(form) - shared <= most]
            if near and len(word) - shared <= most:
                return near
        return []

    def _slips(self, word: str) -> list[str]:
        return [form for form in _slipped(word, self._letters) if form in self.stem_of] if len(word) >= SLIP else []

    def _held(self, stems: Stems) -> Weights:
        """The weight of a word in each part that holds it."""
        held: Weights = {}
        for stem in sorted(stems):
            post = self._posts[stem]
            found = zip(accumulate(post[0::2]), post[1::2], strict=True)
            if held:
                for part, weight in found:
                    held[part] = held.get(part, 0) + weight
            else:
                held = dict(found)
        return held

    def _by_page(self, held: Weights) -> Weights:
        """The weight of a word in each page that holds it."""
        found: Weights = {}
        page_of = self._page_of
        for part, weight in held.items():
            page = page_of[part]
            found[page] = found.get(page, 0) + weight
        return found

    def _ordered(self, wanted: tuple[Stems, ...], modules: Collection[str] | None) -> list[Hit]:
        held = [self._held(stems) for stems in wanted]
        by_page = [self._by_page(weights) for weights in held]
        kept = self._kept(by_page, modules)
        rarities = [self._rarity(len(weights)) for weights in by_page]
        every = frozenset[int]().union(*wanted)
        firsts = self._firsts
        hits = []
        for page, found in kept.items():
            score = self._score(page, [(rarities[n], of[page]) for n, of in enumerate(by_page) if page in of], every)
            hits.append(Hit(page, firsts[page], found, score))
        hits.sort(key=lambda hit: (-hit.found, -hit.score, hit.page))
        near = (replace(hit, part=self._part(hit.page, held, rarities)) for hit in hits[:LED])
        return [*near, *hits[LED:]]

    def _kept(self, by_page: list[Weights], modules: Collection[str] | None) -> dict[int, int]:
        """The pages in sight that hold most of the words, with how many they hold."""
        found = Counter(chain.from_iterable(by_page))
        if modules is not None:
            sight = {"", *modules}
            found = Counter({page: n for page, n in found.items() if self.pages[page]["module"] in sight})
        most = max(found.values(), default=0)
        return {page: n for page, n in found.items() if 2 * n > most}

    def _rarity(self, holding: int) -> int:
        x, rarity = 1000 + 1000 * len(self.pages) // holding, 0
        while x >= 2000:
            x, rarity = x // 2, rarity + 1000
        return rarity + x - 1000

    def _score(self, page: int, words: list[tuple[int, int]], every: Stems) -> int:
        norm = 300 + 900 * self.pages[page]["length"] * len(self.pages) // self._total
        score = sum(2200 * rarity * f // (1000 * f + norm) for rarity, f in words)
        named = self.pages[page]["named"]
        return 2 * score if named and every.issuperset(named) else score

    def _part(self, page: int, held: list[Weights], rarities: list[int]) -> int:
        """The part that holds most words, then most weight × rarity, then the first."""
        best, worth = self.pages[page]["first"], (0, 0)
        for part in range(self._firsts[page], self._firsts[page + 1]):
            mine = [rarities[n] * weights[part] for n, weights in enumerate(held) if part in weights]
            if (len(mine), sum(mine)) > worth:
                best, worth = part, (len(mine), sum(mine))
        return best


def _unfinished(question: str) -> str:
    """The word that the question ends on, if nothing follows it."""
    runs = [*RUN.finditer(question)]
    ends = runs and runs[-1].end() == len(question)
    return (folded(runs[-1][0]) or ("",))[-1] if ends else ""


def _slipped(word: str, letters: list[str]) -> list[str]:
    """Every string one slip away: a letter less, two neighbours swapped, a letter other, a letter more."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    less = [a + b[1:] for a, b in cuts if b]
    swapped = [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    other = [a + letter + b[1:] for a, b in cuts if b for letter in letters]
    more = [a + letter + b for a, b in cuts for letter in letters]
    return [*dict.fromkeys([*less, *swapped, *other, *more])]
