"""Translating a course: what is left, a place for what is not there yet, and the mark of what is done."""

import json
import re
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builder import Course, load_course
from builder.cli import parcours
from builder.load import survey
from builder.player import Player
from builder.player.speech import spoken
from builder.words import words
from tests.builder.test_player import Doors
from tests.conftest import COURSES

QUIZ = "quizzes/01-accueil.ar.yaml"
KEPT = re.compile(r"\{[a-z-]+\}(?:`[^`]+`)?|\[[^]]+\]\([^)]+\)")
LESSON = "modules/01-accueil/02-compter"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The small course, to change."""
    return shutil.copytree(COURSES / "minimal", tmp_path / "course")


def i18n(*words: str | Path) -> Result:
    return CliRunner().invoke(parcours, ["i18n", *map(str, words)])


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def units(course: Path) -> dict[str, str]:
    found: dict[str, Any] = json.loads(i18n("status", course, "--format", "json").output)
    return {unit["name"]: unit["state"] for unit in found["ar"]["units"]}


def late(course: Path) -> list[tuple[str, int]]:
    return [(p.path, p.line) for p in survey(course).problems if p.code == "translation-stale"]


def speak(file: Path) -> None:
    """Do a translator's work on a skeleton: fill every string, add a word to a page."""
    text = file.read_text("utf-8")
    if file.suffix == ".md":
        file.write_text(text.replace("draft: true\n", "") + "\nكلام.\n", "utf-8")
        return
    told: list[str] = []
    above = ""
    number = count(1)
    for line in text.replace("[]", "[كلمة]").split("\n"):
        kept = " ".join([f"كلام{next(number)}", *KEPT.findall(above)])
        told.append(line.replace('""', json.dumps(kept, ensure_ascii=False)))
        above = above + line + " " if line.lstrip().startswith("#") else ""
    file.write_text("\n".join(told), "utf-8")


def test_status_counts_what_is_done_and_what_is_left(copy: Path) -> None:
    said = i18n("status", copy).output

    assert "arabe (ar)" in said
    assert "m02  Suivre" in said
    assert units(copy)["modules/01-accueil/01-premier-mot.ar.md"] == "done"
    assert units(copy)[f"{LESSON}.ar.md"] == "missing"
    assert i18n("status", COURSES / "bad-ids").output == "Ce cours n'a qu'une langue.\n"


def test_a_skeleton_shows_the_original_until_it_is_translated(copy: Path) -> None:
    i18n("sync", copy)
    page, quiz = copy / f"{LESSON}.ar.md", (copy / QUIZ).read_text("utf-8")
    course = load_course(copy, "ar")

    assert "draft: true" in page.read_text("utf-8")
    assert '# Quel premier mot ?\n    ask: ""' in quiz
    assert (course.lessons["compter"].language, course.quizzes["quiz-m01"].language) == ("fr", "fr")
    assert set(units(copy).values()) == {"done", "missing"}
    assert [problem for problem in survey(copy).problems if problem.severity == "error"] == []


def test_sync_is_done_once_and_keeps_what_is_written(copy: Path) -> None:
    own = "# La mienne\ntitle: اختبار # vu avec Amal\nquestions:\n  q-vrai:\n    feedback: {right: نعم}\n"
    (copy / QUIZ).write_text(own, "utf-8")
    i18n("sync", copy)
    once = {file: file.read_bytes() for file in copy.rglob("*.*")}
    again = i18n("sync", copy)

    assert again.output == "Tout y est.\n"
    assert {file: file.read_bytes() for file in copy.rglob("*.*")} == once
    assert (copy / QUIZ).read_text("utf-8").startswith("# La mienne\ntitle: اختبار # vu avec Amal\nquestions:\n")
    assert 'feedback: {right: نعم, wrong: ""}' in (copy / QUIZ).read_text("utf-8")


