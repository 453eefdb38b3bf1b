"""The course as search sees it: what each page says, part by part. Never a key, a feedback or the rest of a story."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from builder.markdown import Hole
from builder.model import Aid, Case, Course, Lesson, ModelDocument, Module, Page, Quiz, Term, Unit, Worksheet
from builder.player.doors import Doors
from builder.player.prose import Frame, Prose
from builder.search import Document, Part
from builder.words import Words

_HEADING = re.compile(r'<h([2-6]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_UNSAID = re.compile(
    r"<(svg|script|style|sup|button|template)\b.*?</\1>|<a [^>]*footnote-backref[^>]*>.*?</a>", re.DOTALL
)
_BLOCK = re.compile(
    r"\s*</?(?:p|div|li|[uod]l|d[td]|table|thead|tbody|t[rdh]|h[1-6]|section|article|aside|blockquote|fig\w+|details|summary"
    r"|hr|br|form|label|fieldset|legend)\b[^>]*>\s*"
)
_TAG = re.compile(r"<[^>]*>")
_JOINT = re.compile(r"(?<=[.!?:;,…»،؛؟])\s*\n\s*")
_APART = re.compile(r"\s+(?=[.,،](?:\s|$))")
_MUTE = frozenset({"check", "source", "page", "media", "term"})
"""Holes that hold no words of their own."""


class Documents:
    """Reads the whole course once for an index, with the addresses of one host."""

    def __init__(self, course: Course, prose: Prose, doors: Doors, words: Words) -> None:
        self.course, self.prose, self.doors, self.words = course, prose, doors, words

    def all(self, modules: Iterable[Module]) -> Iterator[Document]:
        """Every page of these modules, those of no module, and every word of the glossary."""
        for module in modules:
            yield from (self._lesson(lesson, module) for lesson in module.lessons)
            yield from (self._case(case, module) for case in module.cases)
            yield from (self._sheet(sheet, module) for sheet in module.worksheets)
            yield from (self._quiz(quiz, module) for quiz in filter(None, [module.quiz]))
            yield from (self._aid(aid, module) for aid in module.aids)
        yield from (self._aid(aid) for aid in self.course.counter_aids)
        yield from (self._paper(paper) for paper in self.course.documents.values())
        yield from (self._term(id, term) for id, term in self.course.glossary.items())

    def _lesson(self, lesson: Lesson, module: Module) -> Document:
        frame = Frame(language=lesson.language)
        goals = (self._said(goal, lesson.language) for goal in lesson.head.objectives)
        return self._page("lesson", lesson, module, self._parts(lesson, frame, goals))

    def _sheet(self, sheet: Worksheet, module: Module) -> Document:
        """What a worksheet asks, never what somebody wrote in it."""
        intro = str(self.prose.md(sheet.intro, Frame(language=sheet.language), block=True))
        asked = [entry.label for entry in sheet.fields.values()]
        asked += [text for table in sheet.tables.values() for text in (table.title, table.intro)]
        said = [text_of(intro), *(self._said(text, sheet.language) for text in asked)]
        return self._page("worksheet", sheet, module, [Part(self.doors.page(sheet.id), "", _line("\n".join(said)))])

    def _aid(self, aid: Aid, module: Module | None = None) -> Document:
        frame = Frame(language=aid.language)
        return self._page("aid", aid, module, self._parts(aid, frame, [self._said(aid.head.summary, aid.language)]))

    def _paper(self, paper: ModelDocument) -> Document:
        said = [self._said(sentence, paper.language) for sentence in (paper.head.purpose, paper.head.when)]
        return self._page("document", paper, None, self._parts(paper, Frame(language=paper.language), said))

    def _case(self, case: Case, module: Module) -> Document:
        """Its summary and its first scene: what comes after is for whoever plays it."""
        opening = str(self.prose.md(case.scenes[case.start].text, Frame(language=case.language), block=True))
        said = f"{self._said(case.summary, case.language)}\n{text_of(opening)}"
        return self._page("case", case, module, [Part(self.doors.page(case.id), "", _line(said))])

    def _quiz(self, quiz: Quiz, module: Module) -> Document:
        said = self._said(quiz.intro, quiz.language)
        return self._page("quiz", quiz, module, [Part(self.doors.page(quiz.id), "", said)])

    def _page(
        self, kind: str, page: Unit | Aid | ModelDocument, module: Module | None, parts: Iterable[Part]
    ) -> Document:
        title = self._said(page.title, page.language)
        where = self.words.gettext("Module %(n)s", n=module.number) if module else ""
        names = ((title, page.language),)
        return Document(kind, page.id, module.id if module else "", where, title, page.language, tuple(parts), names)

    def _term(self, id: str, term: Term) -> Document:
        own = self.course.language
        others = ((form, own) for form in term.also)
        abroad = ((term.ar, "ar"), (term.en, "en"))
        names = tuple((name, language) for name, language in ((term.term, own), *others, *abroad) if name)
        part = Part(self.doors.term(id), "", self._said(term.definition, term.language))
        return Document("term", id, "", "", term.term, term.language, (part,), tuple(dict.fromkeys(names)))

    def _parts(self, page: Page, frame: Frame, opening: Iterable[str]) -> Iterator[Part]:
        """What stands before the first heading, then each heading with its text."""
        html = "".join(self._piece(piece, frame) for piece in page.body)
        before, *cuts = _HEADING.split(html)
        yield Part(self.doors.page(page.id), "", _line("\n".join([*opening, text_of(before)])))
        for id, heading, text in zip(cuts[1::4], cuts[2::4], cuts[3::4], strict=True):
            yield Part(self.doors.page(page.id, id), _line(text_of(heading)), _line(text_of(text)))

    def _piece(self, piece: str | Hole, frame: Frame) -> str:
        if isinstance(piece, str):
            return piece
        return "" if piece.kind in _MUTE else str(self.prose.fill((piece,), frame))

    def _said(self, sentence: str, language: str) -> str:
        return _line(text_of(str(self.prose.md(sentence, Frame(language=language))))) if sentence else ""


def text_of(html: str) -> str:
    """The words of some HTML of ours, a line for each block."""
    return unescape(_TAG.sub("", _BLOCK.sub("\n", _UNSAID.sub("", html))))


def _line(text: str) -> str:
    """All on one line: what no punctuation ends is set apart by a dot."""
    lines = "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
    return _APART.sub("", _JOINT.sub(" ", lines).replace("\n", " · "))
