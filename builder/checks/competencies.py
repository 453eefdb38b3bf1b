"""Each competency of the course is taught, practised and assessed."""

from collections.abc import Iterator

from builder.checks.draft import Draft
from builder.errors import Problem
from builder.model import Course

WHOLE = True


def check(course: Course, draft: Draft) -> Iterator[Problem]:
    taught, practised, assessed = _taught(course), _practised(course), _assessed(course)
    for id, written in draft.of("competency").items():
        if id not in taught:
            what, fix = f"Aucune leçon n'enseigne {id}.", "Nommez-la dans les « competencies » d'une leçon."
            yield written.document.problem(written.at, "competency-untaught", what, fix)
        if id not in practised:
            what = f"Ni auto-vérification, ni cas, ni feuille de travail ne fait pratiquer {id}."
            fix = "Ajoutez-en une qui porte cette compétence."
            yield written.document.problem(written.at, "competency-unpractised", what, fix)
        if id not in assessed:
            what, fix = f"Aucune question de quiz n'évalue {id}.", "Ajoutez-en une à une banque."
            yield written.document.problem(written.at, "competency-unassessed", what, fix)


def _taught(course: Course) -> set[str]:
    return {id for lesson in course.lessons.values() for id in lesson.head.competencies}


def _practised(course: Course) -> set[str]:
    choices = (c for case in course.cases.values() for scene in case.scenes.values() for c in scene.choices.values())
    decided = {id for choice in choices for id in choice.scores}
    filled = {id for sheet in course.worksheets.values() for id in sheet.competencies}
    return {check.competency for check in course.checks.values()} | decided | filled


def _assessed(course: Course) -> set[str]:
    return {question.competency for quiz in course.quizzes.values() for question in quiz.written}
