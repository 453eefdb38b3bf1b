"""From folders to a Course: languages, contexts, what belongs to what, and the revision."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder import ContentError, Course, load_course
from builder.model import Case, Pathway, Quiz
from tests.conftest import COURSES


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The small course, to change."""
    return shutil.copytree(COURSES / "minimal", tmp_path / "course")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_module_holds_its_lessons_cases_and_quiz_in_order(minimal: Course) -> None:
    units = [unit.id for unit in minimal.modules[0].units()]

    assert units == ["premier-mot", "compter", "porte", "quiz-m01"]
    assert [aid.id for aid in minimal.modules[0].aids] == ["fiche-accueil"]


def test_a_course_cannot_be_changed(minimal: Course) -> None:
    with pytest.raises(AttributeError):
        minimal.language = "ar"  # type: ignore[misc]  # that it is frozen is the point
    with pytest.raises(ValueError, match="frozen"):
        minimal.quizzes["quiz-m01"].title = "Autre"


def test_a_pathway_selects_and_orders_modules(minimal: Course) -> None:
    assert [module.id for module in minimal.pathway_modules("court")] == ["m01"]
    assert [module.id for module in minimal.pathway_modules(None)] == ["m01", "m02"]


def test_a_pathway_may_keep_some_units_of_a_module(minimal: Course) -> None:
    brief = Pathway(title="Bref", modules=("m02", "m01"), only={"m01": ("quiz-m01", "compter")})
    rest, kept = replace(minimal, pathways={"bref": brief}).pathway_modules("bref")

    assert [unit.id for unit in kept.units()] == ["compter", "quiz-m01"]
    assert kept.aids == minimal.module["m01"].aids
    assert rest == minimal.module["m02"]


def test_a_translated_course_has_the_same_ids(minimal: Course, minimal_ar: Course) -> None:
    assert minimal_ar.questions.keys() == minimal.questions.keys()
    assert minimal_ar.revision == minimal.revision


def test_what_is_not_translated_says_its_language(minimal_ar: Course) -> None:
    assert minimal_ar.lessons["premier-mot"].language == "ar"
    assert minimal_ar.lessons["compter"].language == "fr"
    assert minimal_ar.quizzes["quiz-m01"].language == "fr"
    assert minimal_ar.glossary["etat-civil"].language == "ar"
    assert minimal_ar.glossary["ecoute"].language == "fr"


def test_strings_laid_over_a_yaml_file_translate_it(minimal_ar: Course) -> None:
    assert minimal_ar.title == "درس تجريبي"
    assert minimal_ar.modules[0].title == "الاستقبال"


def test_a_wholly_translated_case_is_in_its_language(copy: Path) -> None:
    overlay = """
title: الباب
summary: امرأة تدفع الباب.
personas:
  awa: {name: أوا, role: أم رضيع عمره 26 يوما}
scenes:
  seuil:
    text: الثلاثاء.
    voices: [{says: السلام عليكم.}]
    ask: ماذا تقول؟
    choices:
      accueillir: {text: اجلسي., consequence: جلست., legal: {text: ثلاثون يوما.}}
      papiers: {text: أوراقك؟, consequence: تراجعت.}
  age:
    text: عمره 26 يوما.
    ask: ماذا تفعل؟
    choices:
      guichet: {text: أرافقها., consequence: ذهبتما.}
      demain: {text: عودي غدا., consequence: مر يوم.}
  peur:
    text: تنظر إلى الباب.
    ask: ماذا بعد؟
    choices:
      excuse: {text: عفوا., consequence: بقيت.}
      silence: {text: لا شيء., consequence: خرجت.}
  bonne: {text: تم., title: في الوقت, debrief: حسبت الأيام.}
  moyenne: {text: بقيت ثلاثة أيام., title: بالكاد, debrief: اليوم مهم.}
  mauvaise: {text: لم تعد., title: باب مغلق, debrief: الكلمة الأولى تقرر.}
"""
    (copy / "quizzes/cases/porte.ar.yaml").write_text(overlay, "utf-8")
    case = load_course(copy, "ar").cases["porte"]

    assert (case.language, case.title) == ("ar", "الباب")
    assert case.scenes["seuil"].choices["accueillir"].scores == {"C5": 2}


def test_a_half_translated_case_stays_whole_in_the_original(copy: Path) -> None:
    (copy / "quizzes/cases/porte.ar.yaml").write_text("title: الباب\n", "utf-8")

    assert load_course(copy, "ar").cases["porte"].title == "La porte"


def test_the_revision_follows_the_content(copy: Path, minimal: Course) -> None:
    assert load_course(copy).revision == minimal.revision
    change(copy / "modules/02-suite/01-rappeler.fr.md", "Le téléphone sonne.", "Le téléphone vibre.")
    assert load_course(copy).revision != minimal.revision


def test_the_usual_context_gives_its_words(minimal: Course) -> None:
    assert minimal.context is not None
    assert "Souss-Massa" in "".join(str(piece) for piece in minimal.lessons["premier-mot"].body)


def test_another_context_changes_the_text_and_the_modules() -> None:
    course = load_course(COURSES / "minimal", context="ailleurs")

    assert [module.id for module in course.modules] == ["m01"]
    assert "Oriental" in "".join(str(piece) for piece in course.lessons["premier-mot"].body)


@pytest.mark.parametrize(
    ("language", "context", "code"), [("en", None, "language-unknown"), ("fr", "x", "context-unknown")]
)
def test_what_does_not_exist_is_a_problem(language: str, context: str | None, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        load_course(COURSES / "minimal", language, context)

    assert [problem.code for problem in caught.value.problems] == [code]


def test_every_problem_is_raised_together() -> None:
    with pytest.raises(ContentError) as caught:
        load_course(COURSES / "bad-fields")

    assert len(caught.value.problems) == 10
    assert caught.value.problems == sorted(caught.value.problems)


def test_a_quiz_draws_what_it_says(minimal: Course) -> None:
    quiz = minimal.quizzes["quiz-m01"]
    drawn = quiz.drawn("graine")

    assert quiz.length == len(drawn) == 7
    assert drawn == quiz.drawn("graine")
    assert sum(question.competency == "C5" for question in drawn) == 4


def test_a_path_leads_through_a_case(minimal: Course) -> None:
    case = minimal.cases["porte"]

    assert case.at([]) == "seuil"
    assert case.at(["accueillir", "guichet"]) == "bonne"
    assert case.response(["papiers", "excuse"]) == {"seuil": "papiers", "peur": "excuse"}
    assert case.at(["accueillir", "perdu"]) == "age"
    assert (case.best["seuil"], case.longest) == (5, 3)


def test_units_are_of_three_sorts(minimal: Course) -> None:
    sorts = {type(unit) for module in minimal.modules for unit in module.units()}
    assert {Case, Quiz} < sorts
