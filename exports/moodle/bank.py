"""The question bank of an edition: a shelf for each module, then for each competency, and one for its self-checks."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from builder.model import Module, Quiz
from builder.questions import Question
from builder.questions.truefalse import TrueFalse
from exports.base import Edition
from exports.lom import title
from exports.moodle.kinds import made
from exports.moodle.model import Item, Shelf
from exports.moodle.prose import Prose

_NAME = 80
"""Characters of the question in its name, for teachers."""

_AGAIN = Decimal("0.3333333")
"""What each further try costs, where a quiz allows some: Moodle's own default."""


def shelves(edition: Edition) -> list[Shelf]:
    """Every question that these modules ask, once, on the shelf of the module that writes it.

    Several languages stand apart: each has its own top shelf, and its letters in every id and name.
    """
    return [shelf for one in edition.alone for shelf in _Bank(one, several=bool(edition.others)).shelves()]


class _Bank:
    def __init__(self, edition: Edition, *, several: bool) -> None:
        self.edition, self.course = edition, edition.course
        self.mark = edition.course.language if several else ""
        self.prose = Prose(edition)
        self.kept = {module.id: module for module in edition.modules}
        self.asked = {id for module in edition.modules if module.quiz for id in module.quiz.by_id}

    def shelves(self) -> Iterator[Shelf]:
        named = title(self.edition)
        course = (self._name(f"{named} ({self.mark})" if self.mark else named),)
        summary = self.prose.player.say("course", self.course.id, "summary", self.course.head.summary)
        yield Shelf(course, self.prose.alone(summary, "p").html)
        others = (module for module in self.course.modules if module.id not in self.kept)
        for module in (*self.edition.modules, *others):
            found = [*self._module(module)]
            if found or (module.quiz and module.id in self.kept):
                place = (*course, self._name(f"{module.number:02} {self.prose.plain(module.title)}"))
                yield Shelf(place, self._quiz(module.quiz) if module.quiz and module.id in self.kept else "")
                yield from (Shelf((*place, name), "", items) for name, items in found)

    def _module(self, module: Module) -> Iterator[tuple[str, list[Item]]]:
        """Its bank by competency, then what its lessons ask."""
        bank = [question for question in module.quiz.written if question.id in self.asked] if module.quiz else []
        for competency in dict.fromkeys(question.competency for question in bank):
            mine = (question for question in bank if question.competency == competency)
            yield self._competency(competency), [self._item(one, module, _cost(one)) for one in mine]
        lessons = module.lessons if module.id in self.kept else ()
        if checks := [check for lesson in lessons for check in lesson.checks.values()]:
            yield self.prose.words.gettext("Auto-vérifications"), [self._item(one, module) for one in checks]

    def _item(self, question: Question, module: Module, penalty: Decimal = Decimal(0)) -> Item:
        prose, part = self.prose, made(question, self.prose)
        read = self.course.lessons.get(question.read or "")
        sources = [self.course.sources[id] for id in question.sources if id in self.course.sources]
        after = prose.rendered(
            "after.html", question=question, md=prose.md, remarks=part.remarks, example=part.example,
            read=prose.plain(read.title) if read else "", sources=sources,
        )  # fmt: skip
        id = "-".join(filter(None, [question.id, self.mark]))
        return Item(
            id=id,
            name=self._name(f"{id} · {prose.plain(question.ask, _NAME)}"),
            ask=prose.text(question.ask, question) + part.shown,
            after=after,
            states=prose.rendered("states.html", question=question, md=prose.md),
            grade=(question.rubric() or question.key())["possible"],
            body=part.body,
            hint=prose.text(question.hint, question),
            penalty=penalty,
            tags=tuple(self._tags(question, module)),
        )

    def _tags(self, question: Question, module: Module) -> Iterable[str]:
        level = self.prose.words.gettext("difficulté %(n)s", n=question.difficulty)
        return question.competency, module.id, level

    def _quiz(self, quiz: Quiz) -> str:
        draws = [(self._competency(id), n) for id, n in quiz.quotas.items()]
        return self.prose.rendered("quiz.html", title=self.prose.plain(quiz.title), quiz=quiz, draws=draws).html

    def _competency(self, id: str) -> str:
        found = self.course.competencies.get(id)
        return self._name(f"{id} {self.prose.plain(found.title)}" if found else id)

    def _name(self, text: str) -> str:
        """Moodle strips whatever looks like a tag from a name."""
        return self.prose.plain(text).replace("<", "‹").replace(">", "›")[:255]


def _cost(question: Question) -> Decimal:
    """Once a true or false was missed, nothing is left to find; what a person reads is read once."""
    if isinstance(question, TrueFalse):
        return Decimal(1)
    return Decimal(0) if question.rubric() else _AGAIN
