"""Rules that look across a course: what nobody uses, competencies, quizzes, cases."""

from pathlib import Path

import pytest

from builder.model import Case
from builder.source import read_yaml
from tests.builder.trial import CASE, COURSE, FILES, LESSON, PAGE, QUIZ, codes, page, report

SOURCES = "S1: {title: Une loi, reliability: primary}\n"
GLOSSARY = "accueil: {term: Accueil, definition: Recevoir., sources: [S1]}\n"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"course/sources.yaml": SOURCES}, "source-unused"),
        ({"course/sources.yaml": SOURCES, "course/glossary.yaml": GLOSSARY}, "term-unused"),
        ({"modules/01-un/media/photo.jpg": "x"}, "media-unused"),
    ],
)
def test_what_nobody_uses_is_said(tmp_path: Path, files: dict[str, str], code: str) -> None:
    (problem,) = report(tmp_path, files).problems

    assert (problem.code, problem.severity) == (code, "warning")


def test_one_use_anywhere_is_enough(tmp_path: Path) -> None:
    quiz = QUIZ.replace("sources: []", "sources: [S1]")
    case = CASE.replace("text: Fin.", 'text: "{term}`accueil`"')
    files = {"course/sources.yaml": SOURCES, "course/glossary.yaml": GLOSSARY, "quizzes/01-un.yaml": quiz}

    assert codes(tmp_path, {**files, "quizzes/cases/porte.yaml": case}) == []


def test_what_one_language_alone_shows_is_used(tmp_path: Path) -> None:
    arabic = LESSON.replace("On dit bonjour, puis on écoute.", "![صف من الكراسي](media/photo.jpg)")
    files = {
        COURSE: FILES[COURSE].replace("[fr]", "[fr, ar]"),
        PAGE.replace(".fr.", ".ar."): arabic,
        "modules/01-un/media/photo.jpg": "x",
    }

    assert "media-unused" not in codes(tmp_path, files)


def test_a_broken_course_is_not_told_what_it_lacks(tmp_path: Path) -> None:
    assert codes(tmp_path, {**page("[la fiche](#nulle-part)"), "course/sources.yaml": SOURCES}) == ["page-unknown"]


def test_each_competency_is_taught_practised_and_assessed(tmp_path: Path) -> None:
    found = report(tmp_path, {"course/competencies.yaml": "C1: {title: Un}\nC2: {title: Deux}\n"}).problems

    assert [problem.code for problem in found] == [
        "competency-unassessed", "competency-unpractised", "competency-untaught",
    ]  # fmt: skip
    assert {(problem.path, problem.line) for problem in found} == {("course/competencies.yaml", 2)}


def bank(*questions: str) -> dict[str, str]:
    return {"quizzes/01-un.yaml": QUIZ + "".join(questions)}


def question(id: str, options: str, kind: str = "choice", more: str = "") -> str:
    return (
        f"  - {{id: {id}, type: {kind}, competency: C1, difficulty: 1, sources: [], ask: Que dire ?, {more}"
        f"options: {{{options}}}, feedback: {{right: Oui., wrong: Relisez.}}}}\n"
    )


GOOD, BAD = "a: {text: Bonjour, right: true}", "b: {text: Vos papiers, feedback: Non.}"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (question("q", f"{GOOD}, b: {{text: Rien}}"), "feedback-missing"),
        (question("q", f"{GOOD}, {BAD}, c: {{text: ' bonjour', feedback: Non.}}"), "option-twin"),
        (question("q", f"{GOOD}, {BAD}", more="hint: Dites « bonjour » !, "), "hint-answer"),
        (question("q", "a: {text: Un, right: true}, b: {text: Deux, right: true}", "several", "credit: all, "),
         "options-all-right"),
    ],
)  # fmt: skip
def test_a_fault_of_a_question_is_found(tmp_path: Path, written: str, code: str) -> None:
    assert codes(tmp_path, bank(written)) == [code]


def test_items_that_read_the_same_cannot_be_ranked(tmp_path: Path) -> None:
    ordering = question("q", f"{GOOD}, {BAD}", "ordering").replace("options", "items").replace(", right: true", "")

    assert codes(tmp_path, bank(ordering)) == []
    assert codes(tmp_path, bank(ordering.replace("Vos papiers", "Bonjour"))) == ["option-twin"]


def test_a_bank_whose_longest_option_is_right_is_named(tmp_path: Path) -> None:
    telling = [
        question(f"q{n}", f"a: {{text: La bonne réponse, bien longue, right: true}}, {BAD}".replace(", bien", " bien"))
        for n in range(3)
    ]
    (problem,) = report(tmp_path, bank(*telling, question("q3", f"{GOOD}, {BAD}"))).problems

    assert (problem.code, problem.line) == ("option-longest", 4)
    assert problem.fix.endswith("q0, q1, q2.")
    assert codes(tmp_path, bank(*telling[:2], question("q2", f"{GOOD}, {BAD}"))) == []


HOPELESS = """
  seuil:
    text: Quelqu'un entre.
    choices:
      parler: {text: Bonjour., goto: fin, consequence: Bien., scores: {C1: 1}}
      crier: {text: Sortez !, goto: rue, consequence: Mal., scores: {C1: 0}}
  rue:
    text: Dehors.
    choices: {partir: {text: Partir., goto: coin, consequence: Bon.}}
  coin:
    text: Au coin.
    choices: {partir: {text: Partir., goto: perdu, consequence: Bon.}}
  perdu: {text: Perdu., ending: bad, debrief: Voilà.}
"""


def test_where_hope_ends_is_said_once(tmp_path: Path) -> None:
    start, _, end = CASE.partition("\n  seuil:")
    case = start + HOPELESS.rstrip() + "\n  fin:" + end.partition("\n  fin:")[2]
    (problem,) = report(tmp_path, {"quizzes/cases/porte.yaml": case}).problems

    assert (problem.code, problem.line) == ("scene-no-return", 13)
    sad = case.replace("ending: good", "ending: mixed")
    assert codes(tmp_path, {"quizzes/cases/porte.yaml": sad}) == []


def test_the_longest_route_gives_the_minutes_of_a_case(tmp_path: Path) -> None:
    long = CASE.replace("text: Fin.", f"text: {'mot ' * 1800}")
    (problem,) = report(tmp_path, {"quizzes/cases/porte.yaml": long}).problems

    assert (problem.code, problem.line, problem.fix) == (
        "case-minutes", 4, "Écrivez « minutes: 10 », ou changez le texte.",
    )  # fmt: skip


def test_a_session_is_half_a_day_at_most(tmp_path: Path) -> None:
    path = "modules/01-un/module.yaml"
    running = "facilitator:\n  running: [{minutes: 200, title: Parler}, {minutes: %s, title: Marcher}]\n"
    (problem,) = report(tmp_path, {path: FILES[path] + running % 60}).problems

    assert (problem.code, problem.path, problem.severity) == ("session-long", path, "warning")
    assert codes(tmp_path, {path: FILES[path] + running % 40}) == []


def test_a_case_that_loops_is_not_playable() -> None:
    case = Case.model_validate(read_yaml(CASE.replace("goto: fin", "goto: seuil"), "x").data)

    assert not case.playable
