"""The modules of a book: their lessons, their cases told as readings, the answers to their self-checks."""

from typing import Any

from builder.model import Case, Lesson, Module
from builder.questions import Question
from exports.pdf.nodes import Element, Node
from exports.pdf.questions import Asker
from exports.pdf.scribe import Scribe

Part = dict[str, Any]


def module(scribe: Scribe, module: Module) -> Part:
    """A module, which opens on a page of its own."""
    course, stages = scribe.course, [*scribe.course.head.stages]
    stage = module.head.stage or ""
    asked = [(lesson, question) for lesson in module.lessons for question in lesson.checks.values()]
    numbers = {question.id: number for number, (_, question) in enumerate(asked, start=1)}
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
        "lessons": [_lesson(scribe, lesson, numbers) for lesson in module.lessons],
        "cases": [_case(scribe, case) for case in module.cases],
        "answers": [Asker(scribe, lesson.language).answer(asked, numbers[asked.id]) for lesson, asked in asked],
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


def _case(scribe: Scribe, case: Case) -> Part:
    """Its opening, to discuss; then what the law says along its ways, and what its best ending leaves."""
    scene, words = case.scenes[case.start], scribe.words
    legal = [choice.legal for each in case.scenes.values() for choice in each.choices.values() if choice.legal]
    points = {point.text: point for point in legal}
    good = next((each.debrief for each in case.scenes.values() if each.ending == "good" and each.debrief), "")
    return {
        "id": f"page:{case.id}",
        "title": scribe.line(case.title, case.language),
        "summary": scribe.line(case.summary, case.language),
        "minutes": words.ngettext("%(n)s minute", "%(n)s minutes", case.minutes),
        "text": scribe.paragraphs(scene.text, case.language),
        "voices": [
            {
                "who": case.personas[voice.who].name,
                "role": scribe.line(case.personas[voice.who].role, case.language),
                "says": scribe.line(voice.says, case.language),
            }
            for voice in scene.voices
        ],
        "ask": scribe.line(scene.ask, case.language) or [words.gettext("Que décidez-vous ?")],
        "choices": [scribe.line(choice.text, case.language) for choice in scene.choices.values()],
        "legal": [scribe.line(f"{point.text} {{source}}`{point.source}`", case.language) for point in points.values()],
        "debrief": scribe.paragraphs(good, case.language),
        **told_in(scribe, case.language, "Ce cas n’est pas encore traduit ; le voici en %(language)s."),
    }


def told_in(scribe: Scribe, language: str, sentence: str) -> Part:
    """The language of a page, and what is said of it when the book speaks another."""
    own = language in ("", scribe.course.language)
    notice: list[Node] = [] if own else [scribe.words.gettext(sentence, language=scribe.words.tongue(language))]
    return {"language": language or scribe.course.language, "notice": notice}
