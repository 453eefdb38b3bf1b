"""A course small enough to read in a test, with nothing to fix until a test spoils one of its files."""

from datetime import date
from pathlib import Path

from builder.load import survey
from builder.settle import Report

TODAY = date(2026, 12, 1)

LESSON = """---
title: Accueillir
minutes: 3
objectives: [dire bonjour.]
competencies: [C1]
reviewed: 2026-11-01
---

## Bonjour

On dit bonjour, puis on écoute.

:::{check}
id: mot
type: choice
competency: C1
ask: Quel mot d'abord ?
options:
  bonjour: {text: Bonjour., right: true, feedback: Oui.}
  papiers: {text: Vos papiers ?, feedback: Ce mot ferme la porte.}
feedback: {right: Bien., wrong: Relisez.}
:::
"""
QUIZ = """id: quiz-m01
title: Quiz
module: m01
questions:
  - id: q-vrai
    type: truefalse
    competency: C1
    difficulty: 1
    sources: []
    ask: On écoute avant d'écrire.
    answer: true
    feedback: {right: Oui., wrong: Relisez.}
"""
CASE = """id: porte
title: La porte
module: m01
minutes: 2
summary: Quelqu'un entre.
start: seuil
scenes:
  seuil:
    text: Quelqu'un entre.
    choices:
      parler: {text: Bonjour., goto: fin, consequence: On s'assied., scores: {C1: 1}}
  fin: {text: Fin., ending: good, debrief: Voilà.}
"""
FILES = {
    "course/course.yaml": "id: essai\ntitle: Essai\nsummary: Peu.\nlicense: CC0\nattribution: Nous\nlanguages: [fr]\n",
    "course/competencies.yaml": "C1: {title: Accueillir}\n",
    "modules/01-un/module.yaml": "id: m01\ntitle: Un\nsummary: Un.\ncompetencies: [C1]\nreviewed: 2026-11-01\n",
    "modules/01-un/01-accueillir.fr.md": LESSON,
    "quizzes/01-un.yaml": QUIZ,
    "quizzes/cases/porte.yaml": CASE,
}
PAGE = "modules/01-un/01-accueillir.fr.md"
COURSE = "course/course.yaml"


def report(root: Path, files: dict[str, str], today: date = TODAY) -> Report:
    """What a survey says of the small course once these files are written over it."""
    for path, text in {**FILES, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return survey(root, today=today)


def codes(root: Path, files: dict[str, str], today: date = TODAY) -> list[str]:
    return [problem.code for problem in report(root, files, today).problems]


def with_checks(checks: str) -> dict[str, str]:
    """course.yaml with this below `checks:`."""
    return {COURSE: FILES[COURSE] + f"checks:\n  {checks}\n"}


def page(text: str) -> dict[str, str]:
    """The lesson, with this at its end."""
    return {PAGE: LESSON + "\n" + text}
