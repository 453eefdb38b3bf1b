"""Questions teach, and do not give themselves away: options, feedback, hints, and what a bank's lengths betray."""

import re
from collections.abc import Iterator
from itertools import pairwise

from builder.base import Location
from builder.checks.draft import Draft, Written
from builder.errors import Problem
from builder.grading import plain
from builder.markdown import References
from builder.model import Course
from builder.questions import Question
from builder.questions.choice import Choice
from builder.questions.several import Several

_FEW = 4
_Fault = tuple[Location, str, str, str]


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    for written in draft.of("question").values():
        yield from draft.once(written, _problems)
    for quiz in course.quizzes.values():
        if said := _longest(quiz.written, course.head.checks.longest_right):
            yield draft.of("quiz")[quiz.id].document.problem(("questions",), *said)


def _problems(written: Written, _: References) -> Iterator[Problem]:
    assert isinstance(written.record, Question)
    for where, code, what, fix in _faults(written.record):
        yield written.document.problem((*written.at, *where), code, what, fix)


def _faults(question: Question) -> Iterator[_Fault]:
    yield from _twins(question)
    if isinstance(question, Choice | Several):
        yield from _silent(question)
    if isinstance(question, Several) and all(option.right for option in question.options.values()):
        what = "Toutes les options sont bonnes."
        yield ("options",), "options-all-right", what, "Ajoutez une option qui ne l'est pas."
    if answer := _given_away(question):
        what = f"L'indice donne la réponse : « {answer} »."
        yield ("hint",), "hint-answer", what, "Mettez sur la voie sans la dire."


def _twins(question: Question) -> Iterator[_Fault]:
    """Two things to pick, or to place, that read the same."""
    controls = question.controls()
    groups = [("items", [(control.name, control.label) for control in controls])]
    groups += [("options", [*control.options]) for control in controls[:1]]
    for _, pairs in groups:
        said = sorted((" ".join(label.split()).casefold(), name) for name, label in pairs if label.strip())
        for (one, _), (other, name) in pairwise(said):
            if one == other:
                at = _place(question, name)
                yield at, "option-twin", f"Deux réponses se lisent de même : « {one} ».", "Dites-les autrement."


def _place(question: Question, name: str) -> Location:
    for field in ("options", "items", "pairs"):
        if name in getattr(question, field, {}):
            return (field, name)
    return ()


def _silent(question: Choice | Several) -> Iterator[_Fault]:
    for id, option in question.options.items():
        if not option.right and not option.feedback:
            what = f"Rien n'explique pourquoi « {id} » ne convient pas."
            yield ("options", id), "feedback-missing", what, "Ajoutez « feedback: … »."


def _given_away(question: Question) -> str:
    """The right answer, when the hint holds it word for word."""
    if not question.hint or question.kind == "truefalse":
        return ""
    hint, answer = plain(question.hint), question.answer()
    for control in question.controls():
        value = answer.get(control.name, "")
        label = control.label if control.type == "checkbox" and value else dict(control.options).get(value, value)
        if control.type != "select" and label and re.search(rf"(?<!\w){re.escape(plain(label))}(?!\w)", hint):
            return label
    return ""


def _longest(questions: tuple[Question, ...], limit: int) -> tuple[str, str, str] | None:
    """Whether somebody who always picks the longest option would do well."""
    choices = [question for question in questions if isinstance(question, Choice)]
    telling = [question.id for question in choices if _longest_is_right(question)]
    if len(choices) < _FEW or len(telling) * 100 <= limit * len(choices):
        return None
    what = f"Dans {len(telling)} questions à choix unique sur {len(choices)}, la bonne option est la plus longue."
    return "option-longest", what, f"Abrégez-la, ou étoffez les autres : {', '.join(telling)}."


def _longest_is_right(question: Choice) -> bool:
    right = max(len(option.text) for option in question.options.values() if option.right)
    return all(len(option.text) < right for option in question.options.values() if not option.right)
