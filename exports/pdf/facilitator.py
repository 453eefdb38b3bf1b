"""A module on paper for whoever leads a session: running order, what to read and to ask, sheets of cards to cut out."""

from collections.abc import Callable
from typing import Any

from builder import facilitation
from builder.facilitation import wording
from builder.facilitation.expected import Answer, Mistake
from builder.markdown import Body
from builder.model import Case, Lesson, Module
from builder.questions import Question
from exports.pdf.annexes import aid
from exports.pdf.cases import led
from exports.pdf.modules import opening
from exports.pdf.nodes import Node, text
from exports.pdf.scribe import Scribe
from exports.pdf.tongue import told_in

Part = dict[str, Any]
Say = Callable[[str], list[Node]]


def session(scribe: Scribe, module: Module) -> Part:
    """All that it takes to lead a module in a room without electricity."""
    own, _ = module.head.facilitator, scribe.words.gettext
    asked = [(lesson, question) for lesson in module.lessons for question in lesson.checks.values()]
    numbers = {question.id: number for number, (_lesson, question) in enumerate(asked, start=1)}

    def say(said: str) -> list[Node]:
        return scribe.field("module", module.id, "facilitator", said)

    speaks = scribe.course.language_of("module", module.id, "facilitator")
    return {
        **opening(scribe, module),
        "note": scribe.paragraphs(own.note, speaks),
        "material": [*([_(one)] for one in wording.MATERIAL), *map(say, own.material)],
        "orders": [_order(scribe, say, steps, name) for name, steps in _orders(module)],
        "lessons": [_lesson(scribe, lesson, numbers) for lesson in module.lessons],
        "cases": [_case(scribe, case) for case in module.cases],
        "debrief": [*map(say, own.debrief)],
        "pieces": [piece for lesson, question in asked for piece in _pieces(scribe, lesson, question, numbers)],
        "aids": [aid(scribe, "", one) for one in module.aids],
    }


def _orders(module: Module) -> tuple[tuple[str, tuple[facilitation.Step, ...]], ...]:
    return ("two-hours", facilitation.two_hours(module)), ("whole", facilitation.whole(module))


def _order(scribe: Scribe, say: Say, steps: tuple[facilitation.Step, ...], name: str) -> Part:
    """How to lead a kind of moment is told at the first of them."""
    words, told = scribe.words, set[str]()

    def moment(step: facilitation.Step) -> Part:
        if step.moment:
            return {"minutes": step.minutes, "title": say(step.moment.title), "how": say(step.moment.how)}
        title = wording.titled(step, words.gettext, lambda title: text(scribe.line(title)))
        how = [] if step.kind in told else [words.gettext(wording.HOW[step.kind])]
        told.add(step.kind)
        return {"minutes": step.minutes, "title": [title], "how": how}

    total = words.ngettext("%(n)s minute", "%(n)s minutes", facilitation.total(steps))
    return {"name": name, "total": total, "steps": [moment(step) for step in steps]}


def _lesson(scribe: Scribe, lesson: Lesson, numbers: dict[str, int]) -> Part:
    return {
        "id": f"lesson:{lesson.id}",
        "title": scribe.line(lesson.title, lesson.language),
        "minutes": scribe.words.ngettext("%(n)s minute", "%(n)s minutes", lesson.minutes),
        "objectives": [scribe.line(goal, lesson.language) for goal in lesson.head.objectives],
        "situation": _read(scribe, lesson, facilitation.situation(lesson.body)),
        "points": [
            {"title": _read(scribe, lesson, point.title), "said": _read(scribe, lesson, point.said), "last": point.last}
            for point in facilitation.points(lesson.body)
        ],
        "questions": [_question(scribe, lesson, one, numbers[one.id]) for one in lesson.checks.values()],
        **told_in(scribe, lesson.language, "Cette leçon n’est pas encore traduite ; la voici en %(language)s."),
    }


def _read(scribe: Scribe, lesson: Lesson, body: Body) -> list[Node]:
    html = scribe.player.prose.fill(body, scribe.frame(lesson.language))
    return scribe.translator.read(str(html), lesson.id)


def _question(scribe: Scribe, lesson: Lesson, question: Question, number: int) -> Part:
    def line(said: str, *, own: bool = False) -> list[Node]:
        return [scribe.words.gettext(said)] if own else scribe.line(said, lesson.language)

    def right(answer: Answer) -> Part:
        said = [*line(answer.said, own=answer.own), *([" ", *line(answer.detail)] if answer.detail else [])]
        return {"label": line(answer.label), "said": said}

    def mistake(one: Mistake) -> Part:
        return {"answer": line(one.answer, own=one.own), "says": line(one.says)}

    shown = [control for control in question.controls() if control.type == "radio" and control.mixed]
    return {
        "number": number,
        "nature": scribe.words.gettext(question.nature),
        "ask": line(question.ask),
        "options": [line(label) for control in shown for _value, label in control.options],
        "right": [right(one) for one in facilitation.right(question)],
        "because": line(question.feedback.right),
        "example": scribe.paragraphs(question.example, lesson.language),
        "mistakes": [mistake(one) for one in facilitation.mistakes(question)],
        "cards": facilitation.cards(question) is not None,
    }


def _case(scribe: Scribe, case: Case) -> Part:
    """The trainer's sheet of a case, and its scenes as cards."""
    sheet = led(scribe, case)
    cards = [{"number": scene["number"], "title": scene["title"], "tone": scene["tone"], "ending": scene["ending"],
              "text": scene["text"], "voices": scene["voices"], "ask": scene["ask"],
              "choices": [choice["text"] for choice in scene["choices"]]} for scene in sheet["scenes"]]  # fmt: skip
    return {
        **sheet,
        "id": f"sheet:{case.id}",
        "cards": cards,
        "ask": [scribe.words.gettext(q) for q in wording.DEBRIEF],
    }


def _pieces(scribe: Scribe, lesson: Lesson, question: Question, numbers: dict[str, int]) -> list[Part]:
    found = facilitation.cards(question)
    return [
        {
            "number": numbers[question.id], "sort": piece.sort, "text": scribe.line(piece.text, lesson.language),
            "language": lesson.language or scribe.course.language,
        }
        for piece in (found.pieces if found else ())
    ]  # fmt: skip
