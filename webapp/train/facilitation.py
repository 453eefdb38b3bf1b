"""A module led with a group, in a room: what its trainer reads, asks, prints and cuts out."""

from dataclasses import dataclass
from itertools import count

from flask import abort
from markupsafe import Markup

from builder import facilitation
from builder.facilitation import wording
from builder.markdown import Body
from builder.model import Case, Lesson, Module
from builder.player.prose import Frame
from builder.questions import Question
from webapp import here
from webapp.pages import show
from webapp.train.room import bp


@dataclass(frozen=True)
class Asked:
    """A self-check to ask aloud: its number in the module, what is expected, what to talk over."""

    number: int
    question: Question
    right: tuple[facilitation.Answer, ...]
    mistakes: tuple[facilitation.Mistake, ...]
    cards: facilitation.Cards | None

    @property
    def options(self) -> list[str]:
        """What to read out with it."""
        shown = [control for control in self.question.controls() if control.type == "radio" and control.mixed]
        return [label for control in shown for _, label in control.options]


@dataclass(frozen=True)
class Told:
    """A lesson as it is led: its situation, how its sections begin, its questions."""

    lesson: Lesson
    situation: Markup
    points: list[tuple[Markup, Markup, bool]]
    asked: list[Asked]


@dataclass(frozen=True)
class Played:
    """A case and its scenes, by number."""

    case: Case
    numbers: dict[str, int]

    def expected(self, scene: str) -> frozenset[str]:
        return facilitation.best(self.case, scene)


@bp.get("/facilitation")
def sessions() -> str:
    """Which module to lead."""
    modules = here.course().modules
    timed = [(one, facilitation.total(facilitation.two_hours(one)), facilitation.total(facilitation.whole(one)))
             for one in modules]  # fmt: skip
    return show("train/sessions.html", timed=timed)


@bp.get("/facilitation/<module_id>")
def session(module_id: str) -> str:
    """All that it takes to lead one: to read on a screen before, to print for the room."""
    module = here.course().module.get(module_id) or abort(404)
    orders = [("two-hours", facilitation.two_hours(module)), ("whole", facilitation.whole(module))]
    context = {
        "orders": orders, "told": _told(module), "played": [Played(case, _numbers(case)) for case in module.cases],
        "titled": _titled, "how": wording.HOW, "material": wording.MATERIAL, "after": wording.DEBRIEF,
        "total": facilitation.total, "own": module.head.facilitator,
    }  # fmt: skip
    return show("train/session.html", module=module, **context)


def _told(module: Module) -> list[Told]:
    questions = [question for lesson in module.lessons for question in lesson.checks.values()]
    asked = {one.question.id: one for one in map(_asked, count(1), questions)}
    return [
        Told(
            lesson,
            _html(lesson, facilitation.situation(lesson.body)),
            [(_html(lesson, one.title), _html(lesson, one.said), one.last) for one in facilitation.points(lesson.body)],
            [asked[id] for id in lesson.checks],
        )
        for lesson in module.lessons
    ]


def _asked(number: int, question: Question) -> Asked:
    answers, mistakes = facilitation.right(question), facilitation.mistakes(question)
    return Asked(number, question, answers, mistakes, facilitation.cards(question))


def _html(lesson: Lesson, body: Body) -> Markup:
    return here.player().prose.fill(body, Frame(language=lesson.language))


def _numbers(case: Case) -> dict[str, int]:
    return {id: number for number, id in enumerate(reversed(case.bottom_up), start=1)}


def _titled(step: facilitation.Step) -> str:
    return wording.titled(step, here.words().gettext, here.edition().plain)
