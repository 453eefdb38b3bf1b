"""The minutes that a lesson or a case declares are about those it takes."""

from collections.abc import Iterator

from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.markdown import References
from builder.model import Case, CaseChoice, Course, Limits
from builder.questions import Question
from builder.questions.essay import Essay

_SLACK = 5
"""Minutes that nobody will argue about."""

_THINKING = 1.0
_DECIDING = 0.25
"""Minutes for a self-check, and for a decision of a case, beside reading them."""

_WRITTEN = 15
"""Words of one's own that somebody writes in a minute."""


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    limits = course.head.checks
    for id, lesson in course.lessons.items():
        written = draft.of("lesson")[id]
        if lesson.language == course.head.language:
            questions = (draft.of("question").get(name) for name in lesson.checks)
            words = lesson.words + sum(_asked(draft, question) for question in questions if question)
            beside = sum(_THINKING + _writing(check) for check in lesson.checks.values())
            if said := _said(lesson.head.minutes, words, beside, limits):
                yield written.document.problem(("minutes",), "lesson-minutes", *said)
    for written in draft.of("case").values():
        assert isinstance(written.record, Case)
        for words, beside in draft.once(written, _longest):
            if said := _said(written.record.minutes, words, beside, limits):
                yield written.document.problem(("minutes",), "case-minutes", *said)


def _said(declared: int, words: int, beside: float, limits: Limits) -> tuple[str, str] | None:
    likely = words / limits.words_per_minute + beside
    if abs(declared - likely) <= max(_SLACK, likely * limits.minutes_off / 100):
        return None
    what = f"{declared} minutes déclarées ; {words} mots à lire et de quoi réfléchir en prennent environ {likely:.0f}."
    return what, f"Écrivez « minutes: {max(1, round(likely))} », ou changez le texte."


def _writing(check: Question) -> float:
    return check.words.min / _WRITTEN if isinstance(check, Essay) and check.words else 0


def _asked(draft: Draft, question: Written) -> int:
    return sum(draft.once(question, _question))


def _question(written: Written, _: References) -> Iterator[int]:
    yield _words(*(text for _, text in written.prose()))


def _longest(written: Written, _: References) -> Iterator[tuple[int, float]]:
    """The longest route: what its scenes say, every choice they offer, what follows the longest one."""
    case = written.record
    assert isinstance(case, Case)
    if not case.playable:
        return
    longest: dict[str, int] = {}
    for id in case.bottom_up:
        scene = case.scenes[id]
        said = [scene.text, scene.ask, scene.title, scene.debrief, *(voice.says for voice in scene.voices)]
        said += [choice.text for choice in scene.choices.values()]
        after = [_words(*_after(choice)) + longest[choice.goto] for choice in scene.choices.values()]
        longest[id] = _words(*said) + max(after, default=0)
    yield longest[case.start], _DECIDING * case.longest


def _after(choice: CaseChoice) -> tuple[str, str]:
    return choice.consequence, choice.legal.text if choice.legal else ""


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