def test_a_question_that_is_translated_shows_while_others_wait(copy: Path) -> None:
    overlay = "questions:\n  q-vrai:\n    ask: نكتب قبل أن نستمع.\n    if_true: لا.\n    if_false: نعم.\n"
    (copy / QUIZ).write_text(overlay + "    feedback: {right: نستمع., wrong: نستمع أولا.}\n", "utf-8")
    course = load_course(copy, "ar")

    assert course.questions["q-vrai"].ask == "نكتب قبل أن نستمع."
    assert course.questions["q-choix"].ask == "Quel premier mot ?"
    spoken = {id: course.language_of("question", id) for id in ("q-vrai", "q-choix")}
    assert spoken == {"q-vrai": "ar", "q-choix": "fr"}


def test_what_is_translated_from_the_skeleton_is_done(copy: Path) -> None:
    i18n("sync", copy)
    for file in (copy / QUIZ, copy / f"{LESSON}.ar.md"):
        speak(file)

    assert {state for name, state in units(copy).items() if name.startswith((QUIZ, LESSON))} == {"done"}
    assert load_course(copy, "ar").quizzes["quiz-m01"].language == "ar"


def test_a_change_of_one_question_makes_its_translation_late_and_no_other(copy: Path) -> None:
    i18n("sync", copy)
    speak(copy / QUIZ)
    change(copy / "quizzes/01-accueil.yaml", "On écrit avant d'écouter.", "On écoute avant d'écrire.")
    lines = (copy / QUIZ).read_text("utf-8").split("\n")

    assert late(copy) == [(QUIZ, lines.index("  q-vrai:") + 1)]
    assert load_course(copy, "ar").questions["q-vrai"].ask.startswith("كلام")

    assert i18n("done", f"{copy / QUIZ}#q-vrai").output == f"{QUIZ} : 1 partie à jour.\n"
    assert late(copy) == []


def test_a_changed_page_is_late_until_somebody_says_it_is_read_again(copy: Path) -> None:
    page = copy / "modules/01-accueil/01-premier-mot.ar.md"
    change(copy / "modules/01-accueil/01-premier-mot.fr.md", "Affichez un mot d'accueil.", "Affichez deux mots.")

    assert late(copy) == [("modules/01-accueil/01-premier-mot.ar.md", 9)]
    assert load_course(copy, "ar").lessons["premier-mot"].language == "ar"
    assert i18n("done", page).exit_code == 0
    assert late(copy) == []


def test_what_is_not_read_is_no_change(copy: Path) -> None:
    change(copy / "modules/01-accueil/01-premier-mot.fr.md", "minutes: 5", "minutes: 7")
    change(copy / "modules/01-accueil/01-premier-mot.fr.md", "Un mot.\n", "Un mot.   \n")

    assert late(copy) == []


def test_a_new_sentence_is_added_where_it_belongs(copy: Path) -> None:
    i18n("sync", copy)
    speak(copy / QUIZ)
    before = (copy / QUIZ).read_text("utf-8")
    change(
        copy / "quizzes/01-accueil.yaml",
        "    ask: Que fait le bureau ?\n",
        "    ask: Que fait le bureau ?\n    hint: Deux choses.\n",
    )
    i18n("sync", copy)
    after = (copy / QUIZ).read_text("utf-8")

    assert '    # Deux choses.\n    hint: ""\n' in after
    assert after.replace('    # Deux choses.\n    hint: ""\n', "") == before
    assert units(copy)[f"{QUIZ}#questions/q-plusieurs"] == "missing"
    assert load_course(copy, "ar").language_of("question", "q-plusieurs") == "fr"


def test_nobody_declares_what_is_not_translated(copy: Path) -> None:
    i18n("sync", copy)
    page = i18n("done", copy / f"{LESSON}.ar.md")
    part = i18n("done", f"{copy / QUIZ}#q-vrai")
    other = i18n("done", copy / "course/course.yaml", copy / "nulle-part.ar.md")

    assert (page.exit_code, part.exit_code, other.exit_code) == (1, 1, 1)
    assert "encore l'original, mot pour mot" in page.stderr
    assert "il reste 5 textes à traduire" in part.stderr
    assert "n'est la traduction d'aucun autre" in other.stderr
    assert "n'est pas dans un cours" in other.stderr


