"""Questions as forms: asked, answered, judged; and what a package must carry to judge them."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup, escape

from builder.grading import Response, Verdict, remarks
from builder.model import Lesson
from builder.model.quiz import Shown
from builder.player.doors import Given, Mark
from builder.player.drawings import Drawings
from builder.player.gaps import gapped
from builder.player.prose import Frame, Prose
from builder.player.rows import Field, fields
from builder.questions import Question
from builder.questions.hotspot import Hotspot
from builder.words import Words

Render = Callable[..., Markup]
STATES = ("correct", "partial", "wrong")
READ = (*STATES, "waiting")
TOLD: tuple[Shown, ...] = ("answers", "explanations")
"""What shows the right answers."""


class Asking:
    def __init__(self, prose: Prose, words: Words, render: Render) -> None:
        self.prose, self.words, self.render = prose, words, render
        course = prose.course
        self.drawings = Drawings(course.root)
        self._frames = {id: frame_of(lesson) for id, lesson in course.lesson_of.items()}
        for quiz in course.quizzes.values():
            for question in quiz.written:
                self._frames[question.id] = Frame(language=course.language_of("question", question.id))

    def question(
        self, question: Question, seed: str, *, prefix: str = "", given: Given | None = None,
        shows: Shown = "explanations", **place: Any,
    ) -> Markup:  # fmt: skip
        """`place` says where it stands: its number, of how many, whether it is a check."""
        frame = self._frame(question)
        id = f"{prefix}{question.id}-"
        shown = fields(question, seed, given, self._say(frame), self._truth, shows)
        verdict = given.verdict if given else None
        mark = given.mark if given else None
        panel = self.feedback(question, verdict["state"], verdict, mark=mark, shows=shows) if verdict else Markup()
        if verdict and verdict["state"] in ("partial", "wrong") and shows in TOLD and not place.get("check"):
            panel += self.right(question)
        return self.render(
            "question.html", question=question, fields=shown, prefix=prefix, frame=frame, verdict=verdict,
            panel=panel, nature=self.words.gettext(question.nature), gapped=gapped,
            spots=lambda: self._spots(question, shown, id),
            ordered=question.interaction()["type"] == "sequencing",
            mixed=type(question).mixes_slots or any(field.mixed for field in shown),
            **{"number": 0, "of": 0, "check": False, **place},
        )  # fmt: skip

    def reply(self, question: Question, response: Response, verdict: Verdict) -> dict[str, Any]:
        say = self._say(self._frame(question))
        said = remarks(question.remarks(), response, verdict)
        return {
            "verdict": verdict,
            "feedback": self.feedback(question, verdict["state"]),
            "remarks": [{"slot": one["slot"], "says": say(one["says"])} for one in said],
        }

    def sealed(self, question: Question) -> dict[str, Any]:
        say = self._say(self._frame(question))
        states = READ if question.rubric() else STATES
        return {
            "key": question.key(),
            "remarks": [{**one, "says": say(one["says"])} for one in question.remarks()],
            "feedback": {state: self.feedback(question, state, apart=True) for state in states},
            "interaction": question.interaction(),
        }

    def right(self, question: Question) -> Markup:
        """What earns everything, in words; nothing for a text that a person reads."""
        said, say = question.answer(), self._say(self._frame(question))
        label = self._truth if question.interaction()["type"] == "true-false" else say
        lines = []
        for control in question.controls() if not question.rubric() else ():
            value = said.get(control.name, "")
            options = dict(control.options)
            if control.type == "checkbox":
                lines += [("", say(control.label))] if value else []
            else:
                lines.append((say(control.label), label(options[value]) if value in options else escape(value)))
        return self.render("answer.html", lines=lines, ordered=question.interaction()["type"] == "sequencing")

    def feedback(
        self, question: Question, state: str, verdict: Verdict | None = None, *,
        mark: Mark | None = None, apart: bool = False, shows: Shown = "explanations",
    ) -> Markup:  # fmt: skip
        """What the panel holds. Without a verdict the script fills in the points. `apart`: where nobody reads."""
        frame = self._frame(question)
        says = self.prose.md(question.feedback.for_state(state), frame)
        read = self.prose.course.lessons.get(question.read or "")
        return self.render(
            "feedback.html", state=state, says=says, read=read, verdict=verdict,
            question=question, frame=frame, mark=mark, apart=apart, explained=shows == "explanations",
        )  # fmt: skip

    def _spots(self, question: Question, shown: list[Field], prefix: str) -> Markup:
        assert isinstance(question, Hotspot)
        alt = self.prose.md(question.alt, self._frame(question))
        return self.drawings.spots(question.figure, alt, shown, prefix)

    def _frame(self, question: Question) -> Frame:
        return self._frames.get(question.id, Frame())

    def _truth(self, text: str) -> Markup:
        return escape(self.words.gettext(text))

    def _say(self, frame: Frame) -> Callable[[str], Markup]:
        return lambda text: self.prose.md(text, frame)


def frame_of(lesson: Lesson) -> Frame:
    """A lesson lists its own words and sources."""
    return Frame(lesson.terms, lesson.sources, lesson.language)
