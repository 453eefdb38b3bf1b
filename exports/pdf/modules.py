"""The modules of a book: their lessons, their cases to discuss, the answers to their self-checks."""

from typing import Any

from builder.model import Lesson, Module
from builder.questions import Question
from exports.pdf.cases import discussed
from exports.pdf.nodes import Element
from exports.pdf.questions import Asker
from exports.pdf.scribe import Scribe
from exports.pdf.tongue import told_in

Part = dict[str, Any]


def module(scribe: Scribe, module: Module) -> Part:
    """A module, which opens on a page of its own."""
    asked = [(lesson, question) for lesson in module.lessons for question in lesson.checks.values()]
    numbers = {question.id: number for number, (_, question) in enumerate(asked, start=1)}
    return {
        **opening(scribe, module),
        "lessons": [_lesson(scribe, lesson, numbers) for lesson in module.lessons],
        "cases": [discussed(scribe, case) for case in module.cases],
        "answers": [Asker(scribe, lesson.language).answer(asked, numbers[asked.id]) for lesson, asked in asked],
    }


def opening(scribe: Scribe, module: Module) -> Part:
    """What its first page says of a module; `hue` is the place of its stage."""
    course, stages = scribe.course, [*scribe.course.head.stages]
    stage = module.head.stage or ""
    return {
        "id": f"page:{module.id}",
        "number": module.number,
        "title": scribe.field("module", module.id, "title", module.title),
        "summary": scribe.field("module", module.id, "summary", module.head.summary),
        "stage": scribe.line(course.head.stages[stage]) if stage in course.head.stages else [],
        "hue": stages.index(stage) if stage in stages else 0,
        "minutes": scribe.words.ngettext("%(n)s minute", "%(n)s minutes", module.minutes),
        "reviewed": scribe.words.gettext("Relu le %(date)s", date=scribe.words.date(module.head.reviewed)),
        "competencies": [
            {"code": id, "title": scribe.field("competency", id, "title", course.competencies[id].title)}
            for id in module.head.competencies
            if id in course.competencies
        ],
    }


def _lesson(scribe: Scribe, lesson: Lesson, numbers: dict[str, int]) -> Part:
    asker = Asker(scribe, lesson.language)

    def check(id: str) -> Element:
        question: Question = lesson.checks[id]
        return asker.check(question, numbers[id])

    return {
        "id": f"page:{lesson.id}",
        "title": scribe.line(lesson.title, lesson.language),
        "minutes": scribe.words.ngettext("%(n)s minute", "%(n)s minutes", lesson.minutes),
        "reviewed": scribe.words.gettext("Relu le %(date)s", date=scribe.words.date(lesson.head.reviewed)),
        "objectives": [scribe.line(goal, lesson.language) for goal in lesson.head.objectives],
        "body": scribe.page(lesson, check),
        **told_in(scribe, lesson.language, "Cette leçon n’est pas encore traduite ; la voici en %(language)s."),
    }