def test_a_name_may_be_translated_before_the_rest(copy: Path) -> None:
    (copy / "course/framework.ar.yaml").write_text("process:\n  ecoute: {title: الاستماع}\n", "utf-8")
    course = load_course(copy, "ar")

    assert course.framework.process["ecoute"].title == "الاستماع"
    assert course.language_of("process", "ecoute", "title") == "ar"
    assert course.language_of("process", "ecoute") == course.language_of("process", "accueil", "title") == "fr"


def test_a_sentence_left_in_the_original_language_says_so(copy: Path) -> None:
    """English and French have the same letters: only the course knows which of its sentences were left."""
    change(copy / "course/course.yaml", "[fr, ar]", "[fr, ar, en]")
    (copy / "course/framework.en.yaml").write_text("process:\n  ecoute: {title: Listening}\n", "utf-8")
    course = load_course(copy, "en")
    told, left = course.framework.process["ecoute"], course.framework.rights["naissance"]
    player = Player(course, Doors(), words("en"))

    assert spoken(told.title, course) == "en"
    assert spoken(told.purpose, course) == spoken(left.delays[0], course) == "fr"
    assert player.say("process", "ecoute", "title", told.title) == "Listening"
    lesson = player.lesson(course.lessons["premier-mot"])
    assert "This lesson is not translated yet; here it is in French." in lesson


def test_wordings_of_a_translation_join_those_of_the_original(copy: Path) -> None:
    i18n("sync", copy)
    speak(copy / QUIZ)
    text = load_course(copy, "ar").questions["q-texte"]

    assert text.key()["slots"]["answer"]["accepts"] == ["كلمة", "jugement déclaratif", "déclaratif"]  # type: ignore[typeddict-item]


def test_any_language_may_be_the_original(tmp_path: Path) -> None:
    files = {
        "course/course.yaml": "id: c\ntitle: A course\nsummary: One.\nlanguage: en\nlanguages: [en, es]\n"
        "license: CC0\nattribution: Us\n",
        "course/competencies.yaml": "C1: {title: Greet}\n",
        "course/competencies.es.yaml": "C1: {title: Saludar}\n",
        "modules/01-one/module.yaml": "id: m01\ntitle: One\nsummary: One.\ncompetencies: [C1]\nreviewed: 2026-11-01\n",
        "modules/01-one/01-hello.en.md": "---\ntitle: Hello\nminutes: 3\nobjectives: [greet.]\ncompetencies: [C1]\n"
        "reviewed: 2026-11-01\n---\n\n## Hello\n\nSay hello.\n",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    own, spanish = load_course(tmp_path), load_course(tmp_path, "es")

    assert (own.language, own.lessons["hello"].language) == ("en", "en")
    assert (spanish.language, spanish.lessons["hello"].language) == ("es", "en")
    assert spanish.competencies["C1"].title == "Saludar"
    assert spanish.modules[0].language == "en"


def test_a_whole_translation_has_nothing_left(copy: Path, minimal: Course) -> None:
    i18n("sync", copy)
    for file in copy.rglob("*.ar.*"):
        if "01-premier-mot" not in file.name:
            speak(file)
    i18n("done", *(file for file in copy.rglob("*.ar.*")))
    course = load_course(copy, "ar")

    assert set(units(copy).values()) == {"done"}
    assert survey(copy).problems == ()
    assert course.untranslated.keys() <= {f"source/{id}" for id in minimal.sources} | {"course/essai"} | {
        f"term/{id}" for id in minimal.glossary
    }
    assert {lesson.language for lesson in course.lessons.values()} == {"ar"}
