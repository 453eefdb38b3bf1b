"""Where each word and each source serves, read off the pages and the records that name them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from builder.base import Model, prose
from builder.grading import plain
from builder.model.page import Page

if TYPE_CHECKING:
    from builder.model.course import Course

Kind = Literal["lesson", "aid", "case", "quiz", "worksheet", "document", "term"]
Named = Literal["term", "source"]

_HEADING = re.compile(r'<h[2-6] id="([^"]+)"')
_ROLE = re.compile(r"\{(term|source)\}`([^`]+)`")
_TARGET = re.compile(r"<([^<>]+)>\s*$")
_SHOWN = {"right": "rights"}
"""The field of the reference model that a block shows, where it has another name."""


@dataclass(frozen=True)
class Use:
    """A page, and the first heading of it that the word stands under; or an entry of the glossary."""

    kind: Kind
    id: str
    place: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Uses:
    """By the id of a word, by the key of a source: each page once, as the course goes, then the glossary."""

    terms: Mapping[str, tuple[Use, ...]]
    sources: Mapping[str, tuple[Use, ...]]


def read_uses(course: "Course") -> Uses:
    found: dict[Named, defaultdict[str, dict[str, Use]]] = {"term": defaultdict(dict), "source": defaultdict(dict)}
    for use, kind, target in _Reader(course).all():
        if not (use.kind == kind == "term" and use.id == target):
            found[kind][target].setdefault(f"{use.kind}:{use.id}", use)
    terms, sources = ({id: tuple(uses.values()) for id, uses in named.items()} for named in found.values())
    return Uses(terms, sources)


def read_related(course: "Course") -> Mapping[str, tuple[str, ...]]:
    """What to see beside each word: what it names, and whatever names it."""
    found: dict[str, dict[str, None]] = {id: dict.fromkeys(term.see) for id, term in course.glossary.items()}
    for id, term in course.glossary.items():
        for other in term.see:
            found.get(other, {})[id] = None
    return {id: tuple(other for other in others if other in course.glossary) for id, others in found.items()}


_Names = Iterator[tuple[Named, str]]


class _Reader:
    def __init__(self, course: "Course") -> None:
        self.course = course

    def all(self) -> Iterator[tuple[Use, Named, str]]:
        for module in self.course.modules:
            for lesson in module.lessons:
                yield from self._page("lesson", lesson, lesson.head, *lesson.checks.values())
            for case in module.cases:
                yield from ((Use("case", case.id), *named) for named in self._record(case))
            for sheet in module.worksheets:
                yield from ((Use("worksheet", sheet.id), *named) for named in self._record(sheet))
            for quiz in filter(None, [module.quiz]):
                yield from ((Use("quiz", quiz.id), *named) for named in self._record(quiz))
            for aid in module.aids:
                yield from self._page("aid", aid, aid.head)
        for aid in self.course.counter_aids:
            yield from self._page("aid", aid, aid.head)
        for document in self.course.documents.values():
            yield from self._page("document", document, document.head)
        for id, term in self.course.glossary.items():
            yield from ((Use("term", id), *named) for named in self._record(term))

    def _page(self, kind: Kind, page: Page, *records: Model) -> Iterator[tuple[Use, Named, str]]:
        headings = {heading.id: heading.text for heading in page.headings}
        place = ""
        for piece in page.body:
            if isinstance(piece, str):
                place = next(reversed(_HEADING.findall(piece)), place)
            else:
                use = Use(kind, page.id, place, headings.get(place, ""))
                yield from ((use, *named) for named in self._hole(piece.kind, piece.target))
        for record in records:
            yield from ((Use(kind, page.id), *named) for named in self._record(record))

    def _hole(self, kind: str, target: str) -> _Names:
        """A word or a source, or those of a record that a block shows."""
        if kind == "term":
            yield "term", target
        elif kind == "source":
            yield "source", target
        elif kind == "block":
            yield from self._block(target)

    def _block(self, hole: str) -> _Names:
        """What the records that a block shows lean on: those of its target, or all of their kind."""
        name, _, target = hole.partition("?")[0].partition(":")
        records = getattr(self.course.framework, _SHOWN.get(name, name), {})
        if isinstance(records, Mapping):
            for id, record in records.items():
                if target in ("", id):
                    yield from self._record(record)

    def _record(self, record: Model) -> _Names:
        yield from (("source", key) for key in _keys(record))
        yield from self._said(record)

    def _said(self, record: Model) -> _Names:
        """What the sentences of a record name."""
        for _, text, _ in prose(record):
            for role, content in _ROLE.findall(text):
                target = _TARGET.search(content)
                yield from self._role(role, target[1] if target else content)

    def _role(self, role: str, target: str) -> _Names:
        if role == "source":
            yield from (("source", key.strip()) for key in target.split(","))
        elif id := self.course.references.terms.get(plain(target)):
            yield "term", id


def _keys(value: object) -> Iterator[str]:
    """The sources that a record names in its fields, however deep."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            held = getattr(value, name)
            if name == "source":
                yield held
            elif name == "sources":
                yield from held
            else:
                yield from _keys(held)
    elif isinstance(value, Mapping | tuple):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from _keys(one)
