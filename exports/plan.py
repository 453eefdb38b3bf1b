"""What the player in a package must know of a course: shapes, keys and quotas, as JSON. Never a sentence to show."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from builder.model import Case, Course, Lesson, Module, Quiz, Worksheet
from builder.questions import Control, Question
from exports.plain import plain

_DESCRIPTION = 250


def plan(
    course: Course, modules: Iterable[Module], shaped: Callable[[Question], dict[str, Any]] | None = None
) -> dict[str, Any]:
    """Ids, keys and shapes: what the state is coded with, and what answers are graded with.

    `shaped` may give less of a question, when only the state's size is wanted: see `shape`.
    """
    kept = tuple(modules)
    quizzes = [module.quiz for module in kept if module.quiz]
    return {
        "course": course.id,
        "package": package(course, kept),
        "revision": course.revision[:8],
        "pass": max((quiz.pass_mark for quiz in quizzes), default=0),
        "lessons": [unit.id for module in kept for unit in module.units() if isinstance(unit, Lesson | Worksheet)],
        "required": [unit.id for module in kept for unit in module.units()],
        "objectives": {module.id: [unit.id for unit in module.units()] for module in kept},
        "questions": {
            question.id: shaped(question) if shaped else _question(question, course) for question in _questions(kept)
        },
        "quizzes": {quiz.id: _quiz(quiz) for quiz in quizzes},
        "cases": {case.id: _case(case, None if shaped else course) for module in kept for case in module.cases},
        "language": course.language,
    }


def brief(course: Course, modules: Iterable[Module]) -> dict[str, Any]:
    """As much of a plan as a recovery code is read with (`exports.recovery`): little enough to be kept for years."""
    kept = tuple(modules)
    return {
        "course": course.id,
        "package": package(course, kept),
        "required": [unit.id for module in kept for unit in module.units()],
        "quizzes": {module.quiz.id: {"attempts": module.quiz.attempts} for module in kept if module.quiz},
        "cases": {case.id: {"possible": case.key()["possible"]} for module in kept for case in module.cases},
    }


def package(course: Course, modules: tuple[Module, ...]) -> str:
    """Names the browser's own copy: another choice of modules keeps another copy, another language the same one."""
    whole = [_part(module, course) for module in course.modules]
    parts = [_part(module, course) for module in modules]
    return course.id if parts == whole else "/".join([course.id, *parts])


def _part(module: Module, course: Course) -> str:
    """A module's id; with its units when some are left out, for other units are another package."""
    units = [unit.id for unit in module.units()]
    whole = [unit.id for unit in course.module[module.id].units()]
    return module.id if units == whole else "+".join([module.id, *units])


def _questions(modules: Iterable[Module]) -> Iterator[Question]:
    for module in modules:
        for lesson in module.lessons:
            yield from lesson.checks.values()
        if module.quiz:
            yield from module.quiz.questions


def shape(question: Question) -> dict[str, Any]:
    """As much of a question as gives the size of an answer."""
    return {"slots": [_slot(control) for control in question.controls()], "possible": question.key()["possible"]}


def _question(question: Question, course: Course) -> dict[str, Any]:
    key = question.key()
    return {
        **shape(question),
        "interaction": question.interaction(),
        "key": key,
        "competency": question.competency,
        "ask": plain(question.ask, course, _DESCRIPTION),
    }


def _slot(control: Control) -> dict[str, Any]:
    if control.type in ("number", "text", "textarea"):
        return {"name": control.name, "kind": "number" if control.type == "number" else "text"}
    values = ["on"] if control.type == "checkbox" else [value for value, _ in control.options]
    return {"name": control.name, "values": values}


def _quiz(quiz: Quiz) -> dict[str, Any]:
    return {
        "bank": {question.id: question.competency for question in quiz.questions},
        "quotas": quiz.quotas,
        "shuffle": quiz.shuffle,
        "pass": quiz.pass_mark,
        "attempts": quiz.attempts,
    }


def _case(case: Case, course: Course | None) -> dict[str, Any]:
    """`endings` says how each of them is called and worth, when more is wanted than a size."""
    scenes = {
        id: {choice: {"goto": c.goto, "points": c.points} for choice, c in scene.choices.items()}
        for id, scene in case.scenes.items()
    }
    outline = {"start": case.start, "scenes": scenes, "possible": case.key()["possible"]}
    return outline | {"endings": _endings(case, course)} if course else outline


def _endings(case: Case, course: Course) -> dict[str, dict[str, str]]:
    title = plain(case.title, course)
    ends = {id: scene for id, scene in case.scenes.items() if scene.ending}
    return {
        id: {
            "worth": scene.ending or "",
            "title": f"{title} : {plain(scene.title or scene.text, course)}"[:_DESCRIPTION],
        }
        for id, scene in ends.items()
    }
