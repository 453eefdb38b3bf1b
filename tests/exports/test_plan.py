"""The plan holds ids, shapes and keys: enough to grade and to keep, nothing to read."""

import json
from dataclasses import replace

import pytest

from builder import Course
from builder.errors import ExportError
from exports import PROFILES, edition, export
from exports.plan import plan


def test_every_activity_is_in_the_plan(minimal: Course) -> None:
    made = plan(minimal, minimal.modules)

    assert made["required"] == ["premier-mot", "compter", "porte", "quiz-m01", "rappeler", "plan-de-suivi"]
    assert set(made["questions"]) == set(minimal.questions)
    assert made["quizzes"]["quiz-m01"]["attempts"] == 2
    assert made["cases"]["porte"]["scenes"]["seuil"]["accueillir"] == {"goto": "age", "points": 2}
    assert json.loads(json.dumps(made)) == made


def test_slots_say_what_may_be_answered(minimal: Course) -> None:
    questions = plan(minimal, minimal.modules)["questions"]

    assert questions["q-vrai"]["slots"] == [{"name": "answer", "values": ["true", "false"]}]
    assert questions["q-ordre"]["slots"][0] == {"name": "saluer", "values": ["1", "2", "3"]}
    assert questions["q-plusieurs"]["slots"][0] == {"name": "ecouter", "values": ["on"]}
    assert questions["q-nombre"]["slots"] == [{"name": "answer", "kind": "number"}]
    assert questions["q-texte"]["slots"] == [{"name": "answer", "kind": "text"}]


def test_a_module_cut_short_is_another_package(minimal: Course) -> None:
    whole, brief = minimal.modules[:1], (minimal.modules[0].with_only({"compter"}),)

    assert plan(minimal, brief)["required"] == ["compter"]
    assert plan(minimal, brief)["package"] != plan(minimal, whole)["package"]


def test_ids_are_the_same_in_every_language(minimal: Course, minimal_ar: Course) -> None:
    french, arabic = plan(minimal, minimal.modules), plan(minimal_ar, minimal_ar.modules)

    assert french["package"] == arabic["package"]
    for made in (french, arabic):
        del made["language"]
        for question in made["questions"].values():
            del question["ask"]
    assert french == arabic


def test_another_choice_of_modules_is_kept_apart(minimal: Course) -> None:
    assert plan(minimal, minimal.modules)["package"] == "essai"
    assert plan(minimal, minimal.modules[:1])["package"] == "essai/m01"


def test_a_state_that_would_not_travel_is_refused(minimal: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PROFILES, "moodle", replace(PROFILES["moodle"], limit=100))

    with pytest.raises(ExportError, match="100"):
        export("scorm12", edition(minimal))
