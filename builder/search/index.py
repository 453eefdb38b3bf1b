"""An index, made once from what pages say: forms, their stems, and what each part of each page holds of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from builder.search.stems import PROCLITICS, bare, stem
from builder.search.stop import stop_words
from builder.search.words import RUN, folded, words

TITLE, HEADING, TEXT = 8, 4, 1


@dataclass(frozen=True)
class Part:
    """What stands under one heading: where it is, the heading, the text without its marks."""

    to: str
    heading: str
    text: str


@dataclass(frozen=True)
class Document:
    """A page as search sees it. `where` is what its line says of its place; `names`: its title, and whatever else it
    goes by, each with its language.
    """

    kind: str
    id: str
    module: str
    where: str
    title: str
    language: str
    parts: tuple[Part, ...]
    names: tuple[tuple[str, str], ...]


class IndexPage(TypedDict):
    """`first` is its first part; `length` the sum of its weights; `named` the stems of its title."""

    kind: str
    id: str
    module: str
    where: str
    title: str
    language: str
    first: int
    length: int
    named: list[int]


class IndexPart(TypedDict):
    to: str
    heading: str
    text: str


class Index(TypedDict):
    """The index as JSON. `stems` tells the stem of each of the sorted `forms`; `posts`, where each stem is.

    A post is a list of pairs, flat: how many parts after the one before, what it weighs there.
    """

    stop: str
    forms: str
    stems: list[int]
    posts: list[list[int]]
    pages: list[IndexPage]
    parts: list[IndexPart]


def make_index(documents: Iterable[Document]) -> Index:
    """Everything that readers need; nothing here depends on when or where it is made."""
    return _Maker().made([*documents])


Spelling = tuple[str, str]
"""A word as it is spelled, and the language it is spelled in."""
Spelled = Mapping[Spelling, int]
"""How often a form is spelled in each way."""


class _Maker:
    def __init__(self) -> None:
        self.pages: list[IndexPage] = []
        self.parts: list[IndexPart] = []
        self.runs: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.held: defaultdict[str, defaultdict[int, int]] = defaultdict(lambda: defaultdict(int))

    def made(self, documents: list[Document]) -> Index:
        self.stop = frozenset(word for document in documents for word in stop_words(document.language))
        for document in documents:
            self._add(document)
        spelled = self._spelled()
        stems = _joined({form: stem(*_commonest(spelled[form])) for form in self.held}, spelled)
        numbers = {name: number for number, name in enumerate(sorted(set(stems.values())))}
        for page in self.pages:
            page["named"] = sorted({numbers[stems[form]] for form in words(page["title"]) if form in stems})
        forms = sorted({**_aliases(stems, spelled), **stems}.items())
        return {
            "stop": " ".join(sorted(self.stop)),
            "forms": " ".join(form for form, _ in forms),
            "stems": [numbers[name] for _, name in forms],
            "posts": self._posts(stems, numbers),
            "pages": self.pages,
            "parts": self.parts,
        }

    def _add(self, document: Document) -> None:
        first, length = len(self.parts), 0
        for name, language in document.names:
            length += self._count(name, language, TITLE, first)
        for part in document.parts:
            number = len(self.parts)
            self.parts.append({"to": part.to, "heading": part.heading, "text": part.text})
            length += self._count(part.heading, document.language, HEADING, number)
            length += self._count(part.text, document.language, TEXT, number)
        self.pages.append({
            "kind": document.kind, "id": document.id, "module": document.module, "where": document.where,
            "title": document.title, "language": document.language, "first": first, "length": length,
            "named": [],
        })  # fmt: skip

    def _count(self, text: str, language: str, weight: int, part: int) -> int:
        length, runs = 0, Counter(RUN.findall(text))
        self.runs[language].update(runs)
        for run, times in runs.items():
            for form in folded(run):
                if form not in self.stop:
                    self.held[form][part] += times * weight
                    length += times * weight
        return length

    def _spelled(self) -> Mapping[str, Spelled]:
        spelled: defaultdict[str, dict[Spelling, int]] = defaultdict(dict)
        for language, runs in self.runs.items():
            for run, times in runs.items():
                for form in folded(run):
                    spelled[form][run, language] = spelled[form].get((run, language), 0) + times
        return spelled

    def _posts(self, stems: dict[str, str], numbers: dict[str, int]) -> list[list[int]]:
        totals: list[Counter[int]] = [Counter() for _ in numbers]
        for form, held in self.held.items():
            totals[numbers[stems[form]]].update(held)
        return [[*_gaps(total)] for total in totals]


def _commonest(spelled: Spelled) -> Spelling:
    """« déclaré » rather than « declare », when the course mostly writes it so."""
    return max(sorted(spelled), key=lambda spelling: spelled[spelling])


def _arabic(form: str, spelled: Mapping[str, Spelled]) -> bool:
    return _commonest(spelled[form])[1] == "ar"


def _joined(stems: dict[str, str], spelled: Mapping[str, Spelled]) -> dict[str, str]:
    """« وتسجيل » is « تسجيل » with an « and », if the course knows « تسجيل »."""
    known = {bare(form): name for form, name in stems.items()}
    one = tuple(mark for mark in PROCLITICS if len(mark) == 1)

    def joined(form: str) -> str | None:
        apart = form.startswith(one) and len(form) > 3 and _arabic(form, spelled)
        return known.get(form[1:]) if apart else None

    return {form: joined(form) or name for form, name in stems.items()}


def _aliases(stems: dict[str, str], spelled: Mapping[str, Spelled]) -> dict[str, str]:
    """Arabic forms as one would type them alone: without the article."""
    return {bare(form): stems[form] for form in sorted(stems) if _arabic(form, spelled)}


def _gaps(total: Counter[int]) -> Iterator[int]:
    before = 0
    for part in sorted(total):
        yield part - before
        yield total[part]
        before = part
