"""Each of the fourteen modules holds what a learner was promised: lessons, checks, a bank, a case, a sheet to print."""

import re
from collections import Counter

import pytest

from builder import Course
from builder.model import Lesson, Module
from tests.conftest import ROOT

MODULES = [f"m{number:02}" for number in range(1, 15)]
FOUND_ELSEWHERE = re.compile(r"^:{3,}\{(?!check|situation|reflection)[a-z]+\}|^\|.+\|$|^!\[", re.MULTILINE)
"""Something other than prose: a block, a table, a picture."""


@pytest.fixture(params=MODULES)
def module(request: pytest.FixtureRequest, baom: Course) -> Module:
    return baom.module[str(request.param)]


def source(lesson: Lesson, module: Module) -> str:
    (file,) = ROOT.glob(f"modules/{module.number:02}-*/[0-9][0-9]-{lesson.id}.fr.md")
    return file.read_text("utf-8")


def drawn(lesson: Lesson, module: Module, baom: Course) -> int:
    """The words of the chronology, where a lesson tells it: they stand in the record."""
    if "{chronology}" not in source(lesson, module):
        return 0
    return sum(len(f"{event.title} {event.text}".split()) for event in baom.framework.chronology.values())


def test_four_to_six_lessons_of_a_quarter_of_an_hour(module: Module, baom: Course) -> None:
    assert 4 <= len(module.lessons) <= 6
    for lesson in module.lessons:
        assert 500 <= lesson.words + drawn(lesson, module, baom) <= 950, lesson.id
        assert 2 <= len(lesson.checks) <= 3, lesson.id
        assert 10 <= lesson.minutes <= 15, lesson.id


def test_a_lesson_opens_at_the_counter_shows_something_and_ends_on_an_action(module: Module) -> None:
    for lesson in module.lessons:
        body = source(lesson, module).split("\n---\n", 1)[1].strip()
        assert body.startswith(":::{situation}"), lesson.id
        assert re.findall(r"^## (.+)$", body, re.MULTILINE)[-1] == "À faire", lesson.id
        assert FOUND_ELSEWHERE.search(body), lesson.id


def test_a_bank_is_wide_enough_to_draw_from(module: Module) -> None:
    assert module.quiz
    bank = module.quiz.written

    assert len(bank) >= 15
    assert len({question.kind for question in bank}) >= 5
    assert 8 <= module.quiz.length <= 12
    assert {question.difficulty for question in bank} >= {1, 2}


def test_a_question_teaches_whoever_misses_it(module: Module) -> None:
    assert module.quiz
    lessons = {lesson.id for lesson in module.lessons}
    for question in module.quiz.written:
        assert question.feedback.wrong, question.id
        assert question.read in lessons, question.id


def test_a_module_has_a_case_and_a_sheet_to_print(module: Module) -> None:
    assert module.cases
    assert module.aids


def test_banks_hold_enough_and_no_question_twice(baom: Course) -> None:
    asked = [question for module in baom.modules if module.quiz for question in module.quiz.written]

    assert len(asked) >= 240
    assert [ask for ask, times in Counter(question.ask for question in asked).items() if times > 1] == []


def test_the_final_assessment_is_balanced(baom: Course) -> None:
    final = baom.quizzes["evaluation-finale"]
    drawn = Counter(question.competency for question in final.drawn("un essai"))

    assert drawn == {f"C{number}": 3 for number in range(1, 11)}
    assert final.pass_mark == 70
    assert final.drawn("un essai") != final.drawn("un autre")


@pytest.mark.parametrize("competency", [f"C{number}" for number in range(1, 11)])
def test_each_competency_is_taught_practised_and_assessed(baom: Course, competency: str) -> None:
    assert [lesson.id for lesson in baom.lessons.values() if competency in lesson.head.competencies]
    assert [check.id for check in baom.checks.values() if check.competency == competency]
    assert len([q for quiz in baom.quizzes.values() for q in quiz.written if q.competency == competency]) >= 6
